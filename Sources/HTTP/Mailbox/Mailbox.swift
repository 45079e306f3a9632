import Model

/// A look into a mailbox on a server: what came since a day, the newest of it. Nothing there changes by it.
public struct MailboxRequest: Sendable {
  public var address: MailboxAddress
  public var login: Secret
  public var password: Secret
  /// The first day, by the server's calendar.
  public var since: CivilDate
  public var limits: MailboxLimits
  public var access: HTTPAccess

  public init(
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

public struct MailboxLimits: Sendable, Hashable {
  public var connect: Duration = .seconds(5)
  public var total: Duration
  /// Of each mail its beginning.
  public var mailBytes: Int
  /// Of all of them.
  public var allBytes: Int
  public var mails: Int

  public init(total: Duration, mailBytes: Int, allBytes: Int, mails: Int) {
    self.total = total
    self.mailBytes = mailBytes
    self.allBytes = allBytes
    self.mails = mails
  }
}

/// A mail as the server has it.
public struct MailboxMail: Sendable, Hashable {
  /// The server's number for it.
  public let uid: UInt32
  /// When it came into the mailbox, by the server's clock; nil when the server does not say so.
  public let arrived: Instant?
  public let bytes: [UInt8]

  public init(uid: UInt32, arrived: Instant?, bytes: [UInt8]) {
    self.uid = uid
    self.arrived = arrived
    self.bytes = bytes
  }
}

public struct MailboxAnswer: Sendable, Hashable {
  /// Oldest first.
  public var mails: [MailboxMail]
  /// How many there were since the day.
  public var found: Int

  public init(mails: [MailboxMail], found: Int) {
    self.mails = mails
    self.found = found
  }
}

/// Why a mailbox was not read. The text is a sentence without a full stop that names the host and the folder at most.
public struct MailboxFailure: Error, Sendable, Hashable {
  public let sentence: String
  public let canRetry: Bool
  public init(_ sentence: String, canRetry: Bool = false) {
    self.sentence = sentence
    self.canRetry = canRetry
  }
}

public protocol MailboxClient: Sendable {
  func read(_ request: MailboxRequest) async -> Result<MailboxAnswer, MailboxFailure>
}
