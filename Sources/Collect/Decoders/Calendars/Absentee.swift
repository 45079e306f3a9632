import Almanac
import Model

/// Whose an absence is. What it is called says why, which nobody else needs to know: it is neither shown nor told in a problem.
struct Absentee {
  private let people: People
  private let mentions: Mentions

  init(_ people: People) {
    self.people = people
    mentions = Mentions(people)
  }

  /// Nil when nobody is away by it: who was asked declined. Where more than one could be meant it is refused, never guessed.
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
      // Whoever it was for is there.
      if !others.isEmpty { return nil }
      throw nobody(entry)
    }
    // A person who invites another: either may be away.
    if candidates.count > 1 || own.map(isKnown) == true { throw tooMany(entry) }
    guard candidates[0].answer != .open else { throw nobody(entry) }
    return try shown(candidates[0], entry)
  }

  /// Whether who organised it is a person who did not decline: a shared mailbox organises absences too.
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
  /// A person as readers see them; an address only when somebody is known by it.
  func shown(_ person: UntrustedText) -> UntrustedText? {
    let known = canonical(person)
    return known == person && known.description.contains("@") ? nil : known
  }
}
