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
  let recordRedaction: Redaction
  /// Where braces stand that nothing fills in: with them it is not read.
  let unfilled: Location?
}

extension Source {
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
    recordRedaction = Redaction(secrets.flatMap(Source.keys).filter { $0.reveal().utf8.count >= Redaction.run })
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
