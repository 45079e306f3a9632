/// The counted work of one source: finished, come in, and open.
package struct Flow: Sendable, Codable, Hashable {
  package var noun: CountedNoun
  package var finished: Int
  /// How much came in; nil where the source does not tell when work came in.
  package var created: Int?
  /// How much is open; nil where the source shows no open work.
  package var open: Int?
  /// For how many workdays the oldest open one has been there; nil where the source does not tell when work came in.
  package var oldest: Int?
  /// Whether the list was incomplete, so that its numbers are told with "at least".
  package var partial: Bool
  /// How much was finished on the workday before; nil where that is not known or cannot be compared.
  package var before: FinishedBefore?
  /// The open ones that are older than they should be; nil where there are none.
  package var aging: AgingItems?
  package init(
    noun: CountedNoun, finished: Int, created: Int?, open: Int?, oldest: Int? = nil, partial: Bool = false
  ) {
    self.noun = noun
    self.finished = finished
    self.created = created
    self.open = open
    self.oldest = oldest
    self.partial = partial
  }
}

/// What counted work is called. Each language has its own word for the known nouns; `label` is the source's own word.
package enum CountedNoun: Sendable, Codable, Hashable {
  case calls, requests, changes, tasks, commits
  case label(UntrustedText)
}

/// How much was finished on one earlier day.
package struct FinishedBefore: Sendable, Codable, Hashable {
  package var day: CivilDate
  package var count: Int
  package init(day: CivilDate, count: Int) {
    self.day = day
    self.count = count
  }
}
