import Config
import Model

/// One thing to ask a source: how it is fetched, how it is written, and which records it gives.
struct RequestForm: Sendable {
  enum Fetch: Sendable {
    /// A path or a glob.
    case file(Template)
    case command(CommandForm)
    case get(Template, query: [(name: String, value: Template)])
    /// Where people drop files.
    case folder(Template)
    case maildir(Template)
    /// `imaps://…`; the login of a system stands in its request, that of a source beside it.
    case imap(Template, login: Template?, password: Template?)

    /// What it can only be read as.
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
  /// Only what was finished, or came in, since the last update.
  enum Keep: Sendable { case finished, created }

  let name: String
  let fetch: Fetch
  let format: Format
  /// How its dates and the fractions of its numbers are written, where it says so.
  let dates: DateOrder?
  let decimal: NumberStyle?
  /// jq: from the decoded value to one value a record, and from that to the fields of a record.
  let each: String?
  let map: String?
  let gives: RecordKind
  /// Headings of a list under which its entries are of another kind.
  let sections: [(kind: RecordKind, headings: [Template])]
  let gone: Gone?
  /// What is left out unless it happened since the last update; some servers drop a filter, so it is checked again here.
  let keep: Keep?

  var usesJQ: Bool { each != nil || map != nil }

  /// Whether what it asks for depends on the moment: then it does not give the whole list.
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

  /// Every kind of record it can give.
  var kinds: Set<RecordKind> { Set([gives] + sections.map(\.kind)) }
}

extension RequestForm {
  /// Reads the settings of one request; `names` is what its templates may use. The caller finishes the section.
  ///
  /// Nil when it cannot be used, which has been reported then.
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
  /// What stands under a heading of its own is of that heading's kind, but not what is indented below it.
  func kind(of value: Value, values: TemplateValues) -> RecordKind {
    guard !sections.isEmpty, value.fields["parent"] == nil else { return gives }
    // Of headings below each other the nearest one that says what its tasks are.
    let all: [Value] =
      if case .list(let all)? = value.fields["sections"] { all.reversed() } else { [value.fields["section"] ?? .null] }
    let headings = all.compactMap { if case .text(let heading) = $0 { heading } else { nil } }
    let sections = sections.map { (kind: $0.kind, names: $0.headings.flatMap { $0.list(values) }) }
    return headings.lazy.compactMap { heading in
      sections.first { $0.names.contains { SectionHeading.isNamed($0, by: heading) } }?.kind
    }.first ?? gives
  }
}
