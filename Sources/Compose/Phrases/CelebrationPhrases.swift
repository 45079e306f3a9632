import Model

/// The celebration note's own lines.
protocol CelebrationPhrases {
  func celebrated(_ subject: Words, people: Names, early: Early?, effect: Words) -> Words
  func record(_ figure: Figure, best: Double, on day: CivilDate, since: CivilDate, now: CivilDateTime) -> Words
  func targetMet(_ figure: Figure) -> Words
  /// `today`: of what is not done, so much still has its day.
  func kept(done: Int, of total: Int, today: Int, in period: NotePeriod) -> Words
  /// `subject` is what is celebrated, with its link, where it is a piece of work or an agreement.
  func celebration(
    _ celebration: Celebration, _ subject: Words, in period: NotePeriod, now: CivilDateTime
  ) -> Words
  func quote(_ kind: NoteKind, _ text: Words, from: Words) -> Words
  func nextWeek(_ list: [(subject: Words, day: CivilDate)], now: CivilDateTime) -> Words
  func weeklyQuestion(_ way: Words) -> Words
  /// The last words: before a weekend, before so many other free days, before a workday.
  func weekend() -> Words
  func daysOff(_ count: Int) -> Words
  func thankYou() -> Words
}
