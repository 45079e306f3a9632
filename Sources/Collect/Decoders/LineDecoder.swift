import JSON
import Model

/// What separates records and fields in a text, and the names of the fields.
struct LineStyle: Sendable, Hashable {
  /// The names of the fields. Without `fields:` a row has a single field, `line`.
  var fields: [String] = ["line"]
  var fieldSeparator = "\t"
  var recordSeparator = "\n"
}

/// Cuts text into rows: `git log` with unit and record separators, `ps`, a list of hosts.
struct LineDecoder {
  private let style: LineStyle
  init(_ style: LineStyle) { self.style = style }

  func decode(_ text: String) -> Decoded {
    var decoded = Decoded(value: .null)
    var rows: [JSONValue] = []
    // The text is compared by scalars: as a Character, a separator in front of a combining mark would be another one.
    let field = Array(style.fieldSeparator.unicodeScalars)
    var line = 1
    for record in records(Array(text.unicodeScalars)) {
      let head = record.prefix { $0 == "\n" || $0 == "\r" }
      let start = line + lineEnds(head)
      line += lineEnds(record) + (style.recordSeparator == "\n" ? 1 : 0)
      let record = trimmingNewlines(record)
      guard !record.isEmpty else { continue }
      let parts = style.fields.count == 1 ? [record] : split(record, at: field)
      guard parts.count <= style.fields.count else {
        decoded.problems.append(
          RowProblem("it has \(parts.count) fields instead of \(style.fields.count)", .form, line: start))
        continue
      }
      var row: [String: JSONValue] = [:]
      for (name, part) in zip(style.fields, parts) {
        row[name] = .text(String(String.UnicodeScalarView(part)))
      }
      decoded.lines.append(start)
      rows.append(.object(row))
    }
    decoded.value = .list(rows)
    return decoded
  }

  private func records(_ text: [Unicode.Scalar]) -> [ArraySlice<Unicode.Scalar>] {
    guard style.recordSeparator == "\n" else { return split(text, at: Array(style.recordSeparator.unicodeScalars)) }
    // Without line feeds, carriage returns end lines. Between line feeds they are the progress display of a program.
    return text.split(separator: text.contains("\n") ? "\n" : "\r", omittingEmptySubsequences: false)
  }

  private func lineEnds(_ text: ArraySlice<Unicode.Scalar>) -> Int { text.count { $0 == "\n" } }

  /// The record without line ends around it. git ends each record with a line feed, which then stands before the next
  /// one.
  private func trimmingNewlines(_ record: ArraySlice<Unicode.Scalar>) -> ArraySlice<Unicode.Scalar> {
    var record = record
    while let first = record.first, first == "\n" || first == "\r" { record.removeFirst() }
    while let last = record.last, last == "\n" || last == "\r" { record.removeLast() }
    return record
  }

  private func split(
    _ text: some RandomAccessCollection<Unicode.Scalar>, at separator: [Unicode.Scalar]
  ) -> [ArraySlice<Unicode.Scalar>] {
    let text = Array(text)
    guard !separator.isEmpty else { return [text[...]] }
    var parts: [ArraySlice<Unicode.Scalar>] = []
    var start = 0
    var index = 0
    while index + separator.count <= text.count {
      if text[index] == separator[0], text[index..<index + separator.count].elementsEqual(separator) {
        parts.append(text[start..<index])
        index += separator.count
        start = index
      } else {
        index += 1
      }
    }
    return parts + [text[start...]]
  }
}
