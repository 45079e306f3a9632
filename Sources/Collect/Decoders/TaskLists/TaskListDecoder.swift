import Model

/// Reads a Markdown list of tasks, as people keep it beside their work:
///
///     ## Milestones
///     - [x] All laptops delivered @Fatima @Ravi done:2026-11-20
///     ## Planning
///     - [ ] Mail migration, group 2 @Joost due:2026-12-01 means:"all mail arrives by 18:00" #mail
///     - [/] Printer contract hard:2026-12-31 reason:"the old one ends"
///
/// `[ ]` is planned, `[/]` active, `[x]` done, `[-]` dropped. The rows are the tasks in the order of the file, with
/// `section` from the nearest heading and `sections` from all headings above them. A subtask has the key of its
/// parent as `parent` and `milestone`. What looks like a task and cannot be read as one is reported with its line.
enum TaskListDecoder {
  /// - Parameter list: the file's name, where a source reads several. The same words in another file are another
  ///   task.
  static func decode(_ text: String, people: People = .none, list: String? = nil) -> Decoded {
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    var tasks = TaskList(people: people, references: references(in: lines))
    for (index, line) in lines.enumerated().dropFirst(FrontMatter.length(of: lines) { $0.contains(where: isWork) }) {
      tasks.add(line.prefix(lineLimit), at: index + 1)
    }
    return tasks.decoded(list: list)
  }

  /// Whether the line is surely a task, so that lines of dashes around it are no front matter.
  private static func isWork(_ line: Substring) -> Bool {
    switch TaskLine(line.prefix(lineLimit).trimmingSpaces()) {
    case .task: true
    case .bullet(let text): TaskText(text).hasDay
    default: false
    }
  }

  /// The most characters of a line. An update shows far fewer of a title.
  private static let lineLimit = 8_000

  /// The link definitions of the file: `[1]: https://wiki.example.nl`
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
