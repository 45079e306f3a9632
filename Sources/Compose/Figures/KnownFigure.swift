import Model

/// A figure with what is known of its past.
struct KnownFigure {
  var figure: Figure
  var records: [RecordKey]
  /// One a day, oldest first, before the day of the value; since what it measures was last changed.
  var earlier: [Measurement]
  /// The day of the value.
  var day: CivilDate

  /// What is cut first: it says nothing that is new or needs anybody. Off its target it is ordinary only where its limits
  /// show that it always is now and then.
  var isOrdinary: Bool {
    if figure.isNews { return false }
    if figure.growth != nil { return true }
    return figure.value == nil || figure.meetsTarget != false || figure.signal != nil
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
