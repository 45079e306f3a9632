/// Work of one source that lies longer than it should: about the work, never about a person.
public struct Lying: Sendable, Codable, Hashable {
  public var noun: CountedNoun
  /// How many lie longer than the limit.
  public var count: Int
  /// The list was not complete: there are at least so many. Nil as false, and in what was stored before there was such a thing.
  public var partial: Bool?
  /// In workdays.
  public var limit: Int
  /// The limit was agreed; otherwise it is within which 85 of 100 are finished.
  public var isAgreed: Bool
  /// The longest first, three at most.
  public var oldest: [Waiting]
  public init(noun: CountedNoun, count: Int, limit: Int, isAgreed: Bool, oldest: [Waiting]) {
    self.noun = noun
    self.count = count
    self.limit = limit
    self.isAgreed = isAgreed
    self.oldest = oldest
  }

  public struct Waiting: Sendable, Codable, Hashable {
    public var subject: Subject
    public var workdays: Int
    /// It waits for somebody else.
    public var isWaiting: Bool
    public init(subject: Subject, workdays: Int, isWaiting: Bool) {
      self.subject = subject
      self.workdays = workdays
      self.isWaiting = isWaiting
    }
  }
}
