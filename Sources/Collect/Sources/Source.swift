import Config
import HTTP
import Model

/// One place of a team to read facts from, as the configuration gives it: what to ask, and what may leave this room.
package struct Source: Sendable {
  package let name: SourceName
  /// What readers call it.
  package let title: String
  /// The system it is of; nil when the source says itself how it is read.
  package let system: String?
  /// All its requests together.
  package let deadline: Duration
  /// The jq program that maps it, or nil when the names fit already.
  package let program: String?

  /// Within how many workdays its work is to be done, where that was agreed.
  package let agreed: Int?

  let requests: [RequestForm]
  let parameters: [String: ParameterValue]
  let http: HTTPForm
  let access: HTTPAccess
  let policy: SourcePolicy
  /// Where commands run; for a system's, the root.
  let directory: String
  /// How the dates of all its requests are written, where it says so.
  let dates: DateOrder?
  /// What a note of it is that does not say so itself.
  let noteKind: NoteKind?
  private(set) var privacy: Privacy
  /// Knows the secrets that its requests carry.
  let redaction: Redaction
  /// The same for what records say, which others wrote and which is to be left as it is: without short secrets, which are also words
  /// and numbers, and without the words of an address that is secret.
  let echoes: Redaction
  /// Where braces stand that nothing fills in: with them it is not read.
  let unfilled: Location?
}

extension Source {
  /// Settings that every source has, besides the parameters of its system.
  package static let settings: [(name: String, about: String)] = [
    ("system", "the system it is of: a file of config/systems, or of your own"),
    ("title", "what readers call it"),
    ("counted", "kinds of items that are told as a number; true for all, false for none"),
    ("quiet", "labels and kinds of work that nobody notices as long as it is done"),
    ("exclude", "what is not read at all: { labels: [...], kinds: [...] }"),
    ("titles", "hidden: items are told by their number only"),
    ("agreed", "within how many workdays its work is to be done, for example 5 days"),
    ("note_kind", "what a note is that does not say so itself: thanks, customer, learned, done, next or stuck"),
    ("dates", "d-m-y or m-d-y: how its dates are written; times without a zone are on the team's clock then"),
    ("deadline", "how long reading it may take, for example 30s (the default) or 2m"),
    ("ca", "a file with a private certificate authority"),
    ("proxy", "the proxy on the way to it, or a group of its url, login and password"),
  ]

  /// Settings of a source without a system.
  package static let directSettings: [(name: String, about: String)] = [
    ("file", "a path or a pattern such as figures/*.csv"),
    ("command", "a program and its arguments, as a list; no shell reads it"),
    ("environment", "variables for the command"),
    ("get", "an address; it may be a secret"),
    ("folder", "a folder in which people put notes: .txt, .md, .csv and .eml"),
    ("maildir", "a mailbox on this machine, as a Maildir"),
    ("imap", "a mailbox on a server, imaps://HOST/FOLDER, with login and password"),
    ("senders", "for mail: the domains and addresses whose mail is read"),
    ("query", "what stands after the ? of the address"),
    ("headers", "headers of the request; a value may be a secret"),
    ("login", "for basic authentication, with password"),
    ("password", "a secret, with login"),
    ("token", "a secret, sent as a bearer token"),
    ("format", "json, ndjson, yaml, csv, lines, tasks, ics, notes or mail; the file's ending tells it too"),
    ("gives", "item, milestone, metric, decision, note, absence or event"),
    ("each", "jq: from the whole to one value a record"),
    ("jq", "jq: from that value to the fields of a record"),
    ("gone", "what it means that a record left the list: vanished or finished"),
    ("keep", "finished: only what is finished since the last update"),
    ("sections", "headings whose entries are of another kind"),
    ("columns", "for csv: our name and the heading of the file"),
    ("separator", "for csv: , or ; or tab, when the rows do not show it"),
    ("decimal", "comma or point, where numbers stand in text"),
    ("fields", "for lines: the names of the fields"),
    ("field_separator", "for lines: what stands between fields (a tab)"),
    ("record_separator", "for lines: what stands between records (a line feed)"),
  ]

