import Model

/// One update as a reader has it, and what each source showed when it was made.
public struct Page: Sendable {
  public let slot: SlotKey
  public let kind: EditionKind
  public let at: Instant
  public let readings: [Reading]
  /// None where the sources were read without an update.
  public let lines: [String]

  public init(slot: SlotKey, kind: EditionKind, at: Instant, readings: [Reading], lines: [String]) {
    self.slot = slot
    self.kind = kind
    self.at = at
    self.readings = readings
    self.lines = lines
  }
}

/// A sentence that the records contradict, or one that nobody understood.
public struct Contradiction: Sendable, Hashable, CustomStringConvertible {
  public let slot: SlotKey
  public let claim: Claim
  public let sentence: String
  public let why: String

  public var description: String {
    "\(slot.date) \(slot.edition) [\(claim.rawValue)]: »\(sentence)« but \(why)"
  }
}

/// What a sentence says, by how it is held against the records.
public enum Claim: String, Sendable, CaseIterable {
  case notUnderstood = "not understood"
  case title, since, unread
  case done, milestone, counted, next, more, crowded, agreement, promise, month
  case figure, planKept, lying, overdue, away, contacts
  case conclusion, headline, ask
  case keptWord, keptDays, keptAgreements, goalMet, keptUp, record, roundNumber, fewestOpen, longestWaiting, quiet
  case quote, anniversary, nextWeek, closing
}
