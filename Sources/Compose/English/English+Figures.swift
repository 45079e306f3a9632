import Model

/// Figures, with their targets, trends and news.
extension English {
  func figure(_ figure: Figure, now: CivilDateTime) -> Words {
    if let group = figure.fewerThan { return "\(figure.say): not shown, it is about fewer than \(group) people" }
    guard let value = figure.value else {
      guard let last = figure.last else { return "\(figure.say): no value" }
      return "\(figure.say): no value (last \(self.value(last.value, figure.unit)) on \(own: short(last.day, now)))"
    }
    if let growth = figure.growth { return growing(figure, value, growth, now) }
    var line: Words = "\(figure.say) \(self.value(value, figure.unit))\(goal(figure))"
    if let day = figure.asOf { line += " on \(own: short(day, now))" }
    if !figure.trend.isEmpty { line += Words(own: " " + Sparkline.text(figure.trend)) }
    if let course = course(figure, now) { line += ", \(own: course)" }
    return figure.asks == true ? line.ended + " Who knows more about this?" : line
  }

  private func growing(_ figure: Figure, _ value: Double, _ growth: Growth, _ now: CivilDateTime) -> Words {
    var line: Words = "\(figure.say) "
    if let target = figure.target {
      line += "\(own: marks.decimal(value)) of \(self.value(target, figure.unit))"
    } else {
      line += self.value(value, figure.unit)
    }
    if let share = growth.share { line += " (\(share)%)" }
    if let day = figure.asOf { line += " on \(own: short(day, now))" }
    if let pace = growth.perWeek { line += ", \(own: marks.decimal(pace)) a week" }
    if let since = growth.stillSince { line += ", no further since \(own: short(since, now))" }
    return growth.arrives.map { "\(line); at this pace there on \(own: short($0, now))" } ?? line
  }

  /// What is unusual: news in full, afterwards briefly and with how long it lasts. That all is usual is said only of a
  /// figure that misses its target.
  private func course(_ figure: Figure, _ now: CivilDateTime) -> String? {
    let isNews = figure.isNews
    func unusual(_ word: String, _ since: CivilDate) -> String {
      if let only = figure.only { return "unusually \(word) \(onDay(only, now))" }
      if !isNews { return lasting(figure, word) ?? "\(word) since \(short(since, now))" }
      return since == now.date ? "unusually \(word)" : "unusually \(word) since \(short(since, now))"
    }
    func shifted(_ word: String, _ since: CivilDate, _ values: Int) -> String {
      isNews
        ? "\(word) than before since \(short(since, now)) (\(values) in a row)" : "\(word) since \(short(since, now))"
    }
    if figure.isBack == true { return "back to normal" }
    if let since = figure.offSince {
      return lasting(figure, "off its goal")
        ?? (since == now.date || isNews ? "now off its goal" : "off its goal since \(short(since, now))")
    }
    switch figure.signal {
    case nil: return figure.changed.map { "changed on \(short($0, now))" }
    case .usual: return figure.meetsTarget == false ? "nothing unusual" : nil
    case .above(let since): return unusual("high", since)
    case .below(let since): return unusual("low", since)
    case .shiftedUp(let since, let values): return shifted("higher", since, values)
    case .shiftedDown(let since, let values): return shifted("lower", since, values)
    }
  }

  /// How long it lasts, from the third workday; from the seventh with a question where the figure is broken.
  private func lasting(_ figure: Figure, _ word: String) -> String? {
    guard let workdays = figure.workdays, case let step = Escalation.step(workdays), step > 1 else { return nil }
    let line = "\(word) for \(self.workdays(workdays)) now"
    return step > 2 && figure.isBroken ? line + ": what do we do about it?" : line
  }

  func workdays(_ number: Int) -> String { number == 1 ? "1 workday" : "\(marks.whole(number)) workdays" }

  /// Of a broken figure with the side of its target, and with what it usually is.
  func goal(_ figure: Figure) -> Words {
    guard let target = figure.target else { return Words() }
    guard let usual = figure.usual else { return " (goal \(value(target, figure.unit)))" }
    return " (goal \(atSide(figure, target)), usually around \(own: marks.decimal(usual)))"
  }

  /// The target with its side.
  func side(_ figure: Figure) -> Words {
    figure.target.map { " (goal \(atSide(figure, $0)))" } ?? Words()
  }

  private func atSide(_ figure: Figure, _ target: Double) -> Words {
    "\(own: figure.direction == .lower ? "at most" : "at least") \(value(target, figure.unit))"
  }
}
