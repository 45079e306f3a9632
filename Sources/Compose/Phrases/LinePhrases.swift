import Model

/// What was done, what comes, numbers and people.
protocol LinePhrases {
  func unread(_ sources: [UnreadSource], now: CivilDateTime) -> Words
  func readInPart(_ sources: [PartlyRead]) -> Words
  func milestone(_ subject: Words, people: Words, early: Early?, effect: Words) -> Words
  /// - Parameter late: the day on which it was done, where an earlier update could not know.
  func finished(_ subject: Words, owner: Words, effect: Words, late: CivilDate?, now: CivilDateTime) -> Words
  /// A flow of counted work.
  func counted(_ flow: Flow) -> Words
  func planned(_ planned: Planned, _ subject: Words, people: Words, now: CivilDateTime) -> Words
  /// Several real deadlines in one line.
  func moreDeadlines(_ list: [(subject: Words, day: CivilDate)], now: CivilDateTime) -> Words
  func underWay(_ subject: Words, owner: Words) -> Words
  /// - Parameter workdays: for how many it has been late; nil where that was not counted.
  func overdue(
    _ subject: Words, day: CivilDate, owner: Words, needsOwner: Bool, workdays: Int?, now: CivilDateTime
  ) -> Words
  func figure(_ figure: Figure, now: CivilDateTime) -> Words
  func away(on day: CivilDate, _ people: [Away], more: Int, now: CivilDateTime) -> Words
  func contacts(_ contacts: [Contact]) -> Words
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
