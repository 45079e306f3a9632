import JSON
import Model

/// Finds the row of headings in a table, and the field that each column holds.
struct CSVColumns {
  struct Heading: Hashable {
    /// The heading as the file has it.
    let written: String
    /// The heading in lower case, or our field name for it.
    let name: String
    /// The field of a record that the column holds; nil where it holds none, or where jq decides.
    var field: String?
  }

  /// How many rows are searched for the headings.
  static let headerLimit = 20

  let kind: RecordKind?
  /// The setting `columns:`, from our field name to the heading of the file.
  let mapping: [String: String]
  private let names: Set<String>

  /// Whether the source can be given `columns:`. Otherwise advice is for the author of the file.
  private let isConfigurable: Bool

  init(kind: RecordKind?, mapping: [String: String], isConfigurable: Bool = true) {
    self.kind = kind
    self.mapping = mapping
    self.isConfigurable = isConfigurable
    names = Set((kind?.fieldNames ?? []) + mapping.values.map(Self.plain))
  }

  /// A heading without odd blanks and invisible marks, in lower case.
  private static func plain(_ heading: String) -> String { heading.withoutOddCharacters.lowercased() }

  /// How many cells of a row are known names.
  func knownCount(_ row: CSVRows.Row) -> Int { Set(row.cells.map(Self.plain)).intersection(names).count }

  // MARK: The line of headings

