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

  /// The words of the configuration.
  static let words = ["json", "ndjson", "yaml", "csv", "lines", "tasks", "ics"]

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
    default: return nil
    }
  }
}

/// What decoding gave: one value, or rows; and how numbers in texts are written.
struct Decoded: Sendable {
  var value: Value
  var numbers = NumberStyle.point
  /// Rows that did not fit, as sentences; the others stand.
  var problems: [String] = []
}

extension Format {
  /// The bytes as values; `file` names them in sentences, `calendar` reads them if they are one.
  func decode(_ bytes: [UInt8], file: String, calendar: CalendarDecoder) throws(DecodingProblem) -> Decoded {
    switch self {
    case .json: Decoded(value: try JSONReader.read(bytes))
    case .ndjson: try NDJSONDecoder.decode(bytes)
    case .yaml: try YAMLDecoder.decode(bytes, file: file)
    case .csv(let style): try CSVDecoder(style).decode(TextDecoder.text(bytes))
    case .lines(let style): LineDecoder(style).decode(String(decoding: bytes, as: UTF8.self))
    case .tasks: TaskListDecoder.decode(TextDecoder.text(bytes))
    case .ics: try calendar.decode(bytes)
    }
  }
}
