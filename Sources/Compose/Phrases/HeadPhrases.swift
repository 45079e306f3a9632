import Model

/// The title, the summary and the headings.
protocol HeadPhrases {
  func title(team: Words, kind: EditionKind, audience: Audience, date: CivilDate, now: CivilDateTime) -> Words
  /// Added to the title: the update comes later than usual, at `now`.
  func late(now: CivilDateTime, nominal: CivilDate) -> Words
  /// Added to the title: the update was sent before and may have arrived.
  func repeated() -> Words
  /// Added to the title: the update stands in another channel than usual, because nobody knows whether the usual one
  /// has it.
  func elsewhere() -> Words
  /// The first sentence of a team's very first update.
  func first() -> Words
  /// - Parameters:
  ///   - verdict: what kind of day it was, and which day.
  ///   - plan: how much of what was planned until now is done. What else was finished is then told as "other".
  ///   - since: from when a daily update tells, where no heading says so and readers would not guess it.
  ///   - period: the time of which a weekly note tells.
  func conclusion(
    _ conclusion: Conclusion, verdict: (kind: Verdict, day: CivilDate)?, plan: PlanKept?, since: CivilDateTime?,
    period: NotePeriod, now: CivilDateTime
  ) -> Words
  /// - Parameter subject: what the headline is about, with its link; empty for a figure and for a note.
  func headline(_ headline: Headline, _ subject: Words, now: CivilDateTime) -> Words
  func ask(_ ask: Ask, now: CivilDateTime) -> Words

  /// The heading of a part; nil where its lines need none.
  func heading(_ kind: SectionKind) -> Words?
  /// The heading of the plan of one day.
  func heading(of day: CivilDate, _ now: CivilDateTime) -> Words
  /// Added to the heading of what was done: from when it is told.
  func since(_ moment: CivilDateTime, now: CivilDateTime) -> Words
  /// Added to the conclusion of a quiet day: that all sources were read, at that time.
  func read(_ sources: Int, _ at: TimeOfDay) -> String
  /// The weekday of a date, for titles.
  func weekday(_ date: CivilDate) -> String
  /// A date in full, with its year where that is not the reader's.
  func long(_ date: CivilDate, _ now: CivilDateTime) -> String
  /// Added to the last line of a list: so many more, and of what.
  func more(_ count: Int, of kind: SectionKind) -> Words
  /// In place of a title that may not be shown, where there is no id.
  func untitled() -> Words
  /// A list of names.
  func names(_ names: Names) -> Words
  /// In place of the name of somebody who is not to be named.
  func colleague() -> String
}
