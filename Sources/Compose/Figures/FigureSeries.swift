import Model

/// One figure: the values that were just read, with the way to those that the memory holds.
struct FigureSeries {
  /// The records of the figure, `#9` before `#10`.
  let keys: [RecordKey]
  private let name: UntrustedText
  private let smallestGroup: Int
  /// The values that were read just now, oldest first, without those of days to come.
  private let read: [(day: CivilDate, metric: Metric)]

  var latest: (day: CivilDate, metric: Metric)? { read.last }

  /// The figures of a snapshot, those of each source apart, in the order in which they were read.
  static func all(of material: Material) -> [FigureSeries] {
    struct Name: Hashable {
      let source: SourceName
      let name: UntrustedText
    }
    var groups: [[Metric]] = []
    var place: [Name: Int] = [:]
    for metric in material.metrics {
      let name = Name(source: metric.key.source, name: metric.name)
      if let index = place[name] {
        groups[index].append(metric)
      } else {
        place[name] = groups.count
        groups.append([metric])
      }
    }
    return groups.map { FigureSeries($0, material) }
  }

  private init(_ metrics: [Metric], _ material: Material) {
    name = metrics[0].name
    smallestGroup = material.profile.smallestGroup
    keys = Array(Set(metrics.map(\.key))).sorted { $0.order < $1.order }
    let today = material.occasion.today
    let dated = metrics.map { (day: material.day(of: $0.at), metric: $0) }.filter { $0.day <= today }
    // A day has one value, the latest; where the times do not tell, the one that was read last.
    read = dated.enumerated().sorted { a, b in
      (a.element.day, a.element.metric.at.time, a.offset) < (b.element.day, b.element.metric.at.time, b.offset)
    }.map(\.element)
  }

  func isNamed(_ word: String) -> Bool { name.matches(word) || keys.contains { $0.id == word } }

  /// The values that are known from before a day, one a day, oldest first.
  func earlier(than day: CivilDate, since first: CivilDate?, _ memory: Memory) -> [Measurement] {
    var values: [Measurement] = keys.flatMap { memory.history[$0] ?? [] }
    values += read.compactMap { day, metric in
      metric.isAboutFewer(than: smallestGroup) ? nil : metric.value.map { Measurement(day: day, value: $0) }
    }
    values = values.filter { value in
      value.day < day && Figures.printable(value.value) != nil && first.map { value.day >= $0 } ?? true
    }
    // The ledger gives its days in order, so one pass usually shows that nothing is to be sorted. Of two values of a
    // day the one that was read just now wins.
    let isInOrder = zip(values, values.dropFirst()).allSatisfy { $0.day < $1.day }
    if isInOrder { return values }
    let sorted = values.enumerated().sorted { ($0.element.day, $0.offset) < ($1.element.day, $1.offset) }
    return sorted.indices.filter { next in
      next + 1 == sorted.count || sorted[next].element.day != sorted[next + 1].element.day
    }.map { sorted[$0].element }
  }
}

extension Metric {
  /// Whether the figure says something about each of a few people (`smallest_group`).
  func isAboutFewer(than group: Int) -> Bool { (people ?? .max) < group }
}

extension Moment {
  fileprivate var time: Int64 { if case .instant(let instant) = self { instant.milliseconds } else { .min } }
}
