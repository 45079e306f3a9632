import Config
import HTTP
import Model

/// The parts of a request that are about what people write.
extension RequestSettings {
  /// What it gives; what people write is notes.
  func gives(_ section: inout Section, _ format: Format?) -> RecordKind {
    let given = section.choice("gives", RecordKind.allCases.map { ($0.rawValue, $0) })
    let isWrittenByPeople = format?.isWrittenByPeople ?? false
    if isWrittenByPeople, let given, given != .note {
      section.report("is \"\(known: given.rawValue)\"; what people write is notes", at: "gives")
    }
    if let given { return given }
    if !section.has("gives"), !isWrittenByPeople { section.report("is missing \"gives\", for example gives: item") }
    return isWrittenByPeople ? .note : .item
  }

  /// Whose mail is read. Anybody can send one, so somebody has to be named.
  func senders(_ section: inout Section) -> [Template] {
    let senders = (section.templates("senders") ?? []).compactMap { openTemplate($0, section, at: "senders") }
    if senders.isEmpty {
      section.report(
        "is missing \"senders\": the domains and addresses whose mail is read, for example senders: [voorbeeld.nl]")
    }
    return senders
  }

  /// A source's own login is read where its headers are.
  func imap(_ section: inout Section) -> RequestForm.Fetch? {
    let address = section.template("imap").flatMap { openTemplate($0, section, at: "imap") }
    // One that is written out can be judged now.
    if let address, case .literal(let text)? = address.parts.first, address.parts.count == 1,
      case .failure(let mistake) = MailboxAddress.read(text)
    {
      section.report("\(mistake)", at: "imap")
    }
    guard isInSystem else { return address.map { .imap($0, login: nil, password: nil) } }
    let login = section.template("login").flatMap { template($0, section, at: "login") }
    let password = section.template("password").flatMap { template($0, section, at: "password") }
    if login == nil || password == nil { section.report("is missing its login and password", at: "imap") }
    return address.map { .imap($0, login: login, password: password) }
  }
}
