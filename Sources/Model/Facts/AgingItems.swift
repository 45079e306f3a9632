/// The work of one source that has been open for longer than it should. It is about the work, never about a person.
package struct AgingItems: Sendable, Codable, Hashable {
  package var noun: CountedNoun
  /// How many items are open for longer than the limit.
  package var count: Int
  /// Whether the list was incomplete, so that there are at least so many; nil means no, also in updates that were
  /// stored before this was told.
  package var partial: Bool?
  /// The limit, in workdays.
  package var limit: Int
  /// Whether the limit was agreed. Otherwise it is the time within which 85 of 100 items are finished.
  package var isAgreed: Bool
  /// The oldest items, the longest open first, three at most.
  package var oldest: [Waiting]
  package init(noun: CountedNoun, count: Int, limit: Int, isAgreed: Bool, oldest: [Waiting]) {
    self.noun = noun
    self.count = count
    self.limit = limit
    self.isAgreed = isAgreed
    self.oldest = oldest
  }

  package struct Waiting: Sendable, Codable, Hashable {
    package var subject: Subject
    package var workdays: Int
    /// Whether the work waits for somebody else.
    package var isWaiting: Bool
    package init(subject: Subject, workdays: Int, isWaiting: Bool) {
      self.subject = subject
      self.workdays = workdays
      self.isWaiting = isWaiting
    }
  }
}
