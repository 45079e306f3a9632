import Model

/// The one thing now: what somebody said it is, else by rule. Its subject stands in a line of the update: where that line
/// was cut, the next in order is taken.
struct Headlines {
  let material: Material
  /// All that comes, also what the lines only say "+n" of.
  let next: [NextLine]
  let sections: [ChosenSection]
  private var occasion: Occasion { material.occasion }

  /// Of a title.
  static let length = 60
  /// Of a sentence that somebody wrote.
  static let saidLength = 120

  func first() -> Headline? {
    said() ?? overdueDecision() ?? brokenFigure() ?? deadline() ?? milestone() ?? plan()
  }

  /// The newest sentence since the last update that says what matters now. It needs no line: it is one.
  private func said() -> Headline? {
    // What mattered yesterday is told late by nobody.
    let notes = material.notes.filter { note in
      note.kind == .headline && !note.text.isEmpty && material.window.isNews(note)
        && (note.at.map { material.window.contains(note.key, at: $0) } ?? true)
    }
    let newest = notes.max { a, b in
      (moment(a), material.order(a.key)) < (moment(b), material.order(b.key))
    }
    return newest.map { .said($0.text.shortened(to: Headlines.saidLength)) }
  }

  /// A note of which only the day is known was written some time that day: one with a time is newer.
  private func moment(_ note: Note) -> CivilDateTime {
    switch note.at {
    case .instant(let instant): occasion.calendar.civil(instant)
    case .day(let day): CivilDateTime(day, .midnight)
    case nil: occasion.calendar.civil(note.arrived ?? material.memory.seen[note.key]?.first ?? material.window.readAt)
    }
  }

  /// Past the first, friendly reminder. One that was reported as realised, and is not proven, is no decision to take.
  private func overdueDecision() -> Headline? {
    for agreement in sections.agreements {
      guard case .slipping = agreement.stage, agreement.stage.isSlipped, let due = agreement.due else { continue }
      return .overdueDecision(agreement.subject.short, due: due)
    }
    return nil
  }

  /// Only what is new: a figure that is off its target every day stands under the numbers every day, and is no news.
  private func brokenFigure() -> Headline? {
    for line in sections.lines(of: .numbers) {
      guard case .figure(var figure) = line.fact, figure.meetsTarget != true, isNews(figure, line.records) else {
        continue
      }
      figure.trend = []
      return .brokenFigure(figure)
    }
    return nil
  }

  private func isNews(_ figure: Figure, _ records: [RecordKey]) -> Bool {
    if figure.signal != nil { return figure.isNews && figure.goesWrong }
    // Where too few values are known for natural limits: a target missed by a value that came in since the last update,
    // and by none of those before it. One that hovers around its target is no news each time it crosses.
    let shown = figure.trend.compactMap { $0 }
    guard figure.meetsTarget == false, shown.count > Figures.metBefore,
      shown.dropLast().allSatisfy({ figure.with(value: $0).meetsTarget == true })
    else { return false }
    return material.metrics.contains { records.contains($0.key) && material.window.contains($0.key, at: $0.at) }
  }

  private func deadline() -> Headline? {
    let hard = sections.planned.map(\.planned).filter { planned in
      planned.deadline.map { !$0.passed } == true && planned.day <= occasion.near
    }
    return hard.min { $0.day < $1.day }.map { .deadline($0.subject.short, day: $0.day) }
  }

  private func milestone() -> Headline? {
    planned(until: occasion.near).first { $0.kind == .milestone }.map { .milestone($0.subject.short, day: $0.day) }
  }

  /// The first thing on the first day that has any, and how much work is planned for that day besides.
  private func plan() -> Headline? {
    guard let first = planned(until: occasion.horizon).first else { return nil }
    if first.deadline != nil { return .deadline(first.subject.short, day: first.day) }
    if first.kind == .milestone { return .milestone(first.subject.short, day: first.day) }
    let ofDay = next.count { $0.isWork && $0.planned?.day == first.day }
    return .plan(first.subject.short, day: first.day, others: ofDay - (first.isWork ? 1 : 0))
  }

  /// What stands for the days that the update looks at. What was for today is not what comes, at the end of the day.
  private func planned(until last: CivilDate) -> [Planned] {
    sections.planned.map(\.planned).filter {
      $0.deadline?.passed != true && $0.day >= occasion.firstDay && $0.day <= last
    }
  }
}

extension Occasion {
  /// The end of the two workdays that the update looks at first: what is due by then comes before other plans.
  var near: CivilDate { calendar.workdays(after: firstDay, count: 1).first ?? firstDay }
}

extension Subject {
  /// For a sentence of the summary.
  var short: Subject { Subject(title: title.shortened(to: Headlines.length), id: id, link: link) }
}
