/// Work that was planned, or a decision that was to be in force, and that is neither done nor in force. It names nobody,
/// because in this place a name would be blame.
package struct NotDone: Sendable, Codable, Hashable {
  package var subject: Subject
  package var isDecision: Bool
  /// Its new day; nil where it has none.
  package var day: CivilDate?
  package init(_ subject: Subject, isDecision: Bool, day: CivilDate?) {
    self.subject = subject
    self.isDecision = isDecision
    self.day = day
  }
}
