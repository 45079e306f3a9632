import Model

/// A figure with what is known of its past.
struct KnownFigure {
  var figure: Figure
  var records: [RecordKey]
  /// One a day, oldest first, before the day of the value.
  var earlier: [Measurement]
  /// The day of the value.
  var day: CivilDate
  /// Inside its limits, or without any: what is cut first.
  var isOrdinary: Bool { figure.value != nil && figure.meetsTarget != false }
}

/// The team's figures, those of the configuration first and in its order.
struct Figures {
  let material: Material
  let limits: TextLimits

  static let blocks = 8
  /// A value older than this is told with its day.
  static let recentDays = 7

  func known() -> [KnownFigure] {
    var groups: [[Metric]] = []
    var place: [FigureName: Int] = [:]
    for metric in material.metrics {
      let name = FigureName(source: metric.key.source, name: metric.name)
      if let index = place[name] {
        groups[index].append(metric)
      } else {
        place[name] = groups.count
        groups.append([metric])
      }
    }
    var known: [KnownFigure] = []
    for setting in material.profile.figures {
      let own = groups.filter { $0.contains { setting.names($0) } }
      groups.removeAll { $0.contains { setting.names($0) } }
      known += own.compactMap { figure($0, setting) }
      if own.isEmpty, let missing = missing(setting) { known.append(missing) }
    }
    return known + groups.compactMap { figure($0, nil) }
  }

  /// The news that the lines give.
  func said(_ sections: [ChosenSection]) -> [Said] { [] }

  private struct FigureName: Hashable {
    let source: SourceName
    let name: UntrustedText
  }

  private func figure(_ metrics: [Metric], _ setting: FigureSetting?) -> KnownFigure? {
    let dated = metrics.map { (day: material.day(of: $0.at), metric: $0) }
      .filter { $0.day <= material.occasion.today }
    guard let latest = dated.max(by: { $0.day < $1.day }) else { return nil }
    let metric = latest.metric
    var figure = Figure(say: say(metric.name, setting), value: shown(metric.value))
    figure.unit = (setting?.unit.map { UntrustedText($0) } ?? metric.unit).given?.shortened(to: 12)
    figure.target = shown(setting?.target ?? metric.target)
    figure.direction = setting?.direction ?? metric.direction
    if material.occasion.today.days(since: latest.day) > Figures.recentDays { figure.asOf = latest.day }

    var past: [CivilDate: Double] = [:]
    for key in Set(metrics.map(\.key)) {
      for old in material.memory.history[key] ?? [] { past[old.day] = shown(old.value) }
    }
    for old in dated { past[old.day] = shown(old.metric.value) ?? past[old.day] }
    let earlier = past.filter { $0.key < latest.day }.map { Measurement(day: $0.key, value: $0.value) }
      .sorted { $0.day < $1.day }
    if let value = figure.value, earlier.count >= 2 {
      figure.trend = earlier.suffix(Figures.blocks - 1).map(\.value) + [value]
    }
    return KnownFigure(
      figure: figure, records: Array(Set(metrics.map(\.key))).sorted { $0.order < $1.order }, earlier: earlier,
      day: latest.day)
  }

  /// A figure that the configuration names and nobody gave. Where a source failed, that is already said.
  private func missing(_ setting: FigureSetting) -> KnownFigure? {
    guard material.failed.isEmpty, !material.readings.isEmpty else { return nil }
    return KnownFigure(
      figure: Figure(say: say(UntrustedText(setting.name), setting), value: nil), records: [], earlier: [],
      day: material.occasion.today)
  }

  private func say(_ name: UntrustedText, _ setting: FigureSetting?) -> UntrustedText {
    (setting?.say.map { UntrustedText($0) } ?? name).shortened(to: 50)
  }

  /// A number that can be written down: anything else is a missing value.
  private func shown(_ value: Double?) -> Double? {
    guard let value, value.isFinite, value.magnitude < 1e12 else { return nil }
    return value
  }
}

extension FigureSetting {
  func names(_ metric: Metric) -> Bool { metric.name.matches(name) || metric.key.id == name }
}

extension Figures {
  /// At most `most` of them, those off their target first, shown in their order.
  /// `plan`, how much of the plan was kept, comes last and only where there is room.
  static func section(_ known: [KnownFigure], most: Int, ordinary: Bool, plan: ChosenLine?) -> ChosenSection {
    var section = section(known, most: most, ordinary: ordinary)
    if let plan, ordinary, section.lines.count < most { section.lines.append(plan) }
    return section
  }

  private static func section(_ known: [KnownFigure], most: Int, ordinary: Bool) -> ChosenSection {
    let candidates = known.filter { ordinary || !$0.isOrdinary }
    var chosen = Set(candidates.indices.filter { !candidates[$0].isOrdinary }.prefix(most))
    for index in candidates.indices where chosen.count < most { chosen.insert(index) }
    let lines = candidates.indices.filter(chosen.contains).map { index in
      let known = candidates[index]
      let rule = known.figure.value == nil ? "figure.missing" : known.isOrdinary ? "figure" : "figure.off-target"
      return ChosenLine(.figure(known.figure), records: known.records, rule: rule)
    }
    return ChosenSection(kind: .numbers, lines: lines, more: most == 0 ? 0 : candidates.count - lines.count)
  }
}
