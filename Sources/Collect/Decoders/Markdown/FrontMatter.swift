import Model

/// The lines that describe a file, at its very beginning: between `---` (YAML, the properties of Obsidian) or `+++` (TOML).
enum FrontMatter {
  private static let limit = 200

  /// How many lines it takes.
  ///
  /// - Parameter isContent: whether what stands between such lines is what somebody wrote in the file all the same: a line of dashes
  ///   may also only separate.
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

  /// `title: Notitie`, an entry of a list, a comment, or what is indented below them.
  private static func isSetting(_ line: Substring, sign: Character) -> Bool {
    guard let first = line.first else { return true }
    if first.isWhitespace || "#[]}".contains(first) || line.hasPrefix("- ") { return true }
    guard let place = line.firstIndex(of: sign) else { return false }
    let name = line[..<place].trimmingSpaces()
    return !name.isEmpty && name.count <= 60
      && (sign == "=" || line[line.index(after: place)...].first?.isWhitespace != false)
  }
}
