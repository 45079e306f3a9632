/// A sentence with holes, to be found in a text: `{name}` is a text, `{name#}` a whole number or the word for one,
/// `{name%}` a value in digits, `{name~}` bars, `{!name}` nothing, which tells only that its place was passed. `<a|b>`
/// is one of them, `[a|b]` one of them or nothing.
struct Template: Sendable {
  private enum Kind { case text, count, value, bars }
  private indirect enum Node: Sendable {
    case words([UInt8])
    case hole(String, Kind)
    case mark(String)
    case choice([[Node]])
  }

  private let nodes: [Node]
  /// How every match begins and ends. Most texts are another sentence and need no further look.
  private let start: String
  private let end: String

  init(_ text: String) {
    var rest = Substring(text)
    nodes = Template.sequence(&rest, inside: false)
    func words(_ node: Node?) -> String {
      if case .words(let words)? = node { String(decoding: words, as: UTF8.self) } else { "" }
    }
    (start, end) = (words(nodes.first), words(nodes.last))
  }

  /// The texts in the holes; nil where the text is not this sentence. Of several ways to match, the first with short
  /// texts.
  func match(_ text: String) -> [String: String]? {
    guard text.hasPrefix(start), text.hasSuffix(end) else { return nil }
    let bytes = Array(text.utf8)
    return Template.go(nodes[...], bytes, 0)
  }

  // MARK: Reading a template

  private static func sequence(_ rest: inout Substring, inside: Bool) -> [Node] {
    var nodes: [Node] = []
    var words = ""
    func flush() { if !words.isEmpty { nodes.append(.words(Array(words.utf8))); words = "" } }
    while let next = rest.first {
      switch next {
      case "{":
        flush()
        let inner = rest.dropFirst().prefix { $0 != "}" }
        rest = rest.dropFirst(inner.count + 2)
        nodes.append(
          inner.hasPrefix("!")
            ? .mark(String(inner.dropFirst()))
            : .hole(inner.filter { !"#%~".contains($0) }, kind(of: inner.last)))
      case "[", "<":
        flush()
        rest.removeFirst()
        let close: Character = next == "[" ? "]" : ">"
        var options = [sequence(&rest, inside: true)]
        while rest.first == "|" {
          rest.removeFirst()
          options.append(sequence(&rest, inside: true))
        }
        precondition(rest.first == close, "a template's brackets do not fit: \(rest)")
        rest.removeFirst()
        nodes.append(.choice(next == "[" ? options + [[]] : options))
      case "|" where inside, "]" where inside, ">" where inside:
        flush()
        return nodes
      default:
        words.append(next)
        rest.removeFirst()
      }
    }
    flush()
    return nodes
  }

  private static func kind(of mark: Character?) -> Kind {
    switch mark {
    case "#": .count
    case "%": .value
    case "~": .bars
    default: .text
    }
  }

  // MARK: Looking for it

  private static func go(_ nodes: ArraySlice<Node>, _ text: [UInt8], _ at: Int) -> [String: String]? {
    guard let first = nodes.first else { return at == text.count ? [:] : nil }
    let rest = nodes.dropFirst()
    switch first {
    case .words(let words):
      guard starts(text, at, words) else { return nil }
      return go(rest, text, at + words.count)
    case .mark(let name):
      return with(name, "", go(rest, text, at))
    case .choice(let options):
      for option in options {
        if let found = go((option + rest)[...], text, at) { return found }
      }
      return nil
    case .hole(let name, let kind):
      if rest.isEmpty, kind == .text {
        return at < text.count ? [name: String(decoding: text[at...], as: UTF8.self)] : nil
      }
      for end in ends(kind, text, at) {
        if kind == .text, let next = rest.first, case .words(let words) = next, !starts(text, end, words) { continue }
        if let found = go(rest, text, end) {
          return with(name, String(decoding: text[at..<end], as: UTF8.self), found)
        }
      }
      return nil
    }
  }

  private static func with(_ name: String, _ value: String, _ found: [String: String]?) -> [String: String]? {
    guard var found else { return nil }
    found[name] = value
    return found
  }

  private static func starts(_ text: [UInt8], _ at: Int, _ words: [UInt8]) -> Bool {
    guard at + words.count <= text.count else { return false }
    for index in words.indices where text[at + index] != words[index] { return false }
    return true
  }

  /// Where the text of a hole may end: for a text the shortest first, for a number the longest.
  private static func ends(_ kind: Kind, _ text: [UInt8], _ at: Int) -> [Int] {
    if kind == .text { return at < text.count ? Array(at + 1...text.count) : [] }
    if kind == .bars {
      let end = text[at...].firstIndex { $0 < 128 } ?? text.count
      return end > at ? [end] : []
    }
    if kind == .count, let end = wordEnd(text, at) { return [end] }
    return numberEnds(text, at)
  }

  private static let ones = ["één", "Eén", "one", "One"].map { Array($0.utf8) }

  private static func wordEnd(_ text: [UInt8], _ at: Int) -> Int? {
    ones.first { starts(text, at, $0) }.map { at + $0.count }
  }

  private static func numberEnds(_ text: [UInt8], _ at: Int) -> [Int] {
    var end = at
    while end < text.count, (48...57).contains(text[end]) || (end > at && (text[end] == 44 || text[end] == 46)) {
      end += 1
    }
    return (at..<end).reversed().map { $0 + 1 }.filter { (48...57).contains(text[$0 - 1]) }
  }
}

extension [String: String] {
  func has(_ name: String) -> Bool { self[name] != nil }

  /// A whole number, with marks of thousands or as a word.
  func number(_ name: String) -> Int? {
    guard let text = self[name] else { return nil }
    if ["één", "Eén", "one", "One"].contains(text) { return 1 }
    return Int(text.filter { $0 != "." && $0 != "," })
  }

  /// A number with decimals, in either language's marks.
  func decimal(_ name: String) -> Double? {
    self[name].flatMap { Double($0.replacing(",", with: ".")) }
  }
}
