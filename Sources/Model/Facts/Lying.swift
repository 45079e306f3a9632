/// Work of one source that lies longer than it should: about the work, never about a person.
package struct Lying: Sendable, Codable, Hashable {
  package var noun: CountedNoun
  /// How many lie longer than the limit.
  package var count: Int
  /// The list was not complete: there are at least so many. Nil as false, and in what was stored before there was such a thing.
  package var partial: Bool?
  /// In workdays.
  package var limit: Int
  /// The limit was agreed; otherwise it is within which 85 of 100 are finished.
  package var isAgreed: Bool
  /// The longest first, three at most.
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
    /// It waits for somebody else.
    package var isWaiting: Bool
    package init(subject: Subject, workdays: Int, isWaiting: Bool) {
      self.subject = subject
      self.workdays = workdays
      self.isWaiting = isWaiting
    }
  }
}
