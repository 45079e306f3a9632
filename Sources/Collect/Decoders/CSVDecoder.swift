import Model

/// How a CSV is written, where it does not show by itself.
struct CSVStyle: Sendable, Hashable {
  /// Nil: found in the header line.
  var separator: Unicode.Scalar?
  /// Nil: point, and comma too where a semicolon separates the columns.
  var decimal: NumberStyle?
  /// Our field name to the heading of the file.
  var columns: [String: String] = [:]
}

/// CSV with a header line (RFC 4180, and what Excel makes of it): the headings, in lower case, are the names of the fields.
struct CSVDecoder {
  private let style: CSVStyle
  init(_ style: CSVStyle) { self.style = style }

  func decode(_ text: String) throws(DecodingProblem) -> Decoded {
    var scalars = Array(text.unicodeScalars)[...]
    var separator = style.separator
    // Excel's own first line.
    if scalars.starts(with: "sep=".unicodeScalars), let given = scalars.dropFirst(4).first {
      separator = separator ?? given
      scalars = scalars.drop { $0 != "\n" }.dropFirst()
    }
    let found = separator ?? Self.separator(ofHeader: scalars)
    let rows = try CSVRows(scalars, separator: found).all()
    guard let header = rows.first else {
      throw DecodingProblem("it is empty; a line with the names of the columns was expected")
    }
    let names = try self.names(header.cells)
    var decoded = Decoded(value: .null, numbers: style.decimal ?? (found == ";" ? .either : .point))
    var values: [Value] = []
    for row in rows.dropFirst() {
      guard row.cells.dropFirst(names.count).allSatisfy(\.isEmpty) else {
        decoded.problems.append(
          RowProblem(
            "it has \(row.cells.count) cells and the header has \(names.count); put text that contains the separator in double quotes",
            .form, line: row.line))
        continue
      }
      decoded.lines.append(row.line)
      values.append(.object(Dictionary(zip(names, row.cells.map(Value.text)), uniquingKeysWith: { first, _ in first })))
    }
    decoded.value = .list(values)
    return decoded
  }

  private func names(_ header: [String]) throws(DecodingProblem) -> [String] {
    let headings = header.map { $0.lowercased() }
    var names = headings
    for (ours, theirs) in style.columns.sorted(by: { $0.key < $1.key }) {
      guard let index = headings.firstIndex(of: theirs.lowercased()) else {
        throw DecodingProblem(
          "it has no column \"\(shown(theirs))\"; its columns are \(shown(header.joined(separator: ", "), limit: 200))")
      }
      names[index] = ours
    }
    for name in Set(names) where !name.isEmpty && names.count(where: { $0 == name }) > 1 {
      throw DecodingProblem("two columns are named \"\(shown(name))\"")
    }
    return names
  }

  /// The separator that stands most often in the first line, outside quotes.
  static func separator(ofHeader text: ArraySlice<Unicode.Scalar>) -> Unicode.Scalar {
    var counts: [Unicode.Scalar: Int] = [:]
    var quoted = false
    for scalar in text {
      if scalar == "\"" { quoted.toggle() }
      if scalar == "\n", !quoted { break }
      if !quoted { counts[scalar, default: 0] += 1 }
    }
    return [",", ";", "\t"].max { (counts[$0] ?? 0) < (counts[$1] ?? 0) } ?? ","
  }
}
