import Model

/// Asks for the newest mails since a day. Reading changes nothing in the mailbox.
package struct MailboxRequest: Sendable {
  package var address: MailboxAddress
  package var login: Secret
  package var password: Secret
  /// The first day, by the server's calendar.
  package var since: CivilDate
  package var limits: MailboxLimits
  package var access: HTTPAccess

  package init(
    address: MailboxAddress, login: Secret, password: Secret, since: CivilDate, limits: MailboxLimits,
    access: HTTPAccess = HTTPAccess()
  ) {
    self.address = address
    self.login = login
    self.password = password
    self.since = since
    self.limits = limits
    self.access = access
  }
}

package struct MailboxLimits: Sendable, Hashable {
  package var connect: Duration = .seconds(5)
  package var total: Duration
  /// The most bytes of one mail. Of a longer one the beginning is read.
  package var mailBytes: Int
  /// The most bytes of all mails together.
  package var allBytes: Int
  package var mails: Int

  package init(total: Duration, mailBytes: Int, allBytes: Int, mails: Int) {
    self.total = total
    self.mailBytes = mailBytes
    self.allBytes = allBytes
    self.mails = mails
  }
}

/// A mail as the server has it.
package struct MailboxMail: Sendable, Hashable {
  /// The server's number (UID) of the mail.
  package let uid: UInt32
  /// When the mail came into the mailbox, by the server's clock; nil when the server does not tell.
  package let arrived: Instant?
  package let bytes: [UInt8]

  package init(uid: UInt32, arrived: Instant?, bytes: [UInt8]) {
    self.uid = uid
    self.arrived = arrived
    self.bytes = bytes
  }
}

package struct MailboxAnswer: Sendable, Hashable {
  /// The mails that were read, oldest first.
  package var mails: [MailboxMail]
  /// How many mails the server has since the day, read or not.
  package var found: Int

  package init(mails: [MailboxMail], found: Int) {
    self.mails = mails
    self.found = found
  }
}

/// Why a mailbox was not read. The text is a sentence without a full stop that names the host and the folder at most.
package struct MailboxFailure: Error, Sendable, Hashable {
  package let sentence: String
  package let canRetry: Bool
  package init(_ sentence: String, canRetry: Bool = false) {
    self.sentence = sentence
    self.canRetry = canRetry
  }
}

package protocol MailboxClient: Sendable {
  func read(_ request: MailboxRequest) async -> Result<MailboxAnswer, MailboxFailure>
}
