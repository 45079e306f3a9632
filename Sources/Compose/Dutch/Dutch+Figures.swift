import Model

/// Figures, with their targets, trends and news.
extension Dutch {
  func figure(_ figure: Figure, now: CivilDateTime) -> Words {
    if let group = figure.fewerThan { return "\(figure.say): niet getoond, het gaat over minder dan \(group) mensen" }
    guard let value = figure.value else {
      guard let last = figure.last else { return "\(figure.say): geen cijfer" }
      return
        "\(figure.say): geen cijfer (laatst \(self.value(last.value, figure.unit)) op \(own: short(last.day, now)))"
    }
    if let growth = figure.growth { return growing(figure, value, growth, now) }
    var line: Words = "\(figure.say) \(self.value(value, figure.unit))\(goal(figure))"
    if let day = figure.asOf { line += " op \(own: short(day, now))" }
    if !figure.trend.isEmpty { line += Words(own: " " + Sparkline.text(figure.trend)) }
    if let course = course(figure, now) { line += ", \(own: course)" }
    return figure.asks == true ? line.ended + " Wie weet hier meer van?" : line
  }

  private func growing(_ figure: Figure, _ value: Double, _ growth: Growth, _ now: CivilDateTime) -> Words {
    var line: Words = "\(figure.say) "
    if let target = figure.target {
      line += "\(own: marks.decimal(value)) van \(self.value(target, figure.unit))"
    } else {
      line += self.value(value, figure.unit)
    }
    if let share = growth.share { line += " (\(share)%)" }
    if let day = figure.asOf { line += " op \(own: short(day, now))" }
    if let pace = growth.perWeek { line += ", \(own: marks.decimal(pace)) per week" }
    if let since = growth.stillSince { line += ", staat stil sinds \(own: short(since, now))" }
    return growth.arrives.map { "\(line); in dit tempo zover op \(own: short($0, now))" } ?? line
  }

  /// What is unusual: news in full, afterwards briefly and with how long it lasts. That all is usual is said only of a
  /// figure that misses its target.
  private func course(_ figure: Figure, _ now: CivilDateTime) -> String? {
    let isNews = figure.isNews
    func unusual(_ word: String, _ since: CivilDate) -> String {
      if let only = figure.only {
        return "opvallend \(word) \(only == now.date ? "" : "op ")\(day(only, now))"
      }
      if !isNews { return lasting(figure, word) ?? "\(word) sinds \(short(since, now))" }
      return since == now.date ? "opvallend \(word)" : "opvallend \(word) sinds \(short(since, now))"
    }
    func shifted(_ word: String, _ since: CivilDate, _ values: Int) -> String {
      isNews
        ? "\(word) dan voorheen sinds \(short(since, now)) (\(values) op rij)" : "\(word) sinds \(short(since, now))"
    }
    if figure.isBack == true { return "weer als gewoonlijk" }
    if let since = figure.offSince {
      return lasting(figure, "naast het doel")
        ?? (since == now.date || isNews ? "nu naast het doel" : "naast het doel sinds \(short(since, now))")
    }
    switch figure.signal {
    case nil: return figure.changed.map { "veranderd op \(short($0, now))" }
    case .usual: return figure.meetsTarget == false ? "geen bijzonderheden" : nil
    case .above(let since): return unusual("hoog", since)
    case .below(let since): return unusual("laag", since)
    case .shiftedUp(let since, let values): return shifted("hoger", since, values)
    case .shiftedDown(let since, let values): return shifted("lager", since, values)
    }
  }

  /// How long it lasts, from the third workday; from the seventh with a question where the figure is broken.
  private func lasting(_ figure: Figure, _ word: String) -> String? {
    guard let workdays = figure.workdays, case let step = Escalation.step(workdays), step > 1 else { return nil }
    let line = "al \(self.workdays(workdays)) \(word)"
    return step > 2 && figure.isBroken ? line + ": wat doen we hieraan?" : line
  }

  func workdays(_ number: Int) -> String { number == 1 ? "1 werkdag" : "\(marks.whole(number)) werkdagen" }

  /// Of a broken figure with the side of its target, and with what it usually is.
  func goal(_ figure: Figure) -> Words {
    guard let target = figure.target else { return Words() }
    guard let usual = figure.usual else { return " (doel \(value(target, figure.unit)))" }
    return " (doel \(atSide(figure, target)), meestal rond \(own: marks.decimal(usual)))"
  }

  /// The target with its side.
  func side(_ figure: Figure) -> Words {
    figure.target.map { " (doel \(atSide(figure, $0)))" } ?? Words()
  }

  private func atSide(_ figure: Figure, _ target: Double) -> Words {
    "\(own: figure.direction == .lower ? "hoogstens" : "minstens") \(value(target, figure.unit))"
  }
}
