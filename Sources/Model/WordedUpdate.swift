/// A part of a sentence: our own words, or text from outside, which only a renderer's escaper may turn into output.
package enum Span: Sendable, Codable, Hashable {
  case own(String)
  case untrusted(UntrustedText)
  /// Text from outside with a link.
  case link(UntrustedText, WebLink)
}

/// A sentence as a list of spans.
package struct Words: Sendable, Codable, Hashable, ExpressibleByStringLiteral, ExpressibleByStringInterpolation {
  package var spans: [Span]

  package init(_ spans: [Span] = []) { self.spans = spans }
  package init(stringLiteral text: String) { spans = text.isEmpty ? [] : [.own(text)] }
  package init(own text: String) { spans = text.isEmpty ? [] : [.own(text)] }

  package var isEmpty: Bool { spans.isEmpty }

  package static func + (a: Words, b: Words) -> Words { Words(a.spans + b.spans) }
  package static func += (a: inout Words, b: Words) { a.spans += b.spans }

  /// The sentence as one text, each span through its escaper. `link` makes markup of a link's escaped text and its
  /// address.
  package func text(
    own: (String) -> String, untrusted: (String) -> String, link: (String, WebLink) -> String
  ) -> String {
    spans.map { span in
      switch span {
      case .own(let text): own(text)
      case .untrusted(let text): text.escaped(untrusted)
      case .link(let text, let address): link(text.escaped(untrusted), address)
      }
    }.joined()
  }

  /// The sentence without markup, for a log, a terminal or a text field that interprets nothing.
  package var plain: String { text(own: { $0 }, untrusted: { $0 }, link: { text, _ in text }) }
}

extension Words {
  /// Builds a sentence from a literal: in `"\(item.title) vernieuwd"` a title that is `UntrustedText` stays untrusted.
  package struct StringInterpolation: StringInterpolationProtocol {
    var spans: [Span] = []
    package init(literalCapacity: Int, interpolationCount: Int) {}
    package mutating func appendLiteral(_ text: String) { if !text.isEmpty { spans.append(.own(text)) } }
    package mutating func appendInterpolation(_ text: UntrustedText) { spans.append(.untrusted(text)) }
    package mutating func appendInterpolation(_ text: UntrustedText, link: WebLink?) {
      spans.append(link.map { .link(text, $0) } ?? .untrusted(text))
    }
    package mutating func appendInterpolation(_ words: Words) { spans += words.spans }
    package mutating func appendInterpolation(_ number: Int) { spans.append(.own(String(number))) }
    /// Inserts our own words. Text from outside has its own type and cannot be passed here.
    package mutating func appendInterpolation(own text: String) { if !text.isEmpty { spans.append(.own(text)) } }
  }
  package init(stringInterpolation: StringInterpolation) { spans = stringInterpolation.spans }
}

/// The symbol at the beginning of a line. It is the only emphasis, because plain text and a screen reader have it, too.
package enum LineMark: String, Sendable, Codable {
  /// `*`: a milestone, something to be proud of.
  case star
  /// `-`: any other line.
  case dash
  /// `!`: a real deadline, a slipped decision or a broken target, and nothing else.
  case alert
  /// A sentence without a symbol.
  case none

  package var symbol: String {
    switch self {
    case .star: "* "
    case .dash: "- "
    case .alert: "! "
    case .none: ""
    }
  }
}

package struct WordedLine: Sendable, Codable, Hashable {
  package let mark: LineMark
  package let words: Words
  package init(mark: LineMark, words: Words) {
    self.mark = mark
    self.words = words
  }
}

/// A part of the message. With `inline`, the heading and the first line share a line: `NUMBERS: …`.
package struct WordedSection: Sendable, Codable, Hashable {
  package let kind: SectionKind
  package let heading: Words?
  package let inline: Bool
  package let lines: [WordedLine]
  package init(kind: SectionKind, heading: Words?, inline: Bool, lines: [WordedLine]) {
    self.kind = kind
    self.heading = heading
    self.inline = inline
    self.lines = lines
  }
}

/// An update in one language, in the order in which a reader sees it: title, summary, sections. It has no service's
/// markup yet.
package struct WordedUpdate: Sendable, Codable, Hashable {
  package let language: Language
  /// What a notification shows: who, what, when. Marks such as "later than usual" and "repeat" stand in it.
  package let title: Words
  package let summary: Words
  package let sections: [WordedSection]
  package init(language: Language, title: Words, summary: Words, sections: [WordedSection]) {
    self.language = language
    self.title = title
    self.summary = summary
    self.sections = sections
  }

  /// The lines of the update without markup, headings included. Their number is held against the limit of fifteen.
  package var plainLines: [String] {
    [title.plain, summary.plain].filter { !$0.isEmpty }
      + sections.flatMap { section -> [String] in
        let lines = section.lines.map { $0.mark.symbol + $0.words.plain }
        guard let heading = section.heading else { return lines }
        return section.inline
          ? lines.prefix(1).map { heading.plain + ": " + $0 } + lines.dropFirst() : [heading.plain] + lines
      }
  }
}
