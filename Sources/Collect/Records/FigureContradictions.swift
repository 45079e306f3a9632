import Model

/// Finds figures that have two values, or two units, for one name and day. Neither value is told, because nobody
/// knows which one is right.
enum FigureContradictions {
  /// The names under which a list has two series: figures with other units, or with other values on one day under two
  /// keys.
  static func names(in metrics: [Metric], calendar: TeamCalendar) -> [(name: UntrustedText, why: String)] {
    Dictionary(grouping: metrics) { $0.name.description.lowercased() }.values.compactMap { group in
      reason(group, calendar).map { (group[0].name, $0) }
    }.sorted { $0.name.description < $1.name.description }
  }

  /// Whether two figures of one name and moment differ in their number or their unit.
  static func contradict(_ one: Metric, _ two: Metric) -> Bool {
    if let value = one.value, let other = two.value, value != other { return true }
    guard let unit = one.unit, let other = two.unit else { return false }
    return !NumberText.isSame(unit.description, other.description)
  }

  private static func reason(_ group: [Metric], _ calendar: TeamCalendar) -> String? {
    var units: [UntrustedText] = []
    for unit in group.compactMap(\.unit)
    where !units.contains(where: { NumberText.isSame($0.description, unit.description) }) {
      units.append(unit)
    }
    if units.count > 1 {
      return "it is told in \(units.prefix(3).map { "\"\($0)\"" }.joined(separator: " and in "))"
    }
    if Set(group.compactMap(\.direction)).count > 1 { return "it says of both higher and lower that it is better" }
    guard Set(group.map(\.key)).count > 1 else { return nil }
    return difference(group.map { ($0.key, calendar.day(of: $0.at), $0.value) })
  }

  /// A sentence about two values of one day under two keys; nil where there are none.
  private static func difference(_ values: [(key: RecordKey, day: CivilDate, value: Double?)]) -> String? {
    for (day, same) in Dictionary(grouping: values.filter { $0.value != nil }, by: \.day) {
      let last = Dictionary(same.map { ($0.key, $0.value) }, uniquingKeysWith: { $1 })
      if Set(last.values).count > 1 { return "it has \(last.count) values on \(day)" }
    }
    return nil
  }

  /// Takes a figure that two sources give with different values for one day out of both readings, and reports it.
  static func settle(_ readings: inout [Reading], calendar: TeamCalendar) {
    var places: [String: [Int]] = [:]
    for (index, reading) in readings.enumerated() {
      for name in Set(reading.metrics.map { $0.name.description.lowercased() }) {
        places[name, default: []].append(index)
      }
    }
    for (name, sources) in places.sorted(by: { $0.key < $1.key }) where sources.count > 1 {
      let groups = sources.map { readings[$0].metrics.filter { $0.name.description.lowercased() == name } }
      guard let why = reason(groups.flatMap { $0 }, calendar) else { continue }
      for (index, group) in zip(sources, groups) {
        let others = sources.filter { $0 != index }.map { readings[$0].source.text }
        readings[index].leaveOut(name)
        readings[index].problems.append(
          ReadingProblem(
            "\(readings[index].source): \"\(shown(group[0].name.description))\" is also given by "
              + "\(others.joined(separator: " and ")), and \(why); it is not told until they agree, or one of them has another name",
            loss: ReadingProblem.Loss(.contradiction)))
      }
    }
  }
}

extension Reading {
  fileprivate var metrics: [Metric] { records.compactMap { if case .metric(let metric) = $0 { metric } else { nil } } }

  fileprivate mutating func leaveOut(_ name: String) {
    guard case .read(let records, var completeness) = outcome else { return }
    completeness.complete = false
    let kept = records.filter { record in
      guard case .metric(let metric) = record else { return true }
      return metric.name.description.lowercased() != name
    }
    outcome = .read(kept, completeness)
  }
}
