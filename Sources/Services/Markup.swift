import Model

/// One line of the message, the same for every service: a heading, a marked sentence, or both on one line.
struct Row {
  let heading: Words?
  let mark: LineMark
  let words: Words?
}

extension WordedSection {
  var rows: [Row] {
    let lines = lines.map { Row(heading: nil, mark: $0.mark, words: $0.words) }
    guard let heading, !heading.isEmpty else { return lines }
    guard inline, let first = lines.first else { return [Row(heading: heading, mark: .none, words: nil)] + lines }
    return [Row(heading: heading, mark: first.mark, words: first.words)] + lines.dropFirst()
  }
}

extension WordedUpdate {
  /// Everything below the title: first what precedes the first heading, then the rest. Services put space between the two.
  var paragraphs: [[Row]] {
    let summaryRow = summary.isEmpty ? [] : [Row(heading: nil, mark: .none, words: summary)]
    let split = sections.firstIndex { $0.heading?.isEmpty == false } ?? sections.endIndex
    let head = summaryRow + sections[..<split].flatMap(\.rows)
    return [head, sections[split...].flatMap(\.rows)].filter { !$0.isEmpty }
  }

  /// The title, which the notification shows. Never empty, because a service refuses a post without one.
  var heading: Words { title.plain.isEmpty ? Words(own: "Dagpost") : title }
}

/// How the parts of a sentence become the markup of one service.
struct Markup: Sendable {
  /// Makes a text harmless, whoever wrote it.
  let escape: @Sendable (String) -> String
  /// Puts a heading, which is already escaped, in bold.
  let bold: @Sendable (String) -> String
  /// Makes a link of its escaped text and its address.
  let link: @Sendable (String, WebLink) -> String
  /// Protects a finished line whose beginning could be read as a list item or a heading.
  var line: @Sendable (String) -> String = { $0 }

  func text(_ words: Words) -> String { words.text(own: escape, untrusted: escape, link: link) }

  func text(_ row: Row) -> String {
    let words = row.words.map { escape(row.mark.symbol) + text($0) }
    guard let heading = row.heading else { return line(words ?? "") }
    guard let words else { return line(bold(text(heading))) }
    return line(bold(text(heading) + ":") + " " + words)
  }

  /// One line for each row, an empty line between paragraphs.
  func text(_ paragraphs: [[Row]]) -> String {
    paragraphs.map { $0.map(text).joined(separator: "\n") }.joined(separator: "\n\n")
  }

  /// For a terminal, or a field that parses nothing.
  static let plain = Markup(escape: { $0 }, bold: { $0 }, link: { text, _ in text })
}

/// A stretch of text with one link or none, for services that build messages of such parts.
struct Run {
  var text: String
  let link: WebLink?
}

extension Words {
  /// Neighbouring texts without a link become one run; empty ones are dropped.
  func runs(_ safe: (String) -> String = { $0 }) -> [Run] {
    spans.reduce(into: []) { runs, span in
      let text = Words([span]).text(own: safe, untrusted: safe, link: { text, _ in text })
      guard !text.isEmpty else { return }
      if case .link(_, let address) = span {
        runs.append(Run(text: text, link: address))
      } else if let last = runs.indices.last, runs[last].link == nil {
        runs[last].text += text
      } else {
        runs.append(Run(text: text, link: nil))
      }
    }
  }
}
