/// Turns HTML into lines of plain text. Tags, styles and scripts are left out, and so is what a mail program marked
/// as a signature or as quoted mail.
enum HTMLText {
  /// - Returns: the text, and whether something was left out that a reader of the mail would have seen.
  static func read(_ html: String) -> (text: String, isCut: Bool) {
    var reader = HTMLReader(html)
    return (reader.plain(), reader.isCut)
  }
}

private struct HTMLReader {
  private let html: [Unicode.Scalar]
  private var index = 0
  private var text = String.UnicodeScalarView()
  private(set) var isCut = false
  /// The element whose content is being left out, and how many elements of its name are open inside it.
  private var skipped: (name: String, open: Int)?

  /// Whether the current line has any text.
  private var lineHasText = false

  private static let hidden: Set<String> = ["head", "style", "script", "title", "template", "noscript"]
  /// Elements that begin a line. Cells are among them, because a signature may be a table.
  private static let blocks: Set<String> = [
    "p", "div", "li", "ul", "ol", "tr", "td", "th", "table", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "blockquote",
    "pre", "section", "article", "header", "footer", "center", "dl", "dt", "dd", "address",
  ]

  init(_ html: String) { self.html = Array(html.unicodeScalars) }

  mutating func plain() -> String {
    while index < html.count {
      let scalar = html[index]
      if scalar == "<", let tag = tag() {
        take(tag)
      } else if skipped != nil {
        index += 1
      } else if scalar == "&", let (entity, end) = entity() {
        text.append(contentsOf: entity.unicodeScalars)
        // A paragraph of nothing but `&nbsp;` shows as an empty line.
        lineHasText = true
        index = end
      } else {
        // A line break in HTML shows as a blank.
        text.append(scalar.properties.isWhitespace ? " " : scalar)
        lineHasText = lineHasText || !scalar.properties.isWhitespace || scalar == "\u{A0}"
        index += 1
      }
    }
    return String(text)
  }

  fileprivate struct Tag {
    let name: String
    let closes: Bool
    let isEmpty: Bool
    let attributes: String
  }

  private mutating func take(_ tag: Tag) {
    if let open = skipped {
      guard tag.name == open.name, !tag.isEmpty else { return }
      let left = open.open + (tag.closes ? -1 : 1)
      skipped = left == 0 ? nil : (open.name, left)
      return
    }
    if tag.name == "br" || lineHasText && Self.blocks.contains(tag.name) {
      text.append("\n")
      lineHasText = false
    }
    if tag.name == "li", !tag.closes { text.append(contentsOf: "- ".unicodeScalars) }
    guard !tag.closes else { return }
    // Everything from here on is quoted mail or a signature.
    if tag.endsWriting {
      index = html.count
      isCut = true
    } else if !tag.isEmpty, tag.isQuote || Self.hidden.contains(tag.name) || tag.isHidden {
      skipped = (tag.name, 1)
      isCut = isCut || tag.isQuote
    }
  }

  /// Reads the tag that begins here and moves past it; nil when the `<` begins no tag.
  private mutating func tag() -> Tag? {
    var place = index + 1
    if html[place...].starts(with: "!--".unicodeScalars) {
      index = end(of: "-->", from: place)
      return Tag(name: "!", closes: false, isEmpty: true, attributes: "")
    }
    let closes = place < html.count && html[place] == "/"
    if closes { place += 1 }
    guard place < html.count, html[place].properties.isAlphabetic || html[place] == "!" || html[place] == "?" else {
      return nil
    }
    var quote: Unicode.Scalar?
    var content: [Unicode.Scalar] = []
    while place < html.count {
      let scalar = html[place]
      place += 1
      if let open = quote {
        if scalar == open { quote = nil }
      } else if scalar == "\"" || scalar == "'" {
        quote = scalar
      } else if scalar == ">" {
        break
      }
      if content.count < 2_000 { content.append(scalar) }
    }
    index = place
    let words = String(String.UnicodeScalarView(content))
    let name = words.prefix { !$0.isWhitespace && $0 != "/" && $0 != ">" }.lowercased()
    return Tag(
      name: name, closes: closes, isEmpty: words.hasSuffix("/") || Self.void.contains(name),
      attributes: words.dropFirst(name.count).lowercased())
  }

  private static let void: Set<String> = ["br", "hr", "img", "input", "meta", "link", "wbr", "col"]

  private func end(of mark: String, from start: Int) -> Int {
    let mark = Array(mark.unicodeScalars)
    var place = start
    while place + mark.count <= html.count {
      if html[place] == mark[0], html[place..<place + mark.count].elementsEqual(mark) { return place + mark.count }
      place += 1
    }
    return html.count
  }

  private func entity() -> (String, end: Int)? {
    guard let close = html[(index + 1)...].prefix(12).firstIndex(of: ";") else { return nil }
    return HTMLEntity.text(String(String.UnicodeScalarView(html[(index + 1)..<close]))).map { ($0, close + 1) }
  }
}

extension HTMLReader.Tag {
  /// Whether readers of the mail did not see the element, or saw it struck out.
  fileprivate var isHidden: Bool {
    if name == "s" || name == "del" || name == "strike" { return true }
    guard !attributes.isEmpty else { return false }
    if names.contains(where: { $0.contains("preheader") }) { return true }
    let plain = attributes.filter { !$0.isWhitespace }
    return ["display:none", "visibility:hidden", "mso-hide:all"].contains(where: plain.contains)
      || plain.contains("font-size:") && plain.contains(#/font-size:[01](px|pt|%)?(!important)?(["';]|$)/#)
  }

  /// Whether the element holds quoted mail.
  fileprivate var isQuote: Bool {
    name == "blockquote" || names.contains { name in Self.quotes.contains(where: name.contains) }
  }

  /// Whether the element is a signature, or the place from which Outlook quotes.
  fileprivate var endsWriting: Bool {
    names.contains { name in Self.ends.contains(where: name.contains) }
  }

  private static let quotes = [
    "gmail_quote", "gmail_attr", "yahoo_quoted", "moz-cite-prefix", "protonmail_quote", "tutanota_quote", "zmail_extra",
    "ydp_quoted", "cite-prefix", "quoted-mail", "quotedmail", "quoted_text",
  ]
  private static let ends = [
    "signature", "signatuur", "handtekening", "appendonsend", "divrplyfwdmsg", "outlookmessageheader", "replyseparator",
    "reference-message", "moz-forward-container", "stopspelling", "olk_src_body_section", "bloop_sign",
    "mobile-body-separator", "originalmessage",
  ]

  /// The words of its class, id and name. They are compared as parts, because programs that quote put `x_` before
  /// them.
  private var names: [Substring] {
    guard attributes.contains("=") else { return [] }
    var names: [Substring] = []
    for attribute in ["class", "id", "name"] {
      for place in attributes.ranges(of: attribute).prefix(8) {
        // Attributes such as `data-id` and `valid` only contain one of these names.
        guard
          place.lowerBound == attributes.startIndex
            || attributes[attributes.index(before: place.lowerBound)].isWhitespace
        else { continue }
        let value = attributes[place.upperBound...].drop(while: \.isWhitespace)
        guard value.first == "=" else { continue }
        let quoted = value.dropFirst().drop(while: \.isWhitespace)
        if let quote = quoted.first, quote == "\"" || quote == "'" {
          names += quoted.dropFirst().prefix { $0 != quote }.split(whereSeparator: \.isWhitespace)
        } else {
          names.append(quoted.prefix { !$0.isWhitespace && $0 != ">" })
        }
      }
    }
    return names
  }
}
