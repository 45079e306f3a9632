import Model

/// The title and the summary.
protocol HeadPhrases {
  func title(team: Words, kind: EditionKind, audience: Audience, date: CivilDate, now: CivilDateTime) -> Words
  /// After the title: it comes later than usual, now.
  func late(now: CivilDateTime, nominal: CivilDate) -> Words
  /// After the title: it was sent before and may have arrived.
  func repeated() -> Words
  /// After the title: it stands in another channel than usual, since nobody knows whether the usual one has it.
  func elsewhere() -> Words
  /// Before the summary of the first update ever.
  func first() -> Words
  /// - Parameters:
  ///   - plan: of what was planned until now, how much is done; what else was finished is then "other".
  ///   - since: from when a daily looks back, where no heading says so and the reader would not guess it.
  ///   - period: what a note of the week tells of.
  func conclusion(
    _ conclusion: Conclusion, plan: PlanKept?, since: CivilDateTime?, period: NotePeriod, now: CivilDateTime
  ) -> Words
  /// `subject` is what the headline is about, with its link; of a figure and a note it is empty.
  func headline(_ headline: Headline, _ subject: Words, now: CivilDateTime) -> Words
  func ask(_ ask: Ask, now: CivilDateTime) -> Words

  /// Nil where the lines speak for themselves.
  func heading(_ kind: SectionKind) -> Words?
  /// After the heading of what was done: from when.
  func since(_ moment: CivilDateTime, now: CivilDateTime) -> Words
  /// After the conclusion of a quiet day: everything was read, at that time.
  func read(_ sources: Int, _ at: TimeOfDay) -> String
  /// Of a date, for a title.
  func weekday(_ date: CivilDate) -> String
  func long(_ date: CivilDate, _ now: CivilDateTime) -> String
  /// After the last line of a list.
  func more(_ count: Int) -> Words
  /// Where a title may not be shown and there is no id.
  func untitled() -> Words
  func names(_ names: Names) -> Words
  /// In place of somebody who is not to be named.
  func colleague() -> String
}
