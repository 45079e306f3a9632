import Model

/// How a source's bytes are written.
enum Format: Sendable, Hashable {
  case json
  /// One JSON value a line.
  case ndjson
  /// Every scalar is text, as in our own configuration.
  case yaml
  case csv(CSVStyle)
  case lines(LineStyle)
  /// A Markdown list of tasks.
  case tasks
  /// An iCalendar file.
  case ics
  /// Notes that people wrote: text or Markdown; of a folder also CSV and mail, by the ending.
  case notes
  /// Mail of these senders.
  case mail([Template])

  /// The words of the configuration.
  static let words = ["json", "ndjson", "yaml", "csv", "lines", "tasks", "ics", "notes", "mail"]

  /// What a file of that name is usually in.
  static func word(forPath path: String) -> String? {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    guard let dot = name.lastIndex(of: ".") else { return nil }
    switch name[name.index(after: dot)...].lowercased() {
    case "json": return "json"
    case "ndjson", "jsonl": return "ndjson"
    case "yaml", "yml": return "yaml"
    case "csv", "tsv": return "csv"
    case "md", "markdown": return "tasks"
    case "ics": return "ics"
    case "eml": return "mail"
    default: return nil
    }
  }
}

extension Format {
  /// Whether the names of its fields are those of whoever wrote it, and not of a table or of a decoder of ours.
  var hasNamedFields: Bool {
    switch self {
    case .json, .ndjson, .yaml, .lines: true
    case .csv, .tasks, .ics, .notes, .mail: false
    }
  }

  /// Whether a number can stand in it as people write it.
  var hasNumbersInText: Bool {
    if case .csv = self { true } else { hasNamedFields }
  }

  private var isMail: Bool { if case .mail = self { true } else { false } }

  /// Notes and nothing else; one that does not say what it is is about what was done.
  var isWrittenByPeople: Bool {
    switch self {
    case .notes, .mail: true
    default: false
    }
  }
}

extension Format {
  /// The bytes as values; a mail's senders are named by `values`, `calendar` reads a calendar.
  func decode(
    _ part: Fetched.Part, _ values: TemplateValues, calendar: CalendarDecoder
  ) throws(DecodingProblem) -> Decoded {
    let bytes = part.bytes
    if let page = WebPage(bytes), !isMail { throw DecodingProblem(page.sentence) }
    if let sentence = ForeignFile.sentence(bytes) { throw DecodingProblem(sentence) }
    // What jq makes of a row is its own affair.
    let kind = calendar.isMapped ? nil : calendar.kind
    return switch self {
    case .json: try RecordList.checked(Decoded(value: try JSONReader.read(bytes)), of: kind)
    case .ndjson: try RecordList.checked(NDJSONDecoder.decode(bytes), of: kind)
    case .yaml: try RecordList.checked(YAMLDecoder.decode(bytes, file: part.name), of: kind)
    case .csv(let style): try CSVDecoder(style, kind: kind, today: values.window.today).decode(TextDecoder.text(bytes))
    case .lines(let style): LineDecoder(style).decode(TextDecoder.text(bytes))
    case .tasks: TaskListDecoder.decode(TextDecoder.text(bytes), people: calendar.people, list: part.list)
    case .ics: try calendar.decode(bytes)
    case .notes: try notes(part)
    case .mail(let senders): MailDecoder(senders: senders.flatMap { $0.list(values) }).decode(bytes)
    }
  }

  /// Whoever may write into the folder may send a mail through it.
  private func notes(_ part: Fetched.Part) throws(DecodingProblem) -> Decoded {
    switch DropFolder.ending(of: part.name) {
    case "csv": try CSVDecoder(CSVStyle(columns: nil), kind: .note).decode(TextDecoder.text(part.bytes))
    case "eml": MailDecoder(senders: ["*"]).decode(part.bytes)
    default: NoteTextDecoder.decode(TextDecoder.text(part.bytes))
    }
  }
}
