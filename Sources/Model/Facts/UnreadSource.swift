package struct UnreadSource: Sendable, Codable, Hashable {
  package var title: UntrustedText
  /// When the source was last read without a failure, on the team's wall clock; nil when it never was.
  package var lastRead: CivilDateTime?
  /// How many workdays ago that was; nil means none, also in updates that were stored before this was counted.
  package var workdays: Int?
  package init(title: UntrustedText, lastRead: CivilDateTime?, workdays: Int? = nil) {
    self.title = title
    self.lastRead = lastRead
    self.workdays = workdays
  }
}
