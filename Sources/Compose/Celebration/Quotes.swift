import Model

/// What customers and colleagues said, in their own words.
struct Quotes: ProudRule {
  let week: ProudWeek

  /// A quote that found no room may stand in a later note, as long as it is at most so many days old.
  static let keptDays = 21

  func lines() -> [ProudLine] { lines(.customer) + lines(.thanks) }
  func learned() -> [ProudLine] { lines(.learned) }

  private func lines(_ kind: NoteKind) -> [ProudLine] {
    let proud: ProudKind = kind == .customer ? .customer : kind == .thanks ? .thanks : .learned
    let unquoted = ReceivedNotes(material: week.material, limits: week.limits).unquoted(kind)
    let known = Set(unquoted.map(\.key))
    let kept = week.material.notes.filter { $0.kind == kind && !known.contains($0.key) && isKept($0) }
      .map { (note: $0, day: week.material.day(of: $0)) }
      .sorted { a, b in (a.day, week.material.order(a.note.key)) < (b.day, week.material.order(b.note.key)) }.map(
        \.note)
    return (kept + unquoted).filter { !week.past.has(proud, $0.key) }.map { note in
      let fact = Fact.quote(kind, note.text.shortened(to: week.limits.said), from: week.limits.person(note.from))
      return ProudLine(proud, fact, [note.key], about: note.key)
    }
  }

  /// Whether a note was news for an earlier celebration note that had no room for it.
  private func isKept(_ note: Note) -> Bool {
    let memory = week.material.memory
    let day = week.material.day(of: note)
    return memory.since != nil && !note.text.isEmpty && day <= week.sinceDay
      && week.today.days(since: day) <= Self.keptDays
      && !memory.told.contains(Told(record: note.key, finished: note.at))
  }
}
