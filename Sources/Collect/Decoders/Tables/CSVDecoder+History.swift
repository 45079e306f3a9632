import JSON
import Model

extension CSVDecoder {
  /// Refuses figures with a column of days or periods that is not read, because all their values would count as
  /// today's.
  ///
  /// - Returns: the columns about which a notice was added.
  func refuseHistory(
    _ headings: [CSVColumns.Heading], _ decoded: inout Decoded
  ) throws(DecodingProblem) -> [CSVColumns.Heading] {
    var told: [CSVColumns.Heading] = []
    guard kind == .metric, !headings.contains(where: { $0.field == "date" || $0.field == "at" }),
      case .list(let rows) = decoded.value
    else { return [] }
    for heading in headings where heading.field == nil {
      let column = "the column \"\(shown(heading.written))\" is not read, so that"
      if HeadingWords.isPeriod(heading.written) {
        if Self.isHistory(rows, by: heading.name) {
          throw DecodingProblem(
            "\(column) values of several of them would all count as of now; give each value its day in a column date, or keep "
              + "the last row of each figure")
        }
        if isPast(rows, heading) {
          throw DecodingProblem(
            "\(column) values of an earlier time would count as of now; give each value its day in a column date")
        }
        decoded.notices.append("\(column) every value counts as of now")
        told.append(heading)
      } else if isPast(rows, heading) || isCalledDay(heading) && isOfOtherDays(rows, heading.name) {
        throw DecodingProblem(
          "\(column) values of other days would count as of today; if it is the day of a value, say columns: { date: "
            + "\(Self.quoted(heading.written)) }")
      }
    }
    return told
  }

  /// Whether all cells of a column, beside a value, are days or periods, and one of them is over.
  private func isPast(_ rows: [JSONValue], _ heading: CSVColumns.Heading) -> Bool {
    guard let today else { return false }
    let cells = rows.filter { $0.fields["value"]?.isAbsent == false }.compactMap { row -> String? in
      guard case .text(let cell)? = row.fields[heading.name], !cell.isEmpty else { return nil }
      return cell
    }
    let isWeek = heading.name.contains("week") || heading.name.contains("woche")
    let ends = cells.map { WrittenPeriod.lastDay(of: $0, today: today, isWeek: isWeek) }
    return !ends.contains(nil) && ends.contains { $0.map { $0 < today } ?? false }
  }

  private func isCalledDay(_ heading: CSVColumns.Heading) -> Bool {
    HeadingWords.field(for: heading.written, of: .metric) == "date"
  }

  private func isOfOtherDays(_ rows: [JSONValue], _ column: String) -> Bool {
    rows.contains { row in
      guard case .text(let cell)? = row.fields[column], let today else { return false }
      return !cell.isEmpty && !MomentText.isSpelling(cell, of: today)
    }
  }

  /// Whether one figure has rows that differ in this column.
  private static func isHistory(_ rows: [JSONValue], by column: String) -> Bool {
    var first: [JSONValue: JSONValue] = [:]
    return rows.contains { row in
      guard let name = [row.fields["key"], row.fields["name"]].lazy.compactMap({ $0 }).first(where: { !$0.isAbsent }),
        let cell = row.fields[column], !cell.isAbsent
      else { return false }
      defer { if first[name] == nil { first[name] = cell } }
      return first[name].map { $0 != cell } ?? false
    }
  }
}
