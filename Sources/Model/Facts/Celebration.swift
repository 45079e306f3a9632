/// Something that a team may be proud of.
package enum Celebration: Sendable, Codable, Hashable {
  /// The thousandth call since the day on which counting began.
  case roundNumber(CountedNoun, number: Int, since: CivilDate)
  /// Work of a kind that was never finished before.
  case firstTime(Subject, kind: UntrustedText, people: Names)
  /// A figure that has met its target for so many weeks.
  case targetKept(Figure, weeks: Int)
  /// What waited longer than anything that was finished before is done. Nobody's name: it would stand beside a time.
  case longestWaiting(Subject, workdays: Int)
  /// Agreements whose day was since the last note. `one` is the only one that there was or, of several, the only one
  /// that is not kept yet.
  case agreementsKept(kept: Int, of: Int, one: Subject?)
  /// Fewer open than on any day since then.
  case fewestOpen(CountedNoun, open: Int, since: CivilDate)
  /// Work that nobody notices as long as it is done.
  case quietWork(Subject, effect: UntrustedText?, owner: UntrustedText?)
  /// So many workdays in a row with everything done that was planned.
  case plansKept(workdays: Int)
  /// Somebody who wants it known has been here for so long, on that day. In months, for the twelve and a half years.
  case anniversary(UntrustedText, months: Int, on: CivilDate)

  /// The piece of work or the agreement it is about.
  package var subject: Subject? {
    switch self {
    case .firstTime(let subject, _, _), .longestWaiting(let subject, _), .quietWork(let subject, _, _): subject
    case .agreementsKept(_, _, let one): one
    case .roundNumber, .targetKept, .fewestOpen, .plansKept, .anniversary: nil
    }
  }
}