  /// Reads the settings of a source. Nil when it cannot be used; what is wrong is in the section's problems.
  ///
  /// - Parameter privacy: whose spelling is whose, who is never named, and about how few people no figure is told.
  package init?(
    name: SourceName, section: inout Section, systems: SystemCatalog, privacy: Privacy = Privacy()
  ) {
    self.name = name
    self.privacy = privacy
    let given = section.text("title")
    let filled = section.problems.unfilled.count
    deadline = section.value("deadline", expected: "a time like 30s or 2m, at most 10m", Self.deadline) ?? .seconds(30)
    agreed = section.value("agreed", expected: "a number of workdays, for example 5 days", Self.workdays)
    let way = section.wayThere(isOld: true)
    let kinds = NoteKind.allCases.filter { $0 != .headline }
    noteKind = section.choice("note_kind", kinds.map { ($0.rawValue, $0) })
    access = HTTPAccess(ca: way.ca, proxy: way.proxy)
    dates = section.choice("dates", DateOrder.allCases.map { ($0.rawValue, $0) })
    if section.has("system") {
      let word = section.text("system") ?? ""
      guard let found = systems.systems[word] else {
        if !systems.broken.contains(word) {
          let known = systems.names.isEmpty ? "there are none here" : "known: \(systems.names.joined(separator: ", "))"
          let near = suggestion(for: word, among: systems.names)
          section.report("is \"\(shown(word))\", which is not a system\(known: near); \(known: known)", at: "system")
        }
        return nil
      }
      var values: [String: ParameterValue] = [:]
      for parameter in found.parameters { values[parameter.name] = parameter.read(from: &section) }
      system = word
      title = given ?? found.title
      (requests, http, program) = (found.requests, found.http, found.program)
      parameters = values
      unfilled =
        section.problems.unfilled.dropFirst(filled).first ?? found.unfilled.first
        ?? found.parameters.first { $0.unfilled != nil && !section.has($0.name) }?.unfilled
      directory = "/"
      policy = SourcePolicy(&section, counted: found.counted)
      section.finish()
      guard values.count == found.parameters.count else { return nil }
      guard Self.reachesItsAddress(requests, values, section) else { return nil }
      for case .imap(let address, _, _) in requests.map(\.fetch) {
        guard case .failure(let mistake)? = address.text(values).map(MailboxAddress.read) else { continue }
        section.report("\(mistake)", at: section.has("url") ? "url" : nil)
        return nil
      }
    } else {
      guard let direct = DirectSource(&section) else { return nil }
      system = nil
      title = given ?? name.text
      (requests, http, parameters) = ([direct.request], direct.http, direct.secrets)
      program = direct.request.usesJQ ? JQProgram.text(definitions: "", requests: requests) : nil
      directory = direct.directory
      unfilled = section.problems.unfilled.dropFirst(filled).first
      policy = SourcePolicy(&section, counted: [])
      section.finish()
    }
    let secrets = Source.secrets(parameters) + way.secrets
    redaction = Redaction(secrets)
    echoes = Redaction(secrets.flatMap(Source.keys).filter { $0.reveal().utf8.count >= Redaction.run })
    warnOfOpenSecret(section)
    if section.restricted, let place = requests.lazy.compactMap(\.fetch.onThisMachine).first {
      section.report(
        "reads \(known: place), which \(known: section.location.file) may not: it does not belong to root or may be written by others"
      )
      return nil
    }
  }

  /// An address that begins with a setting of the source, `url: redmine.example.org`, is judged before anybody asks there.
  private static func reachesItsAddress(
    _ requests: [RequestForm], _ values: [String: ParameterValue], _ section: Section
  ) -> Bool {
    for case .get(let address, _) in requests.map(\.fetch) {
      guard case .value(let first)? = address.parts.first, case .text(let written)? = values[first.name],
        !written.isEmpty, Origin(written) == nil
      else { continue }
      let hasScheme = written.contains("://")
      section.report(
        hasScheme
          ? "is not an address such as https://host/path: http or https, and no login in it"
          : "does not begin with https:// or http://; write the whole address, for example https://\(written)",
        at: section.has(first.name) ? first.name : nil)
      return false
    }
    return true
  }

