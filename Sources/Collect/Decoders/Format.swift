import JSON
import Model

/// The format of a source's bytes.
enum Format: Sendable, Hashable {
  case json
  /// One JSON value on each line.
  case ndjson
  /// YAML in which every scalar is text, as in our own configuration.
  case yaml
  case csv(CSVStyle)
  case lines(LineStyle)
  /// A Markdown list of tasks.
  case tasks
  /// An iCalendar file (RFC 5545).
  case ics
  /// Notes that people write as text or Markdown. In a folder also CSV and saved mail, by the file's extension.
  case notes
  /// Mail of these senders: addresses and domains.
  case mail([Template])

  /// The words of the setting `format:`.
  static let words = ["json", "ndjson", "yaml", "csv", "lines", "tasks", "ics", "notes", "mail"]

  /// The usual format of a file with this name; nil where the extension is not known.
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
  /// Whether the author of the data chose the names of its fields. In other formats they come from a table's headings
  /// or from our decoder.
  var hasNamedFields: Bool {
    switch self {
    case .json, .ndjson, .yaml, .lines: true
    case .csv, .tasks, .ics, .notes, .mail: false
    }
  }

  /// Whether its texts may hold numbers as people write them.
  var hasNumbersInText: Bool {
    if case .csv = self { true } else { hasNamedFields }
  }

  private var isMail: Bool { if case .mail = self { true } else { false } }

  /// Whether the format gives only notes. A note in it that does not state its kind says what was done.
  var isWrittenByPeople: Bool {
    switch self {
    case .notes, .mail: true
    default: false
    }
  }
}

extension Format {
  /// Decodes one part.
  ///
  /// - Parameters:
  ///   - values: fills in the senders of mail, and tells which day is today.
  ///   - calendar: reads calendar files; it also knows the kind of record and whether jq makes the records.
  func decode(
    _ part: Fetched.Part, _ values: TemplateValues, calendar: CalendarDecoder
  ) throws(DecodingProblem) -> Decoded {
    let bytes = part.bytes
    if let page = WebPage(bytes), !isMail { throw DecodingProblem(page.sentence) }
    if let sentence = ForeignFile.sentence(bytes) { throw DecodingProblem(sentence) }
    // With a jq program, any value may become a record, so columns and lists are not checked.
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

  /// Reads a file of a folder. Whoever may write into the folder may also put mail of any sender there.
  private func notes(_ part: Fetched.Part) throws(DecodingProblem) -> Decoded {
    switch DropFolder.ending(of: part.name) {
    case "csv": try CSVDecoder(CSVStyle(columns: nil), kind: .note).decode(TextDecoder.text(part.bytes))
    case "eml": MailDecoder(senders: ["*"]).decode(part.bytes)
    default: NoteTextDecoder.decode(TextDecoder.text(part.bytes))
    }
  }
}
