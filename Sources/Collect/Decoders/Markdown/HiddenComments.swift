import Model

/// What templates say to who fills them in, and what somebody hid: `<!-- … -->`, and in Obsidian from a line that begins with `%%` up
/// to the next `%%`, also over several lines.
struct HiddenComments {
  private var open: (end: String, line: Int)?

  var isOpen: Bool { open != nil }

  /// What of a line stands outside of them; nil where nothing does.
  mutating func visible(in line: Substring, at number: Int) -> Substring? {
    let isBlock = line.trimmingSpaces().hasPrefix("%%")
    guard open != nil || isBlock || line.contains("<!--") else { return line }
    var rest = line
    var kept = ""
    while true {
      if let comment = open {
        guard let end = rest.firstRange(of: comment.end) else { break }
        rest = rest[end.upperBound...]
        open = nil
      }
      guard let mark = rest.firstRange(of: isBlock ? "%%" : "<!--") else {
        kept += rest
        break
      }
      kept += rest[..<mark.lowerBound]
      rest = rest[mark.upperBound...]
      open = (isBlock ? "%%" : "-->", number)
    }
    return kept.allSatisfy(\.isWhitespace) ? nil : kept[...]
  }

  /// One that never ends hides the rest of the file.
  var problems: [RowProblem] {
    guard let open else { return [] }
    return [
      RowProblem("the comment that opens here is never closed, so nothing below it is read", .form, line: open.line)
    ]
  }
}
