import Model

/// Chooses the headline: what somebody said it is, else the first that the rules of docs/design/message.md give. Its
/// subject stands in a line of the update; where that line was cut, the next in order is taken.
struct Headlines {
  let material: Material
  let sections: [ChosenSection]
  private var occasion: Occasion { material.occasion }

  /// How many characters of a title the summary shows.
  static let length = 60
  /// How many characters of a sentence that somebody wrote.
  static let saidLength = 120

  func first() -> Headline? {
    // What stands in the part about trouble comes first by itself.
    said() ?? (sections.contains { $0.kind == .trouble } ? nil : brokenFigure() ?? deadline() ?? milestone())
  }

  /// The newest note of the kind `headline` since the last update. It needs no line, because it is one.
  private func said() -> Headline? {
    // A headline is not told late: what mattered yesterday is over.
    let notes = material.notes.filter { note in
      note.kind == .headline && !note.text.isEmpty && material.window.isNews(note)
        && (note.at.map { material.window.contains(note.key, at: $0) } ?? true)
    }
    let newest = notes.max { a, b in
      (moment(a), material.order(a.key)) < (moment(b), material.order(b.key))
    }
    return newest.map { .said($0.text.shortened(to: Headlines.saidLength)) }
  }

  /// When a note was written. Of a day without a time it counts as midnight, so that a note with a time is newer.
  private func moment(_ note: Note) -> CivilDateTime {
    switch note.at {
    case .instant(let instant): occasion.calendar.civil(instant)
    case .day(let day): CivilDateTime(day, .midnight)
    case nil: occasion.calendar.civil(note.arrived ?? material.memory.seen[note.key]?.first ?? material.window.readAt)
    }
  }

  /// A figure that has just gone wrong. One that is off its target every day is no news and stays under the numbers.
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
    // While too few values are known for limits, it is news when a value that came in since the last update misses a
    // target that all values shown before it met. A figure that hovers around its target is no news each time it
    // crosses.
    let shown = figure.trend.compactMap { $0 }
    guard figure.meetsTarget == false, shown.count > Figures.metBefore,
      shown.dropLast().allSatisfy({ figure.with(value: $0).meetsTarget == true })
    else { return false }
    return material.metrics.contains { records.contains($0.key) && material.window.contains($0.key, at: $0.at) }
  }

  /// A real deadline of the day that the update plans: what is due later is no news of today.
  private func deadline() -> Headline? {
    let hard = sections.planned.map(\.planned).filter { planned in
      planned.deadline.map { !$0.passed } == true && planned.day <= occasion.firstDay
    }
    return hard.min { $0.day < $1.day }.map { .deadline($0.subject.short, day: $0.day) }
  }

  private func milestone() -> Headline? {
    let first = sections.planned.map(\.planned).first { planned in
      planned.kind == .milestone && planned.deadline?.passed != true && planned.day == occasion.firstDay
    }
    return first.map { .milestone($0.subject.short, day: $0.day) }
  }
}

extension Subject {
  /// With a title short enough for a sentence of the summary.
  var short: Subject { Subject(title: title.shortened(to: Headlines.length), id: id, link: link) }
}
