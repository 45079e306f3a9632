import Model

/// Leaves out lines of a Markdown file that are not for its readers: code blocks and comments.
struct SkippedLines {
  private var fence: (mark: String, line: Int)?
  private var comments = HiddenComments()

  /// The part of a line that is to be read; nil where there is none.
  mutating func read(_ line: Substring, at number: Int) -> Substring? {
    var content = line.trimmingSpaces()
    while content.hasPrefix(">") { content = content.dropFirst().trimmingSpaces() }
    if let open = fence {
      if content.hasPrefix(open.mark), content.allSatisfy({ $0 == open.mark.first }) { fence = nil }
      return nil
    }
    if !comments.isOpen, let mark = ["`", "~"].first(where: { content.hasPrefix(String(repeating: $0, count: 3)) }) {
      let run = content.prefix { String($0) == mark }.count
      // "```code``` in a sentence" opens no block.
      if mark == "~" || !content.dropFirst(run).contains("`") {
        fence = (String(repeating: mark, count: run), number)
        return nil
      }
    }
    return comments.visible(in: line, at: number)
  }

  /// A block or comment that is never closed hides the rest of the file.
  var problems: [RowProblem] {
    guard let fence else { return comments.problems }
    return [
      RowProblem(
        "the block of code that opens here is never closed, so nothing below it is read", .form, line: fence.line)
    ]
  }
}
