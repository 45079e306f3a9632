import Config
import JSON
import Model
import YAML

/// One request of a source: how it is fetched, in which format the answer is, and which records it gives.
struct RequestForm: Sendable {
  enum Fetch: Sendable {
    /// A path or a glob pattern.
    case file(Template)
    case command(CommandForm)
    case get(Template, query: [(name: String, value: Template)])
    /// A folder in which people put files.
    case folder(Template)
    case maildir(Template)
    /// An address `imaps://…`. A system states the login in its request, a source beside it.
    case imap(Template, login: Template?, password: Template?)

    /// The only format that this can be read in; nil where `format:` decides.
    var format: String? {
      switch self {
      case .folder: "notes"
      case .maildir, .imap: "mail"
      case .file, .command, .get: nil
      }
    }
  }

  /// What it means when a record leaves the list of this request.
  enum Gone: Sendable { case vanished, finished }
  /// Keeps only what was finished, or created, since the last update.
  enum Keep: Sendable { case finished, created }

  let name: String
  let fetch: Fetch
  let format: Format
  /// The order of its dates and the sign of its fractions, where the request states them.
  let dates: DateOrder?
  let decimal: NumberStyle?
  /// The jq programs `each` (from the decoded value to one value a record) and `map` (from that to a record's
  /// fields).
  let each: String?
  let map: String?
  let gives: RecordKind
  /// Headings of a task list under which entries are of another kind.
  let sections: [(kind: RecordKind, headings: [Template])]
  let gone: Gone?
  /// What is left out unless it happened since the last update. The request usually asks for that already, but some
  /// servers ignore a filter.
  let keep: Keep?

  var usesJQ: Bool { each != nil || map != nil }

  /// Whether the request depends on time. It then does not give the whole list.
  var dependsOnTime: Bool {
    let templates: [Template] =
      switch fetch {
      case .get(let address, let query): [address] + query.map(\.value)
      case .command(let form): form.words + form.environment.values
      case .file(let path), .folder(let path), .maildir(let path): [path]
      case .imap: []
      }
    return templates.contains(where: \.dependsOnTime)
  }

  /// All kinds of records that it can give.
  var kinds: Set<RecordKind> { Set([gives] + sections.map(\.kind)) }
}

extension RequestForm {
  /// Reads the settings of one request. The caller finishes the section. Nil when the request cannot be used, which
  /// was then reported.
  ///
  /// - Parameters:
  ///   - names: the names that its templates may use.
  ///   - mapping: the key of its mapping program: `map` in a system file, `jq` in a source.
  ///   - secretAddress: the address of its `get:`, where that is a secret.
  init?(
    name: String, section: inout Section, names: TemplateNames, mapping: String, environment: [String: Template] = [:],
    advice: [(says: String, advice: String)] = [], secretAddress: Template? = nil
  ) {
    self.name = name
    let reader = RequestSettings(
      names: names, environment: environment, advice: advice, secretAddress: secretAddress, isInSystem: mapping == "map"
    )
    let fetch = reader.fetch(&section)
    let format = reader.format(&section, of: fetch)
    dates = section.choice("dates", DateOrder.allCases.map { ($0.rawValue, $0) })
    decimal = format?.hasNumbersInText == true ? reader.decimal(&section) : nil
    each = reader.program("each", &section)
    map = reader.program(mapping, &section)
    gives = reader.gives(&section, format)
    gone = section.choice("gone", [("vanished", Gone.vanished), ("finished", .finished)])
    keep = section.choice("keep", [("finished", Keep.finished), ("created", .created)])
    sections = reader.sections(&section)
    guard let fetch, let format else { return nil }
    let isKnown = section.isWord("gives", of: RecordKind.allCases.map(\.rawValue))
    if format == .ics, each == nil, map == nil, isKnown, gives != .event, gives != .absence {
      section.report(
        "is \(gives.rawValue); a calendar gives event or absence, and anything else only through \(mapping):",
        at: "gives")
    }
    self.fetch = fetch
    self.format = format
  }
}

extension RequestForm {
  /// The kind of an entry: that of the heading above it, else `gives`. A subtask is always of the kind `gives`.
  func kind(of value: JSONValue, values: TemplateValues) -> RecordKind {
    guard !sections.isEmpty, value.fields["parent"] == nil else { return gives }
    // The nearest heading counts that names a kind.
    let all: [JSONValue] =
      if case .list(let all)? = value.fields["sections"] { all.reversed() } else { [value.fields["section"] ?? .null] }
    let headings = all.compactMap { if case .text(let heading) = $0 { heading } else { nil } }
    let sections = sections.map { (kind: $0.kind, names: $0.headings.flatMap { $0.list(values) }) }
    return headings.lazy.compactMap { heading in
      sections.first { $0.names.contains { SectionHeading.isNamed($0, by: heading) } }?.kind
    }.first ?? gives
  }
}
