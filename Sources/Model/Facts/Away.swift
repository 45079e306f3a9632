/// Somebody who is away, never with a reason. `until` is given when it lasts longer than the day that is told.
package struct Away: Sendable, Codable, Hashable {
  package var person: UntrustedText
  package var until: CivilDate?
  package init(person: UntrustedText, until: CivilDate?) {
    self.person = person
    self.until = until
  }
}

/// Somebody who is away and has work planned for that day.
package struct OwnerAway: Sendable, Codable, Hashable {
  package var person: UntrustedText
  package var subject: Subject
  /// How many more pieces of work are planned for that person on that day.
  package var more: Int
  package init(person: UntrustedText, subject: Subject, more: Int = 0) {
    self.person = person
    self.subject = subject
    self.more = more
  }
}

package struct Contact: Sendable, Codable, Hashable {
  package var role: UntrustedText
  package var person: UntrustedText
  package init(role: UntrustedText, person: UntrustedText) {
    self.role = role
    self.person = person
  }
}

/// Where a reader can send input, as the configuration names it.
package struct WayIn: Sendable, Codable, Hashable {
  package var shown: UntrustedText
  package var link: WebLink?
  package init(shown: UntrustedText, link: WebLink? = nil) {
    self.shown = shown
    self.link = link
  }
}
