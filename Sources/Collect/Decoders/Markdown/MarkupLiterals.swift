/// Sets aside what stands between back-ticks or behind a backslash, so that nothing in it is read as markup. One
/// private-use character stands for each text until it is put back.
struct MarkupLiterals {
  private var texts: [String] = []

  /// Plane 15 of Unicode (private use), which no text uses.
  private static let sign: UInt32 = 0xF_0000

  func restored(_ text: String) -> String {
    guard !texts.isEmpty else { return text }
    return text.reduce(into: "") { result, character in
      let sign = character.unicodeScalars.first.flatMap { Self.isSign($0) ? Int($0.value - Self.sign) : nil }
      if let sign, sign < texts.count { result += texts[sign] } else { result.append(character) }
    }
  }

  private static func isSign(_ scalar: Unicode.Scalar) -> Bool { scalar.value >> 16 == 0xF }

  private mutating func literal(_ text: String) -> String {
    guard texts.count < 0xFFFE, let sign = Unicode.Scalar(Self.sign + UInt32(texts.count)) else { return text }
    texts.append(text)
    return String(Character(sign))
  }

  // MARK: Code and escaped signs

  /// The characters of a text, with a placeholder for each literal.
  mutating func taken(from text: Substring) -> [Character] {
    let raw = text.filter { !($0.unicodeScalars.first.map(Self.isSign) ?? false) }.map { $0 }
    var signs: [Character] = []
    var index = 0
    // Lengths of back-tick runs that have no end. They are not looked for again, which keeps the time linear.
    var unclosed: Set<Int> = []
    while index < raw.count {
      let next = index + 1 < raw.count ? raw[index + 1] : " "
      if raw[index] == "\\", next.isASCII, next.isPunctuation || next.isSymbol {
        signs += Array(literal(String(next)))
        index += 2
      } else if raw[index] == "`" {
        let length = raw[index...].prefix { $0 == "`" }.count
        let inside = unclosed.contains(length) ? nil : Self.code(raw, from: index + length, length)
        if inside == nil { unclosed.insert(length) }
        signs += Array(
          inside.map { literal(String(raw[$0]).trimmingSpaces()) } ?? String(repeating: "`", count: length))
        index = inside.map { $0.upperBound + length } ?? index + length
      } else {
        signs.append(raw[index])
        index += 1
      }
    }
    return signs
  }

  /// The text up to the next run of back-ticks of that length.
  private static func code(_ raw: [Character], from start: Int, _ length: Int) -> Range<Int>? {
    var place = start
    while place < raw.count {
      let run = raw[place...].prefix { $0 == "`" }.count
      if run == length { return start..<place }
      place += max(run, 1)
    }
    return nil
  }
}
