import HTTP
import Model

/// Fetches the newest mail of a month from a mailbox on a server. The mailbox is not changed by that.
struct MailboxRead: Sendable {
  let address: String
  let login: Secret
  let password: Secret
  let today: CivilDate
  let within: Duration
  let access: HTTPAccess
  let client: any MailboxClient

  func fetch() async -> Result<Fetched, FetchProblem> {
    let mailbox: MailboxAddress
    switch MailboxAddress.read(address) {
    case .success(let found): mailbox = found
    case .failure(let mistake): return .failure(FetchProblem("its address \(mistake)"))
    }
    let request = MailboxRequest(
      address: mailbox, login: login, password: password, since: today.adding(days: -Int(DropFolder.days)),
      limits: MailboxLimits(
        total: within, mailBytes: MailMessage.sizeLimit, allBytes: FetchProblem.sizeLimit, mails: Maildir.mailLimit),
      access: access)
    switch await client.read(request) {
    case .failure(let failure): return .failure(FetchProblem(failure.sentence, canRetry: failure.canRetry))
    case .success(let answer):
      var fetched = Fetched(parts: [], hasIndependentParts: true)
      fetched.parts = answer.mails.map { mail in
        .init(name: "mail \(mail.uid) of \(mailbox.folder)", bytes: mail.bytes, arrived: mail.arrived)
      }
      if answer.found > fetched.parts.count {
        fetched.problems.append(
          RowProblem("\(answer.found) mails came in a month; only the newest \(fetched.parts.count) were read", .excess)
        )
      }
      return .success(fetched)
    }
  }
}
