import Model

/// The records of one reading, with those of one key joined into one. Figures of one name but different moments stay
/// apart.
struct JoinedRecords {
  private struct Place: Hashable {
    let key: RecordKey
    var at: Moment?
  }

  private struct Entry {
    var record: JoinedRecord
    let origin: RecordOrigin
    /// True for a figure without a day of its own. Of several such figures, nobody knows which one is which.
    let isUndated: Bool
    /// Whether the item states its state, instead of having it derived from its days.
    var saysState: Bool
    /// Where other values of the same figure stand.
    var others: [RecordOrigin] = []
  }

  /// The most records of one reading.
  static let limit = 20_000

  private var entries: [Entry] = []
  private var places: [Place: Int] = [:]
  private var isFull = false

  /// - Returns: what to report about the record. Contradicting values of a figure are reported by `settled`.
  mutating func keep(_ record: Record, from origin: RecordOrigin, isUndated: Bool, saysState: Bool) -> RowProblem? {
    var place = Place(key: record.key, at: nil)
    if case .metric(let figure) = record { place.at = figure.at }
    guard let known = places[place] else {
      guard entries.count < Self.limit else {
        defer { isFull = true }
        return isFull ? nil : RowProblem("it has more than \(Self.limit) records; the rest was not read", .excess)
      }
      places[place] = entries.count
      entries.append(Entry(record: JoinedRecord(record), origin: origin, isUndated: isUndated, saysState: saysState))
      return nil
    }
    if case .metric(let figure) = record, case .metric(let first) = entries[known].record.record,
      FigureContradictions.contradict(figure, first)
    {
      entries[known].others.append(origin)
      return nil
    }
    let areStatesSaid = saysState && entries[known].saysState && entries[known].origin.answer == origin.answer
    entries[known].saysState = entries[known].saysState || saysState
    let fields = entries[known].record.join(record, areStatesSaid: areStatesSaid)
    guard !fields.isEmpty else { return nil }
    let first = entries[known].origin.words(from: origin.file)
    return RowProblem(
      "it has the key of \(first) and another \(fields.joined(separator: ", ")); give each its own key or id",
      .contradiction, line: origin.line, record: origin.index, isPart: true)
  }

  /// The joined records. Figures with values that cannot both be true are left out and reported.
  func settled(_ calendar: TeamCalendar, reporting report: inout ReadingReport) -> [(Record, RecordOrigin)] {
    var refused: Set<String> = []
    var figures: [Metric] = []
    let contradicting = entries.filter { !$0.others.isEmpty }
    for entry in contradicting.sorted(by: { $0.record.record.key.id < $1.record.record.key.id }) {
      guard case .metric(let figure) = entry.record.record else { continue }
      refused.insert(figure.name.description.lowercased())
      Self.tell(entry, figure, calendar, &report)
    }
    for case .metric(let figure) in entries.map(\.record.record)
    where !refused.contains(figure.name.description.lowercased()) {
      figures.append(figure)
    }
    for (name, why) in FigureContradictions.names(in: figures, calendar: calendar) {
      refused.insert(name.description.lowercased())
      report.refuse(
        RowProblem(
          "\"\(shown(name.description))\" stands for two figures: \(why); give one of them another name", .contradiction
        ),
        in: "")
    }
    return entries.compactMap { entry in
      if case .metric(let figure) = entry.record.record, refused.contains(figure.name.description.lowercased()) {
        return nil
      }
      return (entry.record.record, entry.origin)
    }
  }

  private static func tell(
    _ entry: Entry, _ figure: Metric, _ calendar: TeamCalendar, _ report: inout ReadingReport
  ) {
    let name = "\"\(shown(figure.name.description))\""
    let values = "\(name) has \(entry.others.count + 1) values"
    let first =
      entry.isUndated
      ? "\(values) and no day, so that none of them is told; give each its day in a field date, or keep one"
      : "\(values) on \(calendar.day(of: figure.at)), so that none of them is told; give each figure its own name, or keep one"
    for (number, origin) in ([entry.origin] + entry.others).enumerated() {
      report.refuse(
        RowProblem(
          number == 0 ? first : "\(name) has another value here", .contradiction, line: origin.line,
          record: origin.index),
        in: origin.file)
    }
  }
}
