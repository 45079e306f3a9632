import Model

/// Leaves out comments, in which templates speak to their users and people hide text: `<!-- … -->`, and in Obsidian
/// `%%` at the beginning of a line up to the next `%%`. Both may span lines.
struct HiddenComments {
  private var open: (end: String, line: Int)?

  var isOpen: Bool { open != nil }

  /// The part of a line that stands outside comments; nil where nothing does.
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

  /// A comment that is never closed hides the rest of the file.
  var problems: [RowProblem] {
    guard let open else { return [] }
    return [
      RowProblem("the comment that opens here is never closed, so nothing below it is read", .form, line: open.line)
    ]
  }
}