  /// The host to which a secret goes over plain http, so that anybody on the way can read it; nil when there is none.
  package var openHost: String? {
    guard parameters.values.contains(where: \.isSecret) else { return access.openProxy }
    let hosts = requests.lazy.compactMap { request -> String? in
      guard case .get(let address, _) = request.fetch else { return nil }
      let text = address.text(parameters) ?? parameters["the address"]?.secret?.reveal()
      return text.flatMap { HTTPAddress($0) }.flatMap { $0.isOpen ? $0.hostAndPort : nil }
    }
    return hosts.first ?? access.openProxy
  }

  private func warnOfOpenSecret(_ section: Section) {
    guard let host = openHost else { return }
    section.report(
      "sends a secret over plain http to \(host), which anybody on the way can read; use https://, and make a new secret",
      at: ["get", "url"].first(where: section.has), severity: .warning)
  }

  /// A login is no secret, but the two together as a header has them are.
  private static func secrets(_ parameters: [String: ParameterValue]) -> [Secret] {
    var secrets: [Secret] = []
    for case (let name, .secret(let secret)) in parameters where name != "the login" { secrets.append(secret) }
    if case .secret(let login)? = parameters["the login"], case .secret(let password)? = parameters["the password"] {
      secrets.append(Secret(SourceReader.basic(login.reveal(), password.reveal())))
    }
    return secrets
  }

  /// Of an address what is no word of every address, as `https://` and `calendar` are: what has a digit in it.
  private static func keys(_ secret: Secret) -> [Secret] {
    let text = secret.reveal()
    guard text.contains("://") else { return [secret] }
    // Behind each % two digits stand for a character.
    let stretches = text.split(separator: "%", omittingEmptySubsequences: false).enumerated().map { index, stretch in
      stretch.dropFirst(index == 0 ? 0 : 2)
    }
    let parts = stretches.flatMap { $0.split { !($0.isLetter || $0.isNumber || "-_~".contains($0)) } }
    return parts.filter { $0.contains(where: \.isNumber) }.map { Secret(String($0)) }
  }

  /// `5 days` or `5 workdays`: both are the team's workdays.
  private static func workdays(_ text: String) -> Int? {
    let words = text.split(separator: " ")
    guard words.count == 2, let count = Int.digits(words[0]), (1...250).contains(count),
      ["day", "days", "workday", "workdays"].contains(words[1])
    else { return nil }
    return count
  }

  private static func deadline(_ text: String) -> Duration? {
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    guard let count = Int(digits), count > 0 else { return nil }
    let seconds: Int
    switch text.dropFirst(digits.count).trimmingSpaces() {
    case "s": seconds = count
    case "m": seconds = count * 60
    default: return nil
    }
    return seconds <= 600 ? .seconds(seconds) : nil
  }
}

extension Source {
  /// The same source, which tells no more of people than another privacy allows.
  package func keepingBack(_ other: Privacy) -> Source {
    var source = self
    source.privacy = privacy.keepingBack(other)
    return source
  }

  /// Every kind of record it can give.
  package var gives: Set<RecordKind> { requests.reduce(into: []) { $0.formUnion($1.kinds) } }

  var readsMailboxes: Bool { requests.contains { if case .imap = $0.fetch { true } else { false } } }
  var runsCommands: Bool { requests.contains { if case .command = $0.fetch { true } else { false } } }
}

extension RequestForm.Fetch {
  /// What it reaches on our own machine; nil for the network.
  fileprivate var onThisMachine: String? {
    switch self {
    case .file: "a file"
    case .folder, .maildir: "a folder"
    case .command: "a command"
    case .get, .imap: nil
    }
  }
}
