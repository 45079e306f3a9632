import Model

/// What the configuration says of a team and the update needs.
package struct TeamProfile: Sendable {
  /// The name readers know.
  package var title: String
  /// The language in which the update has to fit; nil: in every one.
  package var language: Language?
  /// In the order in which they are to stand.
  package var figures: [FigureSetting]
  package var contacts: [Contact]
  /// The way in that the update offers: a `mailto:` or web address, or a few words. Without it, nothing is asked.
  package var input: String?
  /// Sources that people write to: their notes are acknowledged. `dagpost note` is always one.
  package var waysIn: Set<SourceName> = []
  /// What kinds of editions the team has.
  package var editions: Set<EditionKind> = [.daily, .weekly]
  /// The form of the update, by edition; where none is named, the usual one.
  package var layouts: [EditionName: Layout] = [:]
  /// Within how many workdays the work of a source is to be done, where that was agreed.
  package var agreed: [SourceName: Int] = [:]
  /// A figure about fewer people than this is not told.
  package var smallestGroup = 5
  /// Whether there is a channel for the manager.
  package var hasManager = false
  /// Who wants it known since when they are here.
  package var anniversaries: [Anniversary] = []

  func layout(of edition: EditionName) -> Layout { layouts[edition] ?? Layout() }

  package init(title: String, figures: [FigureSetting] = [], contacts: [Contact] = [], input: String? = nil) {
    self.title = title
    self.figures = figures
    self.contacts = contacts
    self.input = input
  }
}

/// Since when somebody is here who wants it celebrated. Never a date of birth.
package struct Anniversary: Sendable, Hashable {
  package var person: UntrustedText
  package var since: CivilDate

  package init(person: UntrustedText, since: CivilDate) {
    self.person = person
    self.since = since
  }
}
