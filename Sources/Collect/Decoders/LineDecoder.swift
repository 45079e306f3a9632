import Model

/// Where records and fields end in a text, and what the fields are called.
struct LineStyle: Sendable, Hashable {
  /// Without names a row has one field, `line`.
  var fields: [String] = ["line"]
  var fieldSeparator = "\t"
  var recordSeparator = "\n"
}

/// Text cut into rows: `git log` with unit and record separators, `ps`, a list of hosts.
struct LineDecoder {
  private let style: LineStyle
  init(_ style: LineStyle) { self.style = style }

  func decode(_ text: String) -> Decoded {
    var decoded = Decoded(value: .null)
    var rows: [Value] = []
    // Scalars, not characters: a separator followed by a combining mark is still a separator.
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
      var row: [String: Value] = [:]
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
    // A carriage return ends a line where nothing else does; between line feeds it is a program's progress.
    return text.split(separator: text.contains("\n") ? "\n" : "\r", omittingEmptySubsequences: false)
  }

  private func lineEnds(_ text: ArraySlice<Unicode.Scalar>) -> Int { text.count { $0 == "\n" } }

  /// git ends each record with a line feed of its own, which then stands before the next one.
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
