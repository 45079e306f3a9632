import Model

/// The privacy report in one language: a list of words, and a text with gaps that the facts of a configuration fill. A lawyer
/// or a translator can edit it.
///
/// - A word is a line `name: text`.
/// - `{{name}}` is a value.
/// - `{{#name}}…{{/name}}` is a block, which appears once for each entry of a list; for other values, if there is a `name`.
/// - The blocks `{{#name.none}}`, `{{#name.one}}` and `{{#name.many}}` appear depending on how many there are.
/// - A line that is one block from end to end becomes one line for each entry. A block whose two ends have lines of their own
///   holds several lines.
/// - An empty value in a row of a table is shown as a dash.
/// - A line that ends with `\` continues in the next one.
struct PrivacyText: Sendable {
  enum Gap: Sendable {
    case text(String)
    case count(Int)
    case flag(Bool)
    case list([Gaps])
  }
  typealias Gaps = [String: Gap]

  let words: [Substring: Substring]
  let report: String

  init(words: String, report: String) {
    let pairs = words.split(separator: "\n").map { $0.split(separator: ": ", maxSplits: 1) }
    self.words = Dictionary(uniqueKeysWithValues: pairs.map { ($0[0], $0[1]) })
    self.report = report
  }

  func filled(_ gaps: Gaps) -> String {
    lines(report.split(separator: "\n", omittingEmptySubsequences: false)[...], gaps).joined(separator: "\n") + "\n"
  }

  func word(_ name: String, _ gaps: Gaps = [:]) -> String { words[name[...]].map { filled($0, gaps) } ?? name }

  /// As in `a, b or c`; the word for "nothing" when the list is empty.
  func list(_ texts: [String], _ joint: String) -> String {
    guard texts.count > 1, let last = texts.last else { return texts.first ?? word("nothing") }
    return texts.dropLast().joined(separator: ", ") + " \(word(joint)) " + last
  }

  private func lines(_ template: ArraySlice<Substring>, _ gaps: Gaps) -> [String] {
    var lines: [String] = []
    var rest = template
    while let line = rest.popFirst() {
      if let start = line.wholeMatch(of: /\{\{#([\w.]+)\}\}/) {
        let end = rest.firstIndex(of: "{{/\(start.1)}}") ?? rest.endIndex
        for scope in gaps.scopes(start.1) { lines += self.lines(rest[..<end], scope) }
        rest = rest[end...].dropFirst()
      } else if let block = line.wholeMatch(of: /\{\{#([\w.]+)\}\}(.*)\{\{\/\1\}\}/) {
        lines += gaps.scopes(block.1).map { row(block.2, $0) }
      } else {
        lines.append(row(line, gaps))
      }
    }
    return lines
  }

  private func row(_ line: Substring, _ gaps: Gaps) -> String {
    guard line.hasPrefix("| ") else { return filled(line, gaps) }
    let cells = line.dropFirst(2).dropLast(2).split(separator: " | ").map { cell in
      let text = filled(cell, gaps)
      return text.isEmpty ? "-" : text.replacing("|", with: "\\|")
    }
    return "| " + cells.joined(separator: " | ") + " |"
  }

  private func filled(_ template: Substring, _ gaps: Gaps) -> String {
    String(template).replacing(/\{\{#([\w.]+)\}\}(.*?)\{\{\/\1\}\}|\{\{([\w.]+)\}\}/) { found in
      if let name = found.3 { return gaps.text(name) }
      guard let name = found.1, let inner = found.2 else { return "" }
      return gaps.scopes(name).map { filled(inner, $0) }.joined()
    }
  }
}

extension [String: PrivacyText.Gap] {
  /// The values inside a block, one set for each time the block appears: its own values and those around it.
  fileprivate func scopes(_ name: Substring) -> [Self] {
    let parts = name.split(separator: ".")
    let count: Int
    switch self[String(parts[0])] {
    case .list(let inner) where parts.count == 1: return inner.map { merging($0) { $1 } }
    case .list(let inner): count = inner.count
    case .count(let number): count = number
    case .flag(let isSo): count = isSo ? 1 : 0
    case .text(let text): count = text.isEmpty ? 0 : 1
    case nil: count = 0
    }
    let isThere =
      switch parts.last {
      case "none": count == 0
      case "one": count == 1
      case "many": count > 1
      default: count > 0
      }
    return isThere ? [self] : []
  }

  fileprivate func text(_ name: Substring) -> String {
    switch self[String(name)] {
    case .text(let text): text
    case .count(let number): "\(number)"
    case .flag, .list, nil: "{{\(name)}}"
    }
  }
}
