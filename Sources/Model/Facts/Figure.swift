/// A figure as it is shown.
package struct Figure: Sendable, Codable, Hashable {
  package var say: UntrustedText
  /// Nil when there is no value. The update says so, and never shows zero for it.
  package var value: Double?
  package var unit: UntrustedText?
  package var target: Double?
  package var direction: Direction?
  /// The latest values, oldest first; the last is `value`. Nil where a value is missing; empty when there are too few.
  package var trend: [Double?] = []
  /// The day of the value, when it is not recent.
  package var asOf: CivilDate?
  /// The figure is about fewer people than this, so its value is not told.
  package var fewerThan: Int?
  /// What the run of values says; nil while too few are known.
  package var signal: FigureSignal?
  /// Whether the signal has not been told before.
  package var isNews = false
  /// The day on which what is measured was last changed, while too few values are known since then.
  package var changed: CivilDate?
  /// The last value that is known, for a figure that has none now.
  package var last: Measurement?
  /// The progress of a figure that only grows. Such a figure has no signal.
  package var growth: Growth?
  /// Since when the figure is off its target, where too few values are known for limits and most of those before met
  /// it.
  package var offSince: CivilDate?
  /// Whether it was told as unusual or off its target, and now is neither; nil means no.
  package var isBack: Bool?
  /// For how many workdays it has been unusual or off its target; nil where it is neither.
  package var workdays: Int?
  /// What the figure usually is: the median of its last values before they became unusual. Told of a broken figure only.
  package var usual: Double?
  /// The day of the value, where it is the only one that is unusual.
  package var only: CivilDate?
  /// Whether the update asks who knows more; nil means no.
  package var asks: Bool?
  package init(say: UntrustedText, value: Double?) {
    self.say = say
    self.value = value
  }

  /// The figure with its value and its target only, for use inside a sentence.
  package var plain: Figure {
    var figure = self
    (figure.trend, figure.signal, figure.isNews, figure.changed) = ([], nil, false, nil)
    (figure.growth, figure.offSince, figure.isBack, figure.workdays) = (nil, nil, nil, nil)
    return figure
  }

  /// Nil where that cannot be said: the figure has no value, no target or no direction.
  package var meetsTarget: Bool? {
    guard let value, let target else { return nil }
    switch direction {
    case .higher: return value >= target
    case .lower: return value <= target
    case .neutral, nil: return nil
    }
  }
  /// Whether the figure is outside its limits on the bad side. Where no direction is given, no side is bad.
  package var goesWrong: Bool {
    switch (signal, direction) {
    case (.above, .lower), (.shiftedUp, .lower), (.below, .higher), (.shiftedDown, .higher): true
    default: false
    }
  }
  /// Whether the figure is off its target by more than its usual ups and downs.
  package var isBroken: Bool { meetsTarget == false && (goesWrong || offSince != nil) }
}

/// What the run of a figure's values says, judged by its natural limits (those of a process behaviour chart).
package enum FigureSignal: Sendable, Codable, Hashable {
  /// The value is inside the limits: there is nothing to look for.
  case usual
  /// The values are outside the limits since that day.
  case above(since: CivilDate)
  case below(since: CivilDate)
  /// So many values in a row lie on one side of the middle, the first of them on that day.
  case shiftedUp(since: CivilDate, values: Int)
  case shiftedDown(since: CivilDate, values: Int)

  /// Since when; nil for `usual`.
  package var since: CivilDate? {
    switch self {
    case .usual: nil
    case .above(let day), .below(let day), .shiftedUp(let day, _), .shiftedDown(let day, _): day
    }
  }
  /// The signal's name without days and numbers, by which later updates know that it was told.
  package var word: String {
    switch self {
    case .usual: "usual"
    case .above: "above"
    case .below: "below"
    case .shiftedUp: "shifted-up"
    case .shiftedDown: "shifted-down"
    }
  }
}
