/// Removes sentences that only tell how to reach somebody, where they stand among sentences about work: `De back-up
/// is getest. Bel mij op 06-12345678 als er iets is.`
enum ContactSentence {
  /// The line without such sentences; nil when the line may be a signature.
  static func removed(from line: String) -> String? {
    let sentences = sentences(of: line)
    let own = sentences.filter { !ContactData.isContained(in: $0) }
    guard !own.isEmpty, own.count < sentences.count, own.allSatisfy(isOwn) else { return nil }
    return own.joined(separator: " ").trimmingSuffix(",;( ")
  }

  /// Whether the line is such a sentence, between other sentences: `Bel 06-12345678.`
  static func isCall(_ line: String, after last: String?, before next: String?) -> Bool {
    guard let next, isOwn(next), !ContactData.isContained(in: next) else { return false }
    return calls(line) && isEnded(line) && (last.map(isEnded) ?? true)
  }

  private static func isEnded(_ line: String) -> Bool { line.last.map { ".!?".contains($0) } ?? false }

  /// Splits a line at the ends of sentences, and at a comma or bracket behind which contact data follow.
  private static func sentences(of line: String) -> [String] {
    var sentences: [String] = []
    var start = line.startIndex
    for index in line.indices where ".!?;,(".contains(line[index]) {
      let next = line.index(after: index)
      // The bracket in `+31 (0)6` is part of the number.
      let isBracket = line[index] == "(" && line[..<index].last { $0 != " " }?.isLetter == true
      guard next < line.endIndex, isBracket || line[next] == " " else { continue }
      let rest = line[next...]
      guard isBracket || line[index] != "(" else { continue }
      let isPart = ",(;".contains(line[index])
      // A comma or bracket separates only before `(06-12345678)` or `, bel me op …`.
      if isPart, !calls(rest), !(isBracket && isOnlyNumber(rest)) { continue }
      sentences.append(line[start..<(isBracket ? index : next)].trimmingSpaces())
      start = next
    }
    sentences.append(line[start...].trimmingSpaces())
    return sentences.filter { !$0.isEmpty }
  }

  private static func isOnlyNumber(_ rest: Substring) -> Bool {
    rest.prefix { $0 != ")" }.allSatisfy { $0.isNumber || " -+/.()".contains($0) }
  }

  private static let callPhrases = [
    "bel ", "mail ", "app ", "stuur ", "call ", "ring ", "email ", "text ", "ruf ", "rufen sie", "appelez ",
    "bij vragen", "voor vragen",
  ]

  private static func calls(_ text: some StringProtocol) -> Bool {
    // Only the beginning is compared, because this is asked at every comma of a line that may be long.
    callPhrases.contains(where: text.drop { $0 == " " }.prefix(16).lowercased().hasPrefix)
  }

  /// Whether it is a sentence, and no name, function or firm: at least three words, of which two in lower case are no
  /// name particles.
  private static func isOwn(_ sentence: String) -> Bool {
    let words = sentence.split(separator: " ")
    return words.count >= 3 && words.count { $0.first?.isLowercase == true && !NameParticles.contain($0) } >= 2
      && !sentence.contains("|")
  }
}
