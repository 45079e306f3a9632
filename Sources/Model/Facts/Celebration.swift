/// Something that the celebration note praises the team for.
package enum Celebration: Sendable, Codable, Hashable {
  /// A round number of finished work, such as the thousandth call, since the day on which counting began.
  /// `ofWeek`: how many of these in the time of the note; nil in updates that were stored before this was told.
  case roundNumber(CountedNoun, number: Int, since: CivilDate, ofWeek: Int? = nil)
  /// Work of a kind that was never finished before.
  case firstTime(Subject, kind: UntrustedText, people: Names)
  /// A figure that has met its target for so many weeks.
  case targetKept(Figure, weeks: Int)
  /// The work that waited longest of all that was ever finished. It names nobody, because a name would stand beside a
  /// time.
  case longestWaiting(Subject, workdays: Int)
  /// How many of the agreements whose day was since the last note were kept. `one` is the only one that there was or,
  /// of several, the only one that is not kept yet.
  case agreementsKept(kept: Int, of: Int, one: Subject?)
  /// Less work is open than on any day since that one.
  case fewestOpen(CountedNoun, open: Int, since: CivilDate)
  /// Finished work that people notice only when it is not done. Only in updates that were stored before several shared a
  /// line.
  case quietWork(Subject, effect: UntrustedText?, owner: UntrustedText?)
  /// Finished work that people notice only when it is not done.
  case quietWorks([Mentioned])
  /// Work that was finished by its real deadline, each so many days before it.
  case deadlinesMet([Mentioned], days: [Int])
  /// What else was finished, the most important first; `more`: how much more is only counted.
  case results([Mentioned], more: Int)
  /// Everything that was planned was done, for so many workdays in a row.
  case plansKept(workdays: Int)
  /// Somebody who wants it known has been with the team for so long on that day. Counted in months, because people
  /// celebrate twelve and a half years, too.
  case anniversary(UntrustedText, months: Int, on: CivilDate)

  /// The pieces of work that share its line.
  package var mentions: [Mentioned] {
    switch self {
    case .quietWorks(let list), .results(let list, _), .deadlinesMet(let list, _): list
    default: []
    }
  }

  /// The piece of work or the agreement that is praised.
  package var subject: Subject? {
    switch self {
    case .firstTime(let subject, _, _), .longestWaiting(let subject, _), .quietWork(let subject, _, _): subject
    case .agreementsKept(_, _, let one): one
    case .quietWorks, .deadlinesMet, .results, .roundNumber, .targetKept, .fewestOpen, .plansKept, .anniversary: nil
    }
  }
}
