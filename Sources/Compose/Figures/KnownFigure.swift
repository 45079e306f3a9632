import Model

/// A figure with what is known of its past.
struct KnownFigure {
  var figure: Figure
  var records: [RecordKey]
  /// The values before `day`, one a day, oldest first, since what the figure measures was last changed (`changed`).
  var earlier: [Measurement]
  /// The day of the figure's value.
  var day: CivilDate

  /// Whether the figure can be cut first: it says nothing new and needs nobody. One that misses its target is ordinary
  /// only where natural limits show that it does so now and then.
  var isOrdinary: Bool {
    if figure.isNews { return false }
    if figure.growth != nil { return true }
    return figure.value == nil || figure.meetsTarget != false || figure.signal != nil
  }

  /// As it stands under the numbers: where nothing is unusual no trend is drawn, because it makes noise look important.
  var shown: Figure {
    var figure = figure
    if isOrdinary { figure.trend = [] }
    return figure
  }

  var rule: String {
    if figure.fewerThan != nil { return "figure.too-few-people" }
    if figure.value == nil { return "figure.missing" }
    if figure.growth != nil { return "figure.growing" }
    if figure.isNews { return "figure.news" }
    return isOrdinary ? "figure" : "figure.off-target"
  }
}

extension Figure {
  func with(value: Double) -> Figure {
    var figure = self
    figure.value = value
    return figure
  }
}
