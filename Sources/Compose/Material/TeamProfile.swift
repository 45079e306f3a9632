import Model

/// What the configuration says of a team, as far as updates need it.
///
///     var profile = TeamProfile(title: "Workplace team", input: "mailto:team@example.org")
///     profile.language = .nl
package struct TeamProfile: Sendable {
  /// The name that readers know.
  package var title: String
  /// The team's language, in which the update has to fit its limits. Nil where it is not known: then it has to fit in
  /// every language.
  package var language: Language?
  /// The figures with settings, in the order in which they are to stand.
  package var figures: [FigureSetting]
  package var contacts: [Contact]
  /// The way in that the update offers: a `mailto:` or web address, or a few words. Without it readers are not asked
  /// for input.
  package var input: String?
  /// The sources that people write to, whose notes are thanked for. `dagpost note` is always one and is not listed
  /// here.
  package var waysIn: Set<SourceName> = []
  /// The kinds of editions that the team has.
  package var editions: Set<EditionKind> = [.daily, .weekly]
  /// The form of the update by edition. An edition that is not named here has the usual form.
  package var layouts: [EditionName: Layout] = [:]
  /// Within how many workdays the work of a source is to be done, where that was agreed (`agreed`).
  package var agreed: [SourceName: Int] = [:]
  /// Figures about fewer people than this are not told (`smallest_group`).
  package var smallestGroup = 5
  /// Whether there is a channel for the manager, and so an update for it.
  package var hasManager = false
  /// The people who want their anniversaries celebrated.
  package var anniversaries: [Anniversary] = []

  /// The form of an edition.
  func layout(of edition: EditionName) -> Layout { layouts[edition] ?? Layout() }

  package init(title: String, figures: [FigureSetting] = [], contacts: [Contact] = [], input: String? = nil) {
    self.title = title
    self.figures = figures
    self.contacts = contacts
    self.input = input
  }
}

/// Since when somebody who wants it celebrated has been with the team. Never a date of birth.
package struct Anniversary: Sendable, Hashable {
  package var person: UntrustedText
  package var since: CivilDate

  package init(person: UntrustedText, since: CivilDate) {
    self.person = person
    self.since = since
  }
}
