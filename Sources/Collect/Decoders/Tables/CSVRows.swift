import JSON
import Model

/// Cuts a CSV into rows, each with the line on which it begins.
///
/// A quotation mark inside an unquoted cell (`5" disk`) is an ordinary character, so that one such cell does not cost
/// the whole file.
struct CSVRows {
  struct Row: Hashable {
    let line: Int
    var cells: [String]
    /// Whether a quoted cell continues behind its closing quotation mark.
    var hasStrayQuote = false

    /// Whether only numbers stand beside the first filled cell.
    var holdsOneText: Bool {
      cells.filter { !$0.isEmpty }.dropFirst().allSatisfy {
        $0.contains(where: \.isNumber) && !$0.contains(where: \.isLetter)
      }
    }
  }

  /// The most rows of one file.
  static let limit = 100_000

  private let text: ArraySlice<Unicode.Scalar>
  private let separator: Unicode.Scalar
  private var index: Int
  private var line: Int

  /// - Parameter line: the line of the file on which the text begins.
  init(_ text: ArraySlice<Unicode.Scalar>, separator: Unicode.Scalar, line: Int) {
    self.text = text
    self.separator = separator
    self.line = line
    index = text.startIndex
  }

  /// All rows that are not empty.
  consuming func all() throws(DecodingProblem) -> [Row] {
    var rows: [Row] = []
    while index < text.endIndex {
      let row = try row()
      if row.cells.contains(where: { !$0.isEmpty }) { rows.append(row) }
      if rows.count > Self.limit { throw DecodingProblem("it has more than \(Self.limit) rows") }
    }
    return rows
  }

  /// The first rows, up to the first that cannot be read.
  consuming func first(_ count: Int) -> [Row] {
    var rows: [Row] = []
    while rows.count < count, index < text.endIndex, let row = try? row() {
      if row.cells.contains(where: { !$0.isEmpty }) { rows.append(row) }
    }
    return rows
  }

  private mutating func row() throws(DecodingProblem) -> Row {
    var row = Row(line: line, cells: [])
    while true {
      let (cell, isStray) = try cell()
      row.cells.append(cell)
      row.hasStrayQuote = row.hasStrayQuote || isStray
      guard index < text.endIndex else { return row }
      let end = text[index]
      index += 1
      if end == separator { continue }
      if end == "\r", index < text.endIndex, text[index] == "\n" { index += 1 }
      line += 1
      return row
    }
  }

  /// One cell, trimmed. The index is then at the separator, the end of the line or the end of the text.
  private mutating func cell() throws(DecodingProblem) -> (String, isStray: Bool) {
    while let scalar = peek, scalar == " " || scalar.isOdd || (scalar == "\t" && separator != "\t") { index += 1 }
    var cell = String.UnicodeScalarView()
    let isQuoted = peek == "\""
    if isQuoted { cell = try quoted() }
    let end = cell.count
    while let scalar = peek, scalar != separator, scalar != "\n", scalar != "\r" {
      cell.append(scalar)
      index += 1
    }
    while let last = cell.last, last == " " || last.isOdd { cell.removeLast() }
    return (String(cell), isStray: isQuoted && cell.count > end)
  }

  private mutating func quoted() throws(DecodingProblem) -> String.UnicodeScalarView {
    let start = line
    var cell = String.UnicodeScalarView()
    index += 1
    while let scalar = peek {
      index += 1
      if scalar == "\"" {
        guard peek == "\"" else { return cell }
        index += 1
      }
      if scalar == "\n" || (scalar == "\r" && peek != "\n") { line += 1 }
      cell.append(scalar)
    }
    throw DecodingProblem("the quote that opens on line \(start) is never closed")
  }

  private var peek: Unicode.Scalar? { index < text.endIndex ? text[index] : nil }
}
