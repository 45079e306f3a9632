import Model

/// What a language must be able to say. There are no defaults: a language in which a phrase is missing does not build.
/// One file per language in `Languages/`. Each phrase is a whole template of its own; word order is nobody else's.
protocol Phrases: Sendable {
  // The head.
  func title(team: Words, kind: EditionKind, date: CivilDate) -> Words
  /// After the title: it comes later than usual, now.
  func late(now: CivilDateTime, nominal: CivilDate) -> Words
  /// After the title: it was sent before and may have arrived.
  func repeated() -> Words
  /// Before the summary of the first update ever.
  func first() -> Words
  func conclusion(_ conclusion: Conclusion, now: CivilDateTime) -> Words
  func focus(_ subject: Words, on day: CivilDate, now: CivilDateTime) -> Words
  func ask(_ ask: Ask, now: CivilDateTime) -> Words

  /// Nil where the lines speak for themselves.
  func heading(_ kind: SectionKind, since: CivilDateTime?, now: CivilDateTime) -> Words?
  /// After the last line of a list.
  func more(_ count: Int) -> Words
  /// Where a title may not be shown and there is no id.
  func untitled() -> Words
  func names(_ names: Names) -> Words

  // The lines.
  func unread(_ sources: [UnreadSource], now: CivilDateTime) -> Words
  func milestone(_ subject: Words, people: Words, early: Early?, effect: Words) -> Words
  func finished(_ subject: Words, owner: Words, effect: Words, late: CivilDate?, now: CivilDateTime) -> Words
  func counted(_ flow: Flow) -> Words
  func planned(_ planned: Planned, _ subject: Words, people: Words, now: CivilDateTime) -> Words
  func moreDeadlines(_ list: [(subject: Words, day: CivilDate)], now: CivilDateTime) -> Words
  func underWay(_ subject: Words, owner: Words) -> Words
  func agreed(
    _ subject: Words, _ state: AgreementState, owner: Words, decided: CivilDate?, due: CivilDate?, now: CivilDateTime
  ) -> Words
  func overdue(_ subject: Words, day: CivilDate, owner: Words, now: CivilDateTime) -> Words
  func figure(_ figure: Figure, now: CivilDateTime) -> Words
  func away(on day: CivilDate, _ people: [Away], more: Int, now: CivilDateTime) -> Words
  func contacts(_ contacts: [Contact]) -> Words
  func askInput(_ way: Words) -> Words

  // The celebration note's own lines.
  func celebrated(_ subject: Words, people: Names, early: Early?, effect: Words) -> Words
  func record(_ figure: Figure, best: Double, on day: CivilDate, since: CivilDate, now: CivilDateTime) -> Words
  func targetMet(_ figure: Figure) -> Words
  func kept(done: Int, of total: Int) -> Words
  func quote(_ kind: NoteKind, _ text: Words, from: Words) -> Words
  func nextWeek(_ list: [(subject: Words, day: CivilDate)]) -> Words
  func closing(_ way: Words?, freeDays: Bool, today: CivilDate) -> Words
}

extension Language {
  var phrases: any Phrases {
    switch self {
    case .en: English()
    case .nl: Dutch()
    }
  }
}

/// How a post came to be, where the reader must know.
public enum PostMark: Sendable {
  case none
  /// Sent again after an attempt of which nobody knows whether it arrived.
  case repeated
}
