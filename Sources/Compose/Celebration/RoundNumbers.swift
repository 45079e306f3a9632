import Model

/// Round numbers of finished work: 100, 250, 500, 1,000 and so on, counted since a source was first read.
struct RoundNumbers: ProudRule {
  let week: ProudWeek

  /// A source must have been read for so many days: in its first weeks everything would be a round number.
  static let leastDays = 28

  func lines() -> [ProudLine] {
    week.material.readings.compactMap { reading in line(reading.source) }
      .sorted { $0.number > $1.number }.map(\.line)
  }

  private func line(_ source: SourceName) -> (number: Int, line: ProudLine)? {
    let memory = week.material.memory
    guard let total = memory.finishedCount[source], let since = week.firstRead(source),
      week.today.days(since: since) >= Self.leastDays
    else { return nil }
    let ofWeek = (memory.completions[source] ?? []).reversed().prefix { $0.day > week.sinceDay }
    let number = Self.highest(upTo: total)
    let key = RecordKey(source: source, kind: .item, id: "")
    let count = ofWeek.reduce(0) { $0 + $1.count }
    guard number > 0, total - count < number,
      !week.past.has(.roundNumber, key, which: "\(number)")
    else { return nil }
    let items = week.material.items.filter { $0.key.source == source }
    guard !items.isEmpty else { return nil }
    let noun = CountedWork(material: week.material, limits: week.limits).noun(of: items, source)
    let fact = Fact.celebrated(.roundNumber(noun, number: number, since: since, ofWeek: count))
    return (number, ProudLine(.roundNumber, fact, [], about: key, which: "\(number)"))
  }

  /// The highest round number up to `total`; 0 below a hundred.
  static func highest(upTo total: Int) -> Int {
    var highest = 0
    var power = 100
    while power <= total, power < 1_000_000_000_000 {
      for number in [power, power / 2 * 5, power * 5] where number <= total { highest = number }
      power *= 10
    }
    return highest
  }
}
