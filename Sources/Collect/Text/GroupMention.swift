/// Mentions that address a group and name no person.
enum GroupMention {
  private static let everybody: Set<String> = [
    "aanwezigen", "all", "allen", "channel", "collegas", "everybody", "everyone", "group", "here", "iedereen", "kanaal",
    "room", "subteam", "team", "thread",
  ]

  /// Matches `@here`, `@Iedereen`, `<!channel>`, `<!subteam^S012|@beheer>`. Without the sign, the word may be the
  /// name of a team.
  static func matches(_ text: some StringProtocol) -> Bool {
    let bare = text.trimmingSpaces()
    guard bare.hasPrefix("@") || bare.hasPrefix("<!") else { return false }
    let name = bare.drop { "<!@".contains($0) }.prefix { $0.isLetter || $0 == "'" || $0 == "’" }
    let isWhole = bare.hasPrefix("<!") || bare.drop { "<!@".contains($0) }.count == name.count
    return isWhole && everybody.contains(name.lowercased().filter(\.isLetter))
  }
}
