import Model

/// A figure has its best value so far.
struct FigureRecords: ProudRule {
  let week: ProudWeek

  /// A record needs so many earlier values, over so many days: the best of a fortnight is no record.
  static let leastValues = 8
  static let leastDays = 56

  func lines() -> [ProudLine] { week.figures.compactMap(line) }

  private func line(_ known: KnownFigure) -> ProudLine? {
    // A figure that only grows is at its best every day, so it has no records.
    guard let value = known.figure.value, known.figure.growth == nil, let key = known.records.first else { return nil }
    let all = known.earlier + [Measurement(day: known.day, value: value)]
    // The day of the last note is included: its value may have come in after the note.
    guard let best = best(all.drop { $0.day < week.sinceDay }, known.figure.direction) else { return nil }
    let before = all.prefix { $0.day <= week.sinceDay && $0.day < best.day }
    guard let first = before.first, before.count >= Self.leastValues,
      best.day.days(since: first.day) >= Self.leastDays,
      let beaten = Best.beaten(by: best.value, among: before, known.figure.direction),
      !week.past.has(.record, key, which: "\(best.day)")
    else { return nil }
    var figure = known.figure.plain
    figure.value = best.value
    figure.asOf = best.day == known.day ? nil : best.day
    return ProudLine(
      .record, .record(figure, best: beaten.value, on: beaten.day, since: first.day), known.records, about: key,
      which: "\(best.day)")
  }

  /// The best of the values since the last note.
  private func best(_ values: ArraySlice<Measurement>, _ direction: Direction?) -> Measurement? {
    direction == .lower ? values.min { $0.value < $1.value } : values.max { $0.value < $1.value }
  }
}
