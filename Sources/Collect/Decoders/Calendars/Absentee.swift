import Almanac
import Model

/// Finds out whose absence a calendar entry is. The entry's title may say why somebody is absent, so it is neither
/// told nor quoted in a problem.
struct Absentee {
  private let people: People
  private let mentions: Mentions

  init(_ people: People) {
    self.people = people
    mentions = Mentions(people)
  }

  /// The absent person; nil when the person who was invited declined. Where several people are possible the entry is
  /// refused, because a guess could name the wrong one.
  func person(of entry: CalendarEntry) throws(RecordProblem) -> UntrustedText? {
    let named = mentions.named(in: entry.title)
    if named.count > 1 { throw tooMany(entry) }
    if let person = named.first {
      return entry.invited.contains { $0.answer == .declined && isKnown($0, as: person) } ? nil : person
    }
    let own = entry.organizer
    let others = entry.invited.filter { person in own.map { !person.isSame(as: $0) } ?? true }
    let candidates = others.filter { $0.answer != .declined }
    if candidates.isEmpty {
      if let own, isPerson(own, in: entry) { return try shown(own, entry) }
      // Everybody who was invited declined.
      if !others.isEmpty { return nil }
      throw nobody(entry)
    }
    // One person invited another; either may be absent.
    if candidates.count > 1 || own.map(isKnown) == true { throw tooMany(entry) }
    guard candidates[0].answer != .open else { throw nobody(entry) }
    return try shown(candidates[0], entry)
  }

  /// Whether the organizer is a person who did not decline. A shared mailbox may organise absences, too.
  private func isPerson(_ organizer: CalendarPerson, in entry: CalendarEntry) -> Bool {
    let own = entry.invited.first { $0.isSame(as: organizer) }
    guard own?.answer != .declined else { return false }
    return isKnown(organizer) || organizer.isIndividual || own?.isIndividual == true
  }

  private func isKnown(_ person: CalendarPerson) -> Bool {
    people.knows(person.name) || people.knows(UntrustedText(person.address))
  }

  private func isKnown(_ person: CalendarPerson, as name: UntrustedText) -> Bool {
    people.same(person.name, name) || people.same(UntrustedText(person.address), name)
  }

  private func shown(_ person: CalendarPerson, _ entry: CalendarEntry) throws(RecordProblem) -> UntrustedText {
    let byAddress = UntrustedText(person.address)
    if !people.knows(person.name), people.knows(byAddress) { return people.canonical(byAddress) }
    guard let shown = people.shown(person.name) else { throw nobody(entry) }
    return shown
  }

  private func nobody(_ entry: CalendarEntry) -> RecordProblem {
    RecordProblem(
      "the absence of \(entry.firstDay) does not show whose it is; add their spelling in this calendar under people:, or say with jq: who is away",
      .word)
  }

  private func tooMany(_ entry: CalendarEntry) -> RecordProblem {
    RecordProblem(
      "the absence of \(entry.firstDay) names more than one person; name one, or say with jq: who is away", .word)
  }
}

extension People {
  /// The name that readers see. Nil for a mail address, unless the person is known by it.
  func shown(_ person: UntrustedText) -> UntrustedText? {
    let known = canonical(person)
    return known == person && known.description.contains("@") ? nil : known
  }
}
