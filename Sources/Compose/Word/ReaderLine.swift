import Model

/// One line of an update as readers see it, with the chosen lines that it says. `explain` shows it.
package struct ReaderLine: Sendable, Hashable {
  package enum Part: Sendable, Hashable {
    case title
    case summary(Summary)
    case heading
    /// Chosen lines, several where they share a line; `more` others of the same part found no room.
    case chosen([ChosenLine], more: Int)
  }
  /// The line as plain text, with its mark.
  package let text: String
  /// The part of the update; nil for the title and the summary.
  package let section: SectionKind?
  package let part: Part
}

extension Wording {
  func readerLines(_ mark: PostMark) -> [ReaderLine] {
    let worded = worded(mark)
    var lines = [
      ReaderLine(text: worded.title.plain, section: nil, part: .title),
      ReaderLine(text: worded.summary.plain, section: nil, part: .summary(update.summary)),
    ].filter { !$0.text.isEmpty }
    for (chosen, section) in zip(update.sections, worded.sections) {
      let heading = section.heading?.plain
      if let heading, !section.inline { lines.append(ReaderLine(text: heading, section: section.kind, part: .heading)) }
      let places = places(chosen)
      for (index, line) in section.lines.enumerated() {
        let start = section.inline && index == 0 ? heading.map { "\($0): " } ?? "" : ""
        let more = chosen.more > 0 && index == placeOfMore(chosen) ? chosen.more : 0
        lines.append(
          ReaderLine(
            text: start + line.mark.symbol + line.words.plain, section: section.kind,
            part: .chosen(places[index].map { chosen.lines[$0] }, more: more)))
      }
    }
    return lines
  }
}