  /// The index of the row of headings. It is the first row, unless that has no known name and exactly one of the next
  /// rows has all names that are needed.
  func header(of rows: [CSVRows.Row]) throws(DecodingProblem) -> Int {
    guard !names.isEmpty, !fits(rows[0]) else { return 0 }
    let fitting = rows.prefix(Self.headerLimit).indices.filter { fits(rows[$0]) }
    if knownCount(rows[0]) == 0, fitting.count == 1 { return fitting[0] }
    for theirs in mapping.values.sorted() where !rows[0].cells.map(Self.plain).contains(Self.plain(theirs)) {
      throw missingColumn("\"\(shown(theirs))\"", rows[0])
    }
    guard knownCount(rows[0]) > 0 else { throw DecodingProblem(noKnownName(rows[0]) + remedy(rows[0])) }
    let missing = (kind?.neededColumns ?? []).first { !has($0, in: rows[0]) } ?? []
    throw missingColumn(
      "\"\(missing.joined(separator: "\" or \""))\", which \(kind?.inWords ?? "a record") must have", rows[0],
      remedy(rows[0]))
  }

  private func missingColumn(_ column: String, _ header: CSVRows.Row, _ remedy: String = "") -> DecodingProblem {
    DecodingProblem(
      "it has no column \(column); its columns are \(shown(header.cells.joined(separator: ", "), limit: 200))\(remedy)")
  }

  private func fits(_ row: CSVRows.Row) -> Bool {
    let cells = Set(row.cells.map(Self.plain))
    return mapping.values.allSatisfy { cells.contains(Self.plain($0)) }
      && (kind?.neededColumns ?? []).allSatisfy { has($0, in: row) }
  }

  private func has(_ fields: [String], in row: CSVRows.Row) -> Bool {
    let cells = Set(row.cells.map(Self.plain))
    return fields.contains { cells.contains($0) || mapping[$0] != nil }
  }

  /// The sentence about a first row without a known name.
  func noKnownName(_ row: CSVRows.Row) -> String {
    let own = (kind?.fieldNames.prefix(3)).map(Array.init) ?? mapping.values.sorted()
    let written = row.cells.filter { !$0.isEmpty }.joined(separator: ", ")
    return "the first line, \"\(shown(written))\", holds none of the names of \(kind?.inWords ?? "its columns") "
      + "(\(own.joined(separator: ", ")) …)"
  }

  /// Advice about missing columns, as far as one can be given.
  private func remedy(_ row: CSVRows.Row) -> String {
    if row.cells.count == 1, row.cells[0].contains("|") {
      return "; columns that | separates are not read, save it with a comma, a semicolon or tabs"
    }
    let pairs = guesses(row.cells)
    if !pairs.isEmpty { return "; perhaps what is missing is \(advice(pairs))" }
    return "; the names of the columns must stand in the first line"
      + (isConfigurable ? ", or say under columns: what they are called here" : "")
  }

  private func advice(_ pairs: [(field: String, heading: String)]) -> String {
    isConfigurable
      ? "columns: { \(pairs.map { "\($0.field): \(CSVDecoder.quoted($0.heading))" }.joined(separator: ", ")) }"
      : pairs.map { "the heading \($0.field) in place of \"\(shown($0.heading))\"" }.joined(separator: ", ")
  }

  /// Headings that are no field but probably mean one.
  private func guesses(_ headings: [String]) -> [(field: String, heading: String)] {
    guard let kind else { return [] }
    var taken = Set(headings.map(Self.plain)).intersection(kind.fieldNames).union(mapping.keys)
    return headings.compactMap { heading in
      guard !names.contains(Self.plain(heading)),
        let field = HeadingWords.field(for: heading, of: kind, without: taken)
      else { return nil }
      taken.insert(field)
      return (field, heading)
    }
  }

  // MARK: The columns

  /// The columns of a table. A column of `columns:` must exist once. Several columns of one name are allowed where no
  /// row has two values in them.
  func headings(
    _ header: CSVRows.Row, followedBy rows: ArraySlice<CSVRows.Row>
  ) throws(DecodingProblem) -> [Heading] {
    let plain = header.cells.map(Self.plain)
    var names = plain
    for (ours, theirs) in mapping.sorted(by: { $0.key < $1.key }) {
      let places = plain.indices.filter { plain[$0] == Self.plain(theirs) }
      guard let place = places.first else { throw missingColumn("\"\(shown(theirs))\"", header) }
      if differ(places, in: rows) {
        throw DecodingProblem("two columns are named \"\(shown(theirs))\", which columns: asks for; rename one")
      }
      // A column whose heading happens to be our name for another column is ignored.
      for other in names.indices where names[other] == ours && !places.contains(other) { names[other] = "" }
      names[place] = ours
      for other in places.dropFirst() { names[other] = ours }
    }
    let fields = Set(kind?.fieldNames ?? [])
    for name in Set(names) where fields.contains(name) && !RecordKind.listFields.contains(name) {
      if differ(names.indices.filter { names[$0] == name }, in: rows) {
        throw DecodingProblem("two columns are named \"\(shown(name))\"; rename one, or say under columns: which it is")
      }
    }
    return zip(header.cells, names).map { Heading(written: $0, name: $1, field: fields.contains($1) ? $1 : nil) }
  }

  /// Whether some row has different values in these columns.
  private func differ(_ places: [Int], in rows: ArraySlice<CSVRows.Row>) -> Bool {
    guard places.count > 1 else { return false }
    return rows.contains { row in
      Set(places.compactMap { $0 < row.cells.count ? row.cells[$0] : nil }.filter { !$0.isEmpty }).count > 1
    }
  }

  /// A row as an object. Values of several columns of one name become a list, where the field is a list or jq reads
  /// it.
  func object(_ row: CSVRows.Row, _ headings: [Heading]) -> JSONValue {
    var fields: [String: JSONValue] = [:]
    for (heading, cell) in zip(headings, row.cells) where !heading.name.isEmpty {
      guard let known = fields[heading.name] else {
        fields[heading.name] = .text(cell)
        continue
      }
      if cell.isEmpty { continue }
      switch known {
      case .list(let items): fields[heading.name] = .list(items + [.text(cell)])
      case .text(""): fields[heading.name] = .text(cell)
      default:
        let isList = kind == nil || RecordKind.listFields.contains(heading.name)
        if isList { fields[heading.name] = .list([known, .text(cell)]) }
      }
    }
    return .object(fields)
  }

  /// The notice about filled columns that are no field of the record.
  func unread(_ headings: [Heading], _ value: JSONValue) -> String? {
    guard let kind, case .list(let rows) = value else { return nil }
    let filled = Set(rows.flatMap { row in row.fields.filter { !$0.value.isAbsent }.keys })
    var unread: [String] = []
    for heading in headings where heading.field == nil && filled.contains(heading.name) {
      if !unread.contains(heading.written) { unread.append(heading.written) }
    }
    guard !unread.isEmpty else { return nil }
    let pairs = guesses(headings.map(\.written)).filter { unread.contains($0.heading) }
    let shownNames =
      unread.prefix(8).map { "\"\(shown($0))\"" } + (unread.count > 8 ? ["\(unread.count - 8) more"] : [])
    return "the \(unread.count == 1 ? "column" : "columns") \(shownNames.joined(separator: ", ")) "
      + "\(unread.count == 1 ? "is no field" : "are no fields") of \(kind.inWords) and \(unread.count == 1 ? "was" : "were") not read"
      + (pairs.isEmpty ? "" : "; if it should be, it takes \(advice(pairs))")
  }
}
