import Model

/// What was done, what comes, numbers and people.
protocol LinePhrases {
  func unread(_ sources: [UnreadSource], now: CivilDateTime) -> Words
  func readInPart(_ sources: [PartlyRead]) -> Words
  /// A milestone that was reached, with thanks to its people.
  /// - Parameter goal: what it was for, where no effect is known.
  func milestone(_ subject: Words, people: Names, early: Early?, effect: Words, goal: Words) -> Words
  /// Finished work that mattered to many, with thanks.
  func finished(_ subject: Words, thanking owner: Words, effect: Words) -> Words
  /// - Parameter late: the day on which it was done, where an earlier update could not know.
  func finished(_ subject: Words, owner: Words, effect: Words, late: CivilDate?, now: CivilDateTime) -> Words
  /// Several finished pieces of work in one line.
  /// - Parameter isFirst: whether no other line stands before it.
  func alsoFinished(
    _ list: [(subject: Words, owner: Words, effect: Words)], unplanned: Bool, isFirst: Bool
  ) -> Words
  /// How much was finished of counted work.
  func finished(_ flow: Flow) -> Words
  /// A flow of counted work.
  /// - Parameter oldest: the open ones that are older than they should be and are named, as in the flow.
  func counted(_ flow: Flow, oldest: [Words], now: CivilDateTime) -> Words
  /// - Parameter heading: the day that the heading of the part names, and that the line therefore does not; nil where it
  ///   names none.
  func planned(_ planned: Planned, _ subject: Words, people: Words, heading: CivilDate?, now: CivilDateTime) -> Words
  /// More plans of a day in one line.
  func alsoPlanned(_ list: [(subject: Words, people: Words)], isFirst: Bool) -> Words
  /// Several real deadlines in one line.
  func moreDeadlines(_ list: [(subject: Words, day: CivilDate)], now: CivilDateTime) -> Words
  func underWay(_ subject: Words, owner: Words) -> Words
  /// - Parameter workdays: for how many it has been late; nil where that was not counted.
  func overdue(
    _ subject: Words, day: CivilDate, owner: Words, needsOwner: Bool, workdays: Int?, now: CivilDateTime
  ) -> Words
  func figure(_ figure: Figure, now: CivilDateTime) -> Words
  /// - Parameter besides: whether others who are away are named elsewhere.
  func away(on day: CivilDate, _ people: [Away], more: Int, besides: Bool, now: CivilDateTime) -> Words
  func contacts(_ contacts: [Contact]) -> Words
  /// People who are away on a day for which work of theirs is planned.
  func ownersAway(on day: CivilDate, _ people: [(away: OwnerAway, subject: Words)], now: CivilDateTime) -> Words
  /// The contacts who are away on that day.
  func contactsAway(on day: CivilDate, _ contacts: [Contact], now: CivilDateTime) -> Words
  /// Added to a real deadline ahead that nobody has: so many workdays after today are left.
  func left(_ workdays: Int) -> Words
  func received(_ received: Received) -> Words
  /// Added to planned work that nobody has.
  func ownerWanted() -> Words
  /// The question to readers: `way` is the way in.
  func askInput(_ way: Words) -> Words
}
