import Model

/// The lines of the celebration note.
protocol CelebrationPhrases {
  /// A figure's record: `best` was the best value before, on `day`; values are known since `since`.
  func record(_ figure: Figure, best: Double, on day: CivilDate, since: CivilDate, now: CivilDateTime) -> Words
  func targetMet(_ figure: Figure) -> Words
  /// - Parameter today: how many of those not done have their day today.
  func kept(done: Int, of total: Int, today: Int, in period: NotePeriod) -> Words
  /// - Parameters:
  ///   - mentions: the pieces of work that share the line.
  ///   - subject: what is celebrated, with its link, where that is a piece of work or an agreement; else empty.
  func celebration(
    _ celebration: Celebration, _ subject: Words, mentions: [(subject: Words, owner: Words, effect: Words)],
    in period: NotePeriod, now: CivilDateTime
  ) -> Words
  func quote(_ kind: NoteKind, _ text: Words, from: Words) -> Words
  /// The worst value of a figure that was off its target; its day is that of the figure.
  func fellOff(_ figure: Figure, isBack: Bool, now: CivilDateTime) -> Words
  func notDone(_ list: [(what: NotDone, subject: Words)], more: Int, now: CivilDateTime) -> Words
  func nextWeek(_ list: [(planned: Planned, subject: Words, people: Words)], now: CivilDateTime) -> Words
  /// The question that ends the note: `way` is the way in.
  func weeklyQuestion(_ way: Words) -> Words
  /// The goodbye before a weekend.
  func weekend() -> Words
  /// The goodbye before so many other free days.
  func daysOff(_ count: Int) -> Words
  /// The goodbye before a workday.
  func thankYou() -> Words
}
