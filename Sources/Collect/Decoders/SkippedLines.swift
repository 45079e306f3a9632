import Model

/// Lines of a Markdown file that say nothing to its readers: code and comments.
struct SkippedLines {
  private var fence: (mark: String, line: Int)?
  private var comment: (end: String, line: Int)?

  /// How many lines at the start are settings for other programs, between lines of dashes.
  static func frontMatter(_ lines: [Substring]) -> Int {
    guard lines.first?.trimmingSpaces() == "---",
      let end = lines.dropFirst().prefix(200).firstIndex(where: { ["---", "..."].contains($0.trimmingSpaces()) })
    else { return 0 }
    let isSettings = lines[1..<end].allSatisfy { line in
      line.isEmpty || line.first?.isWhitespace == true || line.contains(":") || "#-".contains(line.first ?? " ")
    }
    return isSettings && !lines[1..<end].contains { $0.contains("[ ]") || $0.contains("[x]") } ? end + 1 : 0
  }

  /// What of a line is to be read; nil where nothing is.
  mutating func read(_ line: Substring, at number: Int) -> Substring? {
    var content = line.trimmingSpaces()
    while content.hasPrefix(">") { content = content.dropFirst().trimmingSpaces() }
    if let open = fence {
      if content.hasPrefix(open.mark), content.allSatisfy({ $0 == open.mark.first }) { fence = nil }
      return nil
    }
    if comment == nil, let mark = ["`", "~"].first(where: { content.hasPrefix(String(repeating: $0, count: 3)) }) {
      let run = content.prefix { String($0) == mark }.count
      // "```code``` in a sentence" opens nothing.
      if mark == "~" || !content.dropFirst(run).contains("`") {
        fence = (String(repeating: mark, count: run), number)
        return nil
      }
    }
    return withoutComments(line, number)
  }

  private mutating func withoutComments(_ line: Substring, _ number: Int) -> Substring? {
    let isBlock = line.trimmingSpaces().hasPrefix("%%")
    guard comment != nil || isBlock || line.contains("<!--") else { return line }
    var rest = line
    var kept = ""
    while true {
      if let open = comment {
        guard let end = rest.firstRange(of: open.end) else { break }
        rest = rest[end.upperBound...]
        comment = nil
      }
      guard let mark = rest.firstRange(of: isBlock ? "%%" : "<!--") else {
        kept += rest
        break
      }
      kept += rest[..<mark.lowerBound]
      rest = rest[mark.upperBound...]
      comment = (isBlock ? "%%" : "-->", number)
    }
    return kept.allSatisfy(\.isWhitespace) ? nil : kept[...]
  }

  /// What never ends hides the rest of the file.
  var problems: [RowProblem] {
    if let fence {
      return [
        RowProblem(
          "the block of code that opens here is never closed, so nothing below it is read", .form, line: fence.line)
      ]
    }
    if let comment {
      return [
        RowProblem(
          "the comment that opens here is never closed, so nothing below it is read", .form, line: comment.line)
      ]
    }
    return []
  }
}
