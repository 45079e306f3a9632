extension SignatureLine {
  /// How many of the last lines belong to a signature that continues with contact data: a name, a function, a firm.
  static func linesAbove(_ lines: [String]) -> Int {
    var count = trailingTitles(lines[...])
    // A blank line may stand between the name and the function.
    let rest = lines.dropLast(count)
    let blanks = rest.reversed().prefix(while: \.isEmpty).count
    if blanks > 0 {
      let more = trailingTitles(rest.dropLast(blanks))
      let start = rest.count - blanks - more
      let isWhole = start <= 0 || rest[start - 1].isEmpty || ".!?".contains(rest[start - 1].last ?? " ")
      if more > 0, more <= 3, isWhole, isPerson(rest[start]) { count += blanks + more }
    }
    // The first line of a mail is only taken away when it is a name.
    if count == lines.count, let first = lines.first, !isPerson(first) { count -= 1 }
    return max(0, count)
  }

  /// How many of the last lines are a signature without contact data: a last paragraph, below a sentence, of a name
  /// and a function.
  static func trailingNameBlock(_ lines: [String]) -> Int {
    let count = trailingTitles(lines[...])
    guard count >= 2, count < lines.count, count <= 5, lines[lines.count - count - 1].isEmpty,
      isPerson(lines[lines.count - count]),
      let sentence = lines.dropLast(count).last(where: { !$0.isEmpty }), ".!?".contains(sentence.last ?? " ")
    else { return 0 }
    return count
  }

  /// How many of the last lines are no sentences, up to a blank line.
  private static func trailingTitles(_ lines: ArraySlice<String>) -> Int {
    lines.reversed().prefix { line in
      !line.isEmpty && line.count <= 60 && line.split(separator: " ").count <= 7 && !".!?:;".contains(line.last ?? ".")
        && line.first.map { $0.isUppercase || $0.isNumber || "|(+".contains($0) } == true
    }.count
  }

  /// Whether the line is a name of at least two words.
  private static func isPerson(_ line: String) -> Bool {
    SenderName.looksLikeName(line) && line.split(separator: " ").count >= 2
      && line.split(separator: " ").count { $0.first?.isUppercase == true } >= 2
  }
}
