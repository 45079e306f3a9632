/// Something that a team may be proud of.
public enum Celebration: Sendable, Codable, Hashable {
  /// The thousandth call since the first day that is known.
  case roundNumber(CountedNoun, number: Int, since: CivilDate)
  /// Work of a kind that was never finished before.
  case firstTime(Subject, kind: UntrustedText, people: Names)
  /// A figure that has met its target for so many weeks.
  case targetKept(Figure, weeks: Int)
  /// The one that waited longest of all is done.
  case longestWaiting(Subject, workdays: Int, owner: UntrustedText?)
  /// Agreements whose day was in this week; `pending` is the one that is not kept yet, and from when it will be.
  case agreementsKept(kept: Int, of: Int, pending: Subject?, from: CivilDate?)
  /// Fewer open than on any day since then.
  case fewestOpen(CountedNoun, open: Int, since: CivilDate)
  /// Work that nobody notices as long as it is done.
  case quietWork(Subject, effect: UntrustedText?, owner: UntrustedText?)
  /// So many workdays in a row with everything done that was planned.
  case plansKept(workdays: Int)
  /// Somebody who wants it known has been here for so many years.
  case anniversary(UntrustedText, years: Int, on: CivilDate)

  /// The piece of work or the agreement it is about.
  public var subject: Subject? {
    switch self {
    case .firstTime(let subject, _, _), .longestWaiting(let subject, _, _), .quietWork(let subject, _, _): subject
    case .agreementsKept(_, _, let pending, _): pending
    case .roundNumber, .targetKept, .fewestOpen, .plansKept, .anniversary: nil
    }
  }
}
