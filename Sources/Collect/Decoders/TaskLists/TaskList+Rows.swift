import JSON
import Model

extension TaskList {
  /// The rows of the file, to be called after its last line.
  ///
  /// - Parameter list: the file's name, where a source reads several.
  mutating func decoded(list: String?) -> Decoded {
    endRow()
    var decoded = Decoded(value: .null, lines: entries.map(\.line), problems: problems)
    decoded.problems += skipping.problems
    let told = Set(problems.map(\.line))
    let unread = unread.filter { !told.contains($0.line) }
    if entries.isEmpty, problems.isEmpty {
      decoded.problems += unread.map {
        RowProblem(
          "it is \($0.what), and nothing in this file is a task; a task begins with - [ ] or - [x]", .form,
          line: $0.line)
      }
    } else if let first = unread.first {
      let lines = unread.prefix(8).map { String($0.line) }.joined(separator: ", ") + (unread.count > 8 ? " …" : "")
      decoded.problems.append(
        RowProblem(
          "what has no box is not read (lines \(lines)); a task begins with - [ ] or - [x]", nil, line: first.line))
    }
    decoded.value = .list(rows(list: list))
    return decoded
  }

  /// The tasks as objects. A task without a key is known by its words, so that a new date or a ticked box makes no
  /// new task.
  ///
  /// The same words once more are another task, usually the next occurrence of one that repeats. Occurrences are
  /// numbered by their time, because some lists have the next one above the last one and others below it.
  private func rows(list: String?) -> [JSONValue] {
    var keys: [Int: String] = [:]
    let unnamed = entries.indices.filter { entries[$0].fields["key"] == nil && entries[$0].fields["id"] == nil }
    for (words, group) in Dictionary(grouping: unnamed, by: { StableKey.of(title(entries[$0].fields)) }) {
      let inTime = group.sorted { time(entries[$0]) < time(entries[$1]) }
      for (number, entry) in inTime.enumerated() {
        keys[entry] = WordKey(words: words, list: list.map(StableKey.short), number: number + 1).description
      }
    }
    return entries.indices.map { index in
      var fields = entries[index].fields
      fields["key"] = fields["key"] ?? keys[index].map(JSONValue.text)
      if let parent = entries[index].parent, let key = keys[parent].map(JSONValue.text) ?? own(entries[parent].fields) {
        fields["parent"] = key
        fields["milestone"] = fields["milestone"] ?? key
      }
      return .object(fields)
    }
  }

  private func own(_ fields: [String: JSONValue]) -> JSONValue? { fields["key"] ?? fields["id"] }

  private func time(_ entry: Entry) -> (Int, String, Int) {
    func text(_ name: String) -> String? { if case .text(let text)? = entry.fields[name] { text } else { nil } }
    let isOpen = text("state") != "finished" && text("state") != "dropped"
    return (isOpen ? 1 : 0, (isOpen ? nil : text("finished")) ?? text("due") ?? text("hard") ?? "9999", entry.line)
  }
}
