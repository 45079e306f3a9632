import JSON
import Model

/// Reads CSV with a row of headings (RFC 4180, and what Excel makes of it). The headings, in lower case, are the
/// names of the fields.
struct CSVDecoder {
  private let style: CSVStyle
  private let columns: CSVColumns
  let kind: RecordKind?
  let today: CivilDate?

  /// - Parameters:
  ///   - kind: what a row is a record of; nil where jq decides that and may use any column.
  ///   - today: the day before which a column of days counts as history; nil for no check.
  init(_ style: CSVStyle, kind: RecordKind? = nil, today: CivilDate? = nil) {
    self.style = style
    self.kind = kind
    self.today = today
    columns = CSVColumns(kind: kind, mapping: style.columns ?? [:], isConfigurable: style.columns != nil)
  }

  func decode(_ text: String) throws(DecodingProblem) -> Decoded {
    var scalars = Array(text.unicodeScalars)[...]
    var line = 1
    var separator = style.separator
    // The line `sep=;`, which Excel writes at the top.
    if let given = Self.excelSeparator(&scalars) {
      separator = separator ?? given
      line = 2
    }
    let found = separator ?? self.separator(of: scalars)
    let rows = try CSVRows(scalars, separator: found, line: line).all()
    guard let first = rows.first else {
      throw DecodingProblem("it is empty; a line with the names of the columns was expected")
    }
    var decoded = Decoded(value: .null)
    let header = try columns.header(of: rows)
    let headings = try columns.headings(rows[header], followedBy: rows[(header + 1)...])
    if header > 0 {
      decoded.notices.append(
        "\(columns.noKnownName(first)); they were found on line \(rows[header].line), and what stands before it was left out"
      )
    }
    decoded.numbers =
      style.decimal ?? (found == ";" || hasDecimalCommas(rows[(header + 1)...]) ? .either : .unspecified)
    add(rows[(header + 1)...], under: headings, like: rows[header], to: &decoded)
    let told = try refuseHistory(headings, &decoded)
    if let notice = columns.unread(headings.filter { !told.contains($0) }, decoded.value) {
      decoded.notices.append(notice)
    }
    return decoded
  }

  private func add(
    _ rows: ArraySlice<CSVRows.Row>, under headings: [CSVColumns.Heading], like header: CSVRows.Row,
    to decoded: inout Decoded
  ) {
    var values: [JSONValue] = []
    for row in rows where row.cells != header.cells {
      guard row.cells.dropFirst(headings.count).allSatisfy(\.isEmpty) else {
        decoded.problems.append(
          RowProblem(
            "it has \(row.cells.count) cells and the line of headings has \(headings.count); "
              + "put text that contains the separator in double quotes", .form, line: row.line))
        continue
      }
      if isTotal(row), row == rows.last || row.holdsOneText {
        decoded.notices.append("line \(row.line) is a total and was left out")
        continue
      }
      if row.hasStrayQuote {
        decoded.notices.append(
          "line \(row.line) has a quotation mark inside a quoted cell; write it twice there (\"\"), "
            + "or its words may not be as they were meant")
      }
      decoded.lines.append(row.line)
      values.append(columns.object(row, headings))
    }
    decoded.value = .list(values)
  }

  /// Whether the row is a total, and no work. A figure or note may be called "total", so those are kept.
  private func isTotal(_ row: CSVRows.Row) -> Bool {
    guard let kind, kind != .metric, kind != .note, let first = row.cells.first(where: { !$0.isEmpty }) else {
      return false
    }
    let words = first.lowercased().filter { $0.isLetter || $0 == " " }.split(separator: " ").map(String.init)
    // Accepts `Totaal aantal: 1`, but not `Totaal vernieuwde laptops`.
    let bare = words.filter {
      !["aantal", "count", "number", "of", "rows", "regels", "rijen", "records", "grand", "anzahl"].contains($0)
    }
    return bare.count == 1
      && ["totaal", "eindtotaal", "subtotaal", "total", "subtotal", "gesamt", "summe"].contains(bare[0])
  }

  /// A heading as it is written in YAML.
  static func quoted(_ heading: String) -> String {
    let text = shown(heading)
    return text.allSatisfy { $0.isLetter || $0.isNumber } ? text : "\"\(text)\""
  }
}

extension CSVDecoder {
  /// Removes the line `sep=;`, which Excel writes and hides, and returns its separator.
  private static func excelSeparator(_ scalars: inout ArraySlice<Unicode.Scalar>) -> Unicode.Scalar? {
    let line = scalars.prefix(9).prefix { $0 != "\n" && $0 != "\r" }
    let bare = String(String.UnicodeScalarView(line.filter { $0 != "\"" })).lowercased()
    guard bare.hasPrefix("sep="), bare.unicodeScalars.count <= 5, let given = bare.unicodeScalars.dropFirst(4).first
    else { return nil }
    scalars = scalars.dropFirst(line.count)
    if scalars.first == "\r" { scalars = scalars.dropFirst() }
    if scalars.first == "\n" { scalars = scalars.dropFirst() }
    return given
  }

  private static let separators: [Unicode.Scalar] = [";", "\t", ","]
  /// How many scalars of a file are searched for its separator.
  private static let sample = 64 * 1024

  /// The separator by which the headings have the most known names and the most rows have as many cells as the
  /// headings.
  func separator(of text: ArraySlice<Unicode.Scalar>) -> Unicode.Scalar {
    var best: (separator: Unicode.Scalar, score: [Int])?
    for candidate in Self.separators {
      let rows = CSVRows(text.prefix(Self.sample), separator: candidate, line: 1).first(200)
      let names = rows.prefix(CSVColumns.headerLimit).map(columns.knownCount)
      let most = names.max() ?? 0
      let header = names.firstIndex(of: most) ?? 0
      guard header < rows.count else { continue }
      let width = rows[header].cells.count
      let below = rows.dropFirst(header + 1)
      let alike = below.isEmpty ? 1_000 : below.count { $0.cells.count == width } * 1_000 / below.count
      let score = [most, width > 1 && alike >= 500 ? 1 : 0, alike, width]
      if best.map({ $0.score.lexicographicallyPrecedes(score) }) ?? true { best = (candidate, score) }
    }
    return best?.separator ?? ","
  }

  /// Whether some cell has a comma that must be decimal: `7,8` has one, `1,234` may not.
  private func hasDecimalCommas(_ rows: ArraySlice<CSVRows.Row>) -> Bool {
    rows.contains { $0.cells.contains(where: NumberStyle.hasDecimalComma) }
  }
}
