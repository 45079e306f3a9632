import Config
import HTTP
import Model
import YAML

/// One place from which a team's facts are read, as the configuration gives it: the requests, and what of their
/// answers may be told.
package struct Source: Sendable {
  package let name: SourceName
  /// The name that readers see.
  package let title: String
  /// The name of the source's system; nil when the source states itself how it is read.
  package let system: String?
  /// The limit on the time that all its requests take together.
  package let deadline: Duration
  /// The jq program that maps its answers; nil when these have our field names already.
  package let program: String?

  /// The agreed number of workdays in which its work is to be done; nil where none was agreed.
  package let agreed: Int?

  let requests: [RequestForm]
  let parameters: [String: ParameterValue]
  let http: HTTPForm
  let access: HTTPAccess
  let policy: SourcePolicy
  /// The absolute folder in which commands run and from which paths count; `/` for a source of a system.
  let directory: String
  /// The order of dates in all its requests, where the source states one.
  let dates: DateOrder?
  /// The kind of a note that does not state its kind.
  let noteKind: NoteKind?
  private(set) var privacy: Privacy
  /// Replaces the secrets that its requests carry in sentences.
  let redaction: Redaction
  /// Replaces secrets in the texts of records, which other people wrote. Short secrets are left out, because they are
  /// also ordinary words and numbers; so are the ordinary words of a secret address.
  let recordRedaction: Redaction
  /// The place of a placeholder that nothing fills in. Such a source is not read.
  let unfilled: Location?
}

extension Source {
  /// Reads the settings of a source. Nil when it cannot be used; the mistakes are then among the section's problems.
  ///
  /// - Parameter privacy: the spellings of people, who is never named, and the smallest group about which a figure is
  ///   told.
  package init?(
    name: SourceName, section: inout Section, systems: SystemCatalog, privacy: Privacy = Privacy()
  ) {
    self.name = name
    self.privacy = privacy
    let given = section.text("title")
    let filled = section.problems.unfilled.count
    deadline = section.value("deadline", expected: "a time like 30s or 2m, at most 10m", Self.deadline) ?? .seconds(30)
    agreed = section.value("agreed", expected: "a number of workdays, for example 5 days", Self.workdays)
    let way = section.networkSettings(isOld: true)
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

  /// Checks an address that begins with a setting of the source, such as `url: redmine.example.org`, before anything
  /// is sent there.
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

  /// `5 days` and `5 workdays` both mean the team's workdays.
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
  /// A copy that tells no more about people than `other` allows, either.
  package func keepingBack(_ other: Privacy) -> Source {
    var source = self
    source.privacy = privacy.keepingBack(other)
    return source
  }

  /// All kinds of records that it can give.
  package var gives: Set<RecordKind> { requests.reduce(into: []) { $0.formUnion($1.kinds) } }

  var readsMailboxes: Bool { requests.contains { if case .imap = $0.fetch { true } else { false } } }
  var runsCommands: Bool { requests.contains { if case .command = $0.fetch { true } else { false } } }
}

extension RequestForm.Fetch {
  /// What the request reads on this machine; nil for the network.
  fileprivate var onThisMachine: String? {
    switch self {
    case .file: "a file"
    case .folder, .maildir: "a folder"
    case .command: "a command"
    case .get, .imap: nil
    }
  }
}
