import Model

/// The team's figures with what is known of them: those of the configuration first and in its order, then the others.
///
/// docs/design/figures.md has the rules; `Statistics` has the arithmetic.
struct Figures {
  let material: Material
  let limits: TextLimits

  /// While too few values are known for natural limits, so many of the last ones tell whether it is new that the target
  /// is missed.
  static let offValues = 8
  /// At least so many earlier values must have met the target for a miss to be news.
  static let metBefore = 4
  /// A value that is older than so many days is told with its day.
  static let recentDays = 7

  func known() -> [KnownFigure] {
    let told = FigureNews(material)
    var series = FigureSeries.all(of: material)
    var known: [KnownFigure] = []
    for setting in material.profile.figures {
      let own = series.filter { $0.isNamed(setting.name) }
      series.removeAll { $0.isNamed(setting.name) }
      known += own.compactMap { figure($0, setting, told) }
      if own.isEmpty, let missing = missing(setting, told) { known.append(missing) }
    }
    return known + series.compactMap { figure($0, nil, told) }
  }

  /// What the ledger has to remember: the news that stands in the lines.
  func said(_ sections: [ChosenSection]) -> [Said] {
    sections.flatMap(\.lines).compactMap { line in
      guard case .figure(let figure) = line.fact, figure.isNews, let record = line.records.first else { return nil }
      return FigureNews.said(figure, record)
    }
  }

  private func figure(_ series: FigureSeries, _ setting: FigureSetting?, _ told: FigureNews) -> KnownFigure? {
    guard let (day, metric) = series.latest else { return nil }
    if metric.isAboutFewer(than: material.profile.smallestGroup) { return tooSmall(series, setting, metric, on: day) }
    let value = Figures.printable(metric.value)
    var figure = Figure(say: say(metric.name, setting), value: value)
    figure.unit = (setting?.unit.map { UntrustedText($0) } ?? metric.unit).given?.shortened(to: 12)
    figure.target = Figures.printable(setting?.target ?? metric.target)
    figure.direction = setting?.direction ?? metric.direction
    if material.occasion.today.days(since: day) > Figures.recentDays { figure.asOf = day }

    let changed = setting?.changed.filter { $0 <= day }.max()
    let earlier = series.earlier(than: day, since: changed, material.memory)
    if let value {
      course(&figure, earlier + [Measurement(day: day, value: value)], changed: changed)
    } else {
      figure.last = earlier.last
      // A figure that never had a value is not told as missing: its source has still to give the first.
      if figure.last == nil { return nil }
    }
    told.mark(&figure, series.keys)
    return KnownFigure(figure: figure, records: series.keys, earlier: earlier, day: day)
  }

  /// Fills in what the values say: growth, or limits and trend. The last value is the figure's own.
  private func course(_ figure: inout Figure, _ values: [Measurement], changed: CivilDate?) {
    let calendar = material.occasion.calendar
    if figure.direction != .lower, figure.unit?.matches("%") != true, Growing.isGrowing(values) {
      figure.growth = Growing.growth(values, target: figure.target, today: material.occasion.today, calendar)
      return
    }
    figure.trend = Trend.of(values, calendar: calendar)
    figure.signal = FigureSignal(of: values)
    figure.changed = figure.signal == nil ? changed : nil
    if figure.signal == nil, figure.meetsTarget == false { figure.offSince = offSince(figure, values) }
    figure.workdays = (figure.signal?.since ?? figure.offSince).map { material.workdays(since: .day($0)) }
  }

  /// Since when the figure misses its target; nil unless that is new, which it is when most of the last values before
  /// met it.
  private func offSince(_ figure: Figure, _ values: [Measurement]) -> CivilDate? {
    let missed = values.map { figure.with(value: $0.value).meetsTarget == false }
    let before = missed.dropLast().suffix(Figures.offValues)
    guard before.count >= Figures.metBefore, before.count(where: { !$0 }) * 2 > before.count else { return nil }
    let start = missed.lastIndex(of: false).map { $0 + 1 } ?? 0
    return values[start].day
  }

  /// A figure about few people, without its value. Only a figure that the configuration names is told so; others are
  /// left out.
  private func tooSmall(
    _ series: FigureSeries, _ setting: FigureSetting?, _ metric: Metric, on day: CivilDate
  ) -> KnownFigure? {
    guard let setting else { return nil }
    var figure = Figure(say: say(metric.name, setting), value: nil)
    figure.fewerThan = material.profile.smallestGroup
    return KnownFigure(figure: figure, records: series.keys, earlier: [], day: day)
  }

  /// A figure that the configuration names and that had values, but that no source gave this time. While a source
  /// cannot be read nothing is called missing: the warning says it already.
  private func missing(_ setting: FigureSetting, _ told: FigureNews) -> KnownFigure? {
    guard material.failed.isEmpty, !material.readings.isEmpty else { return nil }
    let keys = material.memory.history.keys.filter { $0.id == setting.name }.sorted { $0.source < $1.source }
    guard let last = keys.first.flatMap({ material.memory.history[$0]?.last }) else { return nil }
    var figure = Figure(say: say(UntrustedText(setting.name), setting), value: nil)
    figure.unit = setting.unit.map { UntrustedText($0) }.given?.shortened(to: 12)
    figure.last = last
    told.mark(&figure, keys)
    return KnownFigure(figure: figure, records: keys, earlier: [], day: material.occasion.today)
  }

  private func say(_ name: UntrustedText, _ setting: FigureSetting?) -> UntrustedText {
    (setting?.say.map { UntrustedText($0) } ?? name).shortened(to: 50)
  }

  /// The value as it can be written; nil for what cannot (not finite, or 10^12 and more), which is treated as missing.
  static func printable(_ value: Double?) -> Double? {
    guard let value, value.isFinite, value.magnitude < 1e12 else { return nil }
    return value
  }
}
