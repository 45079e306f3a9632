/// The settings at the beginning of a file, between lines of `---` (YAML, as Obsidian writes them) or `+++` (TOML).
enum FrontMatter {
  private static let limit = 200

  /// The number of lines of front matter; 0 where there is none.
  ///
  /// - Parameter isContent: whether the lines are what somebody wrote as the file's content. Lines of dashes may also
  ///   just separate.
  static func length(of lines: [Substring], unless isContent: (ArraySlice<Substring>) -> Bool) -> Int {
    guard let mark = lines.first?.trimmingSpaces(), mark == "---" || mark == "+++" else { return 0 }
    let ends = mark == "---" ? ["---", "..."] : [mark]
    guard let end = lines.prefix(limit).dropFirst().firstIndex(where: { ends.contains($0.trimmingSpaces()) }) else {
      return 0
    }
    let inside = lines[1..<end].filter { !$0.allSatisfy(\.isWhitespace) }[...]
    let isSettings = inside.allSatisfy { isSetting($0, sign: mark == "---" ? ":" : "=") }
    return isSettings && !isContent(inside) ? end + 1 : 0
  }

  /// Whether the line is `title: Notitie`, an entry of a list, a comment, or indented below one of these.
  private static func isSetting(_ line: Substring, sign: Character) -> Bool {
    guard let first = line.first else { return true }
    if first.isWhitespace || "#[]}".contains(first) || line.hasPrefix("- ") { return true }
    guard let place = line.firstIndex(of: sign) else { return false }
    let name = line[..<place].trimmingSpaces()
    return !name.isEmpty && name.count <= 60
      && (sign == "=" || line[line.index(after: place)...].first?.isWhitespace != false)
  }
}
