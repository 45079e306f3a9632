import Model

/// Mentions that call many and name nobody.
enum GroupMention {
  private static let everybody: Set<String> = [
    "aanwezigen", "all", "allen", "channel", "collegas", "everybody", "everyone", "group", "here", "iedereen", "kanaal",
    "room", "subteam", "team", "thread",
  ]

  /// `@here`, `@Iedereen`, `<!channel>`, `<!subteam^S012|@beheer>`. Without the sign it may well be a name: a team's.
  static func matches(_ text: some StringProtocol) -> Bool {
    let bare = text.trimmingSpaces()
    guard bare.hasPrefix("@") || bare.hasPrefix("<!") else { return false }
    let name = bare.drop { "<!@".contains($0) }.prefix { $0.isLetter || $0 == "'" || $0 == "’" }
    let isWhole = bare.hasPrefix("<!") || bare.drop { "<!@".contains($0) }.count == name.count
    return isWhole && everybody.contains(name.lowercased().filter(\.isLetter))
  }
}
