/// Work, a milestone or an event with a day ahead.
package struct Planned: Sendable, Codable, Hashable {
  package var kind: PlannedKind
  package var subject: Subject
  package var day: CivilDate
  /// The time of an event, or of a real deadline that has one.
  package var time: TimeOfDay?
  package var people = Names([])
  package var doneMeans: UntrustedText?
  /// What the work is for, where that is told.
  package var goal: UntrustedText?
  /// The real deadline; nil where `day` is only planned.
  package var deadline: Deadline?
  /// Whether it has no owner although its source names owners.
  package var needsOwner = false
  /// Its owner, where that is somebody who is away on each workday until the real deadline.
  package var away: Away?
  /// The other day, where that is still to come: for a real deadline the planned one, for a planned day the real
  /// deadline. Equal to `day` where the planned day is the real deadline, but too far ahead to be marked.
  package var otherDay: CivilDate?
  /// The day that an earlier update named for it, where the move to a later one is told for the first time.
  package var movedFrom: CivilDate?
  package init(kind: PlannedKind, subject: Subject, day: CivilDate, time: TimeOfDay? = nil) {
    self.kind = kind
    self.subject = subject
    self.day = day
    self.time = time
  }
}

package enum PlannedKind: String, Sendable, Codable {
  case task, milestone, event
}

package struct Deadline: Sendable, Codable, Hashable {
  package var reason: UntrustedText?
  /// Whether the day is over and the work is not done.
  package var passed: Bool
  /// Whether the work is not started, in a source that tells when work starts.
  package var notStarted: Bool
  /// How many workdays ago it passed; nil in updates that were stored before this was counted.
  package var workdays: Int?
  package init(reason: UntrustedText?, passed: Bool, notStarted: Bool, workdays: Int? = nil) {
    self.reason = reason
    self.passed = passed
    self.notStarted = notStarted
    self.workdays = workdays
  }
}
