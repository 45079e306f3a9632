/// HTML as the lines of a plain text: for mails that have nothing else. No tag, style or script survives.
enum HTMLText {
  static func plain(_ html: String) -> String {
    var reader = HTMLReader(html)
    return reader.plain()
  }

  static let named: [String: String] = [
    "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": " ", "euro": "€", "hellip": "…", "mdash": "—",
    "ndash": "–", "lsquo": "‘", "rsquo": "’", "ldquo": "“", "rdquo": "”", "bdquo": "„", "bull": "•", "middot": "·",
    "eacute": "é", "egrave": "è", "euml": "ë", "ecirc": "ê", "iuml": "ï", "ouml": "ö", "oacute": "ó", "uuml": "ü",
    "uacute": "ú", "auml": "ä", "aacute": "á", "agrave": "à", "acirc": "â", "ccedil": "ç", "ntilde": "ñ", "szlig": "ß",
    "Eacute": "É", "Euml": "Ë", "Iuml": "Ï", "Ouml": "Ö", "Uuml": "Ü", "Auml": "Ä", "deg": "°", "copy": "©", "reg": "®",
    "shy": "", "zwnj": "", "zwj": "",
  ]
}

private struct HTMLReader {
  private let html: [Unicode.Scalar]
  private var index = 0
  private var text = String.UnicodeScalarView()
  /// The element whose content is not for people, and how many of its name are open inside it.
  private var skipped: (name: String, open: Int)?

  private static let hidden: Set<String> = ["head", "style", "script", "title", "blockquote", "template", "noscript"]
  private static let breaks: Set<String> = [
    "br", "p", "div", "li", "ul", "ol", "tr", "table", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "blockquote", "pre",
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
        index = end
      } else {
        // A line break of the source is a blank to the reader.
        text.append(scalar.properties.isWhitespace ? " " : scalar)
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
    if Self.breaks.contains(tag.name) { text.append("\n") }
    if tag.name == "li", !tag.closes { text.append(contentsOf: "- ".unicodeScalars) }
    guard !tag.closes, !tag.isEmpty else { return }
    if Self.hidden.contains(tag.name) || tag.isHidden { skipped = (tag.name, 1) }
  }

  /// The tag that begins here, and past it; nil when it is only a `<`.
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

  /// `&eacute;`, `&#233;`, `&#xE9;`.
  private func entity() -> (String, end: Int)? {
    guard let close = html[(index + 1)...].prefix(12).firstIndex(of: ";") else { return nil }
    let name = String(String.UnicodeScalarView(html[(index + 1)..<close]))
    if name.hasPrefix("#") {
      let digits = name.dropFirst()
      let code = digits.first == "x" || digits.first == "X" ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
      return code.flatMap(Unicode.Scalar.init).map { (String($0), close + 1) }
    }
    return HTMLText.named[name].map { ($0, close + 1) }
  }
}

extension HTMLReader.Tag {
  /// What the reader of the mail did not see either, and what mail programs put around what they quote.
  fileprivate var isHidden: Bool {
    let plain = attributes.filter { !$0.isWhitespace }
    return plain.contains("display:none") || plain.contains("gmail_quote") || plain.contains("yahoo_quoted")
  }
}
