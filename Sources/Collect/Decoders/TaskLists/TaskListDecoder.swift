import Model

/// A Markdown list of tasks, as people keep it beside their work:
///
///     ## Milestones
///     - [x] All laptops delivered @Fatima @Ravi done:2026-11-20
///     ## Planning
///     - [ ] Mail migration, group 2 @Joost due:2026-12-01 means:"all mail arrives by 18:00" #mail
///     - [/] Printer contract hard:2026-12-31 reason:"the old one ends"
///
/// `[ ]` planned, `[/]` busy, `[x]` done, `[-]` dropped. A row is a task in the order of the file, with `section` from the
/// nearest heading and `sections` from all those that it stands below; one that is indented under another has its key as
/// `parent` and `milestone`. What looks like a task and is not read as one is reported with its line.
enum TaskListDecoder {
  /// - Parameter list: names the file where a source reads several: the same words in another one are another task.
  static func decode(_ text: String, people: People = .none, list: String? = nil) -> Decoded {
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    var tasks = TaskList(people: people, references: references(in: lines))
    for (index, line) in lines.enumerated().dropFirst(FrontMatter.length(of: lines) { $0.contains(where: isWork) }) {
      tasks.add(line.prefix(lineLimit), at: index + 1)
    }
    return tasks.decoded(list: list)
  }

  /// Whether a line is a task for sure, between lines of dashes too.
  private static func isWork(_ line: Substring) -> Bool {
    switch TaskLine(line.prefix(lineLimit).trimmingSpaces()) {
    case .task: true
    case .bullet(let text): TaskText(text).hasDay
    default: false
    }
  }

  /// Characters of a line; what an update shows of a title is far less.
  private static let lineLimit = 8_000

  /// `[1]: https://wiki.example.nl`
  private static func references(in lines: [Substring]) -> [String: String] {
    var references: [String: String] = [:]
    for line in lines where references.count < 1_000 {
      let content = line.trimmingSpaces()
      guard content.hasPrefix("["), let mark = content.prefix(200).firstRange(of: "]:") else { continue }
      let name = content[..<mark.lowerBound].dropFirst().lowercased()
      let address = content[mark.upperBound...].trimmingSpaces().prefix { !$0.isWhitespace }
      if address.contains("://"), references[name] == nil {
        references[name] = String(address.filter { !"<>".contains($0) })
      }
    }
    return references
  }
}
