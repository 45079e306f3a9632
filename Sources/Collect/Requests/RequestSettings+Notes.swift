import Config
import HTTP
import Model
import YAML

/// Settings of requests for what people write: notes and mail.
extension RequestSettings {
  /// The kind of record. Formats that people write in give notes.
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

  /// The senders whose mail is read. They are required, because anybody can send a mail.
  func senders(_ section: inout Section) -> [Template] {
    let senders = (section.templates("senders") ?? []).compactMap { openTemplate($0, section, at: "senders") }
    if senders.isEmpty {
      section.report(
        "is missing \"senders\": the domains and addresses whose mail is read, for example senders: [voorbeeld.nl]")
    }
    return senders
  }

  /// Reads `imap:`. The login of a source without a system is read together with its headers.
  func imap(_ section: inout Section) -> RequestForm.Fetch? {
    let address = section.template("imap").flatMap { openTemplate($0, section, at: "imap") }
    // An address without placeholders can be checked now.
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
