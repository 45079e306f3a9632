import Model

/// One update as a reader has it, and what each source showed when it was made.
package struct Page: Sendable {
  package let slot: SlotKey
  package let kind: EditionKind
  package let at: Instant
  package let readings: [Reading]
  /// The lines; none where the sources were read without an update.
  package let lines: [String]

  package init(slot: SlotKey, kind: EditionKind, at: Instant, readings: [Reading], lines: [String]) {
    self.slot = slot
    self.kind = kind
    self.at = at
    self.readings = readings
    self.lines = lines
  }
}

/// A sentence that the records contradict, or that no template matches.
package struct Contradiction: Sendable, Hashable, CustomStringConvertible {
  package let slot: SlotKey
  package let claim: Claim
  package let sentence: String
  package let why: String

  package var description: String {
    "\(slot.date) \(slot.edition) [\(claim.rawValue)]: »\(sentence)« but \(why)"
  }
}

/// The kinds of claims, by how they are checked against the records.
package enum Claim: String, Sendable, CaseIterable {
  case notUnderstood = "not understood"
  case title, since, unread
  case done, milestone, counted, next, more, crowded, agreement, promise, month
  case figure, planKept, lying, overdue, away, contacts
  case conclusion, headline, ask
  case keptWord, keptDays, keptAgreements, goalMet, keptUp, record, roundNumber, fewestOpen, longestWaiting, quiet
  case quote, anniversary, nextWeek, closing
}
