import Model

extension WordedUpdate {
  /// The longest version of the update whose rendering `fits`: the whole update if possible, else one with shorter lines, then
  /// one without some lines, and at last only title and summary. Deadlines, and then failed sources, are the last lines to go.
  ///
  /// The update is cut before it is escaped, so that no escape sequence and no link is ever cut in two.
  func fitting<Rendering>(_ fits: (Rendering) -> Bool, render: (WordedUpdate) -> Rendering) -> Rendering {
    let whole = render(self)
    if fits(whole) { return whole }
    let cuts = cuts
    // Each cut leaves less than the one before it, so a binary search finds the first that fits.
    var best = render(apply(.bare))
    var low = 0
    var high = cuts.count
    while low < high {
      let middle = (low + high) / 2
      let candidate = render(apply(cuts[middle]))
      if fits(candidate) {
        best = candidate
        high = middle
      } else {
        low = middle + 1
      }
    }
    return best
  }

  private struct Cut {
    /// The most UTF-16 units in a line.
    var line: Int
    var title: Int
    /// How many lines are dropped, the most dispensable first.
    var dropped: Int

    static let bare = Cut(line: 160, title: 120, dropped: .max)
  }

  private var cuts: [Cut] {
    [600, 300, 200].map { Cut(line: $0, title: 250, dropped: 0) }
      + dispensable.indices.map { Cut(line: 200, title: 250, dropped: $0 + 1) }
  }

  private struct Place: Hashable {
    let section: Int
    let line: Int
  }

  /// All lines, in the order in which they are dropped.
  private var dispensable: [Place] {
    let all = sections.indices.flatMap { section in
      sections[section].lines.indices.map { Place(section: section, line: $0) }
    }
    let kept = all.filter { sections[$0.section].lines[$0.line].mark == .alert }
    let warnings = all.filter { sections[$0.section].kind == .warnings }
    let precious = Set(kept + warnings)
    return all.reversed().filter { !precious.contains($0) } + kept.filter { !warnings.contains($0) }.reversed()
      + warnings.reversed()
  }

  private func apply(_ cut: Cut) -> WordedUpdate {
    let gone = Set(dispensable.prefix(cut.dropped))
    var sections = sections.enumerated().compactMap { index, section -> WordedSection? in
      let lines = section.lines.enumerated().compactMap { line, words in
        gone.contains(Place(section: index, line: line))
          ? nil : WordedLine(mark: words.mark, words: words.words.shortened(toUnits: cut.line))
      }
      guard !lines.isEmpty || (section.lines.isEmpty && gone.isEmpty) else { return nil }
      return WordedSection(
        kind: section.kind, heading: section.heading?.shortened(toUnits: 120), inline: section.inline, lines: lines)
    }
    if !gone.isEmpty, let last = sections.last {
      let more = WordedLine(mark: .none, words: Words(own: "… +\(gone.count)"))
      sections.append(WordedSection(kind: last.kind, heading: nil, inline: false, lines: [more]))
    }
    return WordedUpdate(
      language: language, title: title.shortened(toUnits: cut.title), summary: summary.shortened(toUnits: cut.line * 2),
      sections: sections)
  }
}

extension Words {
  /// Shortened to at most `limit` UTF-16 units, with an ellipsis. The cut is between words, unless the first word is too long.
  ///
  /// Services count either UTF-16 units or characters; UTF-16 units are counted here because they are never fewer.
  func shortened(toUnits limit: Int) -> Words {
    guard plain.utf16.count > limit else { return self }
    var left = limit - 1
    var kept: [Span] = []
    for span in spans {
      let text = span.raw.prefix(units: left, orNothing: !kept.isEmpty)
      left -= text.utf16.count
      if !text.isEmpty { kept.append(span.with(text)) }
      if text.utf16.count < span.raw.utf16.count { break }
    }
    return Words(kept + [.own("…")])
  }
}

extension Span {
  fileprivate var raw: String {
    switch self {
    case .own(let text): text
    case .untrusted(let text), .link(let text, _): text.description
    }
  }

  fileprivate func with(_ text: String) -> Span {
    switch self {
    case .own: .own(text)
    case .untrusted: .untrusted(UntrustedText(text))
    case .link(_, let address): .link(UntrustedText(text), address)
    }
  }
}

extension String {
  /// The longest beginning of whole words within `units` UTF-16 units, without trailing spaces and commas. When even the first
  /// word is too long: its first characters, or an empty text with `orNothing`.
  fileprivate func prefix(units: Int, orNothing isNothing: Bool) -> String {
    guard utf16.count > units else { return self }
    var left = units
    let head = prefix { character in
      left -= character.utf16.count
      return left >= 0
    }
    let endsWord = head.endIndex == endIndex || self[head.endIndex] == " "
    let whole = endsWord ? head : head.lastIndex(of: " ").map { head[..<$0] } ?? (isNothing ? "" : head)
    return String(whole.reversed().drop { $0 == " " || $0 == "," }.reversed())
  }
}
