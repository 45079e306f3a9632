/// The subject as its sender wrote it, without `Re:`, `Fwd:` and the marks of mail servers.
struct MailSubject {
  let text: String
  /// Whether the mail answers another one, whose author wrote the subject.
  private(set) var isAnswer = false
  private(set) var isForward = false

  init(_ subject: String) {
    var rest = subject.trimmingSpaces()
    for _ in 0..<20 {
      if let mark = Self.mark(rest) {
        isAnswer = isAnswer || Self.answers.contains(mark.word)
        isForward = isForward || Self.forwards.contains(mark.word)
        rest = rest[mark.end...].trimmingSpaces()
      } else if let end = Self.tag(rest) {
        rest = rest[end...].trimmingSpaces()
      } else {
        break
      }
    }
    text = rest
  }

  private static let answers: Set<String> = ["re", "antw", "aw", "antwoord", "rép", "betr"]
  private static let forwards: Set<String> = ["fw", "fwd", "doorst", "doorg", "doorgestuurd", "tr", "wg"]
  private static let others: Set<String> = [
    "ext", "extern", "external", "externe", "spam", "suspect", "betreft", "betreff", "objet", "onderwerp", "subject",
  ]

  /// A prefix with a colon: `Re:`, `RE[2]:`, `Antw :`, `EXTERN:`.
  private static func mark(_ subject: String) -> (word: String, end: String.Index)? {
    guard let colon = subject.prefix(14).firstIndex(of: ":") else { return nil }
    let word = subject[..<colon].lowercased().prefix { $0.isLetter }
    let rest = subject[..<colon].dropFirst(word.count)
    guard answers.contains(String(word)) || forwards.contains(String(word)) || others.contains(String(word)),
      rest.allSatisfy({ $0.isNumber || "[]()^. ".contains($0) })
    else { return nil }
    return (String(word), subject.index(after: colon))
  }

  /// The end of a tag: `[EXTERN]`, `[beheer-lijst]`, `***SPAM***`, `{Spam?}`, `(EXTERN)`. The box of a task (`[x]`)
  /// is none.
  private static func tag(_ subject: String) -> String.Index? {
    guard let first = subject.first else { return nil }
    let inside = subject.dropFirst()
    switch first {
    case "[", "{":
      guard let close = inside.prefix(60).firstIndex(of: first == "[" ? "]" : "}"), inside[..<close].count > 1 else {
        return nil
      }
      return inside.index(after: close)
    case "(", "<":
      guard let close = inside.prefix(30).firstIndex(of: first == "(" ? ")" : ">"),
        others.contains(word(inside[..<close]))
      else { return nil }
      return inside.index(after: close)
    case "*", "!", "⚠":
      let marks = subject.prefix { "*!⚠\u{FE0F} ".contains($0) }
      let rest = subject[marks.endIndex...]
      guard let close = rest.prefix(40).firstIndex(of: "*") else { return first == "⚠" ? marks.endIndex : nil }
      guard marks.count > 1 || others.contains(word(rest[..<close])) else { return nil }
      return rest[close...].firstIndex { !"* ".contains($0) } ?? subject.endIndex
    default: return nil
    }
  }

  private static func word(_ text: some StringProtocol) -> String { text.lowercased().filter(\.isLetter) }
}
