import Model

/// Searches the text of a YAML file for mistakes that people cannot see. libyaml decides what the text means; this only
/// finds words for what is wrong.
struct YAMLText {
  let bytes: UnsafeBufferPointer<UInt8>
  let file: String

  init(_ bytes: UnsafeBufferPointer<UInt8>, file: String) {
    self.bytes = bytes
    self.file = file
  }

  /// Longer lines are not searched.
  private static let lineLimit = 10_000

  /// A line by its number, from 1.
  func line(_ number: Int) -> [Unicode.Scalar] {
    var start = 0
    for _ in 1..<max(1, number) {
      guard let end = bytes[start...].firstIndex(of: 0x0A) else { return [] }
      start = end + 1
    }
    let line = bytes[start...].prefix { $0 != 0x0A }
    return line.count > Self.lineLimit ? [] : Array(String(decoding: line, as: UTF8.self).unicodeScalars)
  }

  /// The last line up to `number` whose indentation has a character that looks like a blank but is none to YAML.
  func oddIndentation(upTo number: Int) -> (line: Int, scalar: Unicode.Scalar)? {
    var found: (line: Int, scalar: Unicode.Scalar)?
    for (index, line) in bytes.split(separator: 0x0A, maxSplits: number, omittingEmptySubsequences: false).enumerated()
    where index < number {
      let indentation = String(decoding: line.prefix(400), as: UTF8.self).unicodeScalars.prefix {
        $0 == " " || $0 == "\t" || $0.isOdd
      }
      if let odd = indentation.first(where: \.isOdd) { found = (index + 1, odd) }
    }
    return found
  }

  /// The bracket that is still open at a line, and the `#` behind it that began a comment.
  func openBracket(upTo number: Int) -> (place: Location, sign: Unicode.Scalar, comment: Location?)? {
    var open: [(place: Location, sign: Unicode.Scalar)] = []
    var comment: Location?
    var quote: Unicode.Scalar?
    for (index, line) in bytes.split(separator: 0x0A, maxSplits: number, omittingEmptySubsequences: false).enumerated()
    where index < number && line.count <= Self.lineLimit {
      // Whether a bracket, a quote or a comment can begin here, that is, between two tokens.
      var atStart = true
      var before: Unicode.Scalar = " "
      for (column, scalar) in String(decoding: line, as: UTF8.self).unicodeScalars.enumerated() {
        let place = Location(file: file, line: index + 1, column: column + 1)
        defer { before = scalar }
        if let mark = quote {
          if scalar == mark, before != "\\" || mark == "'" { quote = nil }
          atStart = false
          continue
        }
        if scalar == "#", before == " " || before == "\t" || "[{,".unicodeScalars.contains(before) {
          if !open.isEmpty, comment == nil { comment = place }
          break
        }
        switch scalar {
        case "\"", "'": if atStart { quote = scalar }
        case "[", "{": if atStart || !open.isEmpty { open.append((place, scalar)) }
        case "]", "}":
          if open.last?.sign == (scalar == "]" ? "[" : "{") { open.removeLast() }
          if open.isEmpty { comment = nil }
        default: break
        }
        let separates = (before == ":" || before == "-" || before == "?") && scalar == " "
        atStart =
          separates || (atStart && (scalar == " " || scalar == "-"))
          || (!open.isEmpty && "[{,".unicodeScalars.contains(scalar))
      }
    }
    return open.last.map { ($0.place, $0.sign, comment) }
  }

  /// The lines on which a `#` directly before a word hides a value: `room: #general`. At most a hundred.
  func hiddenByComment() -> Set<Int> {
    var lines: Set<Int> = []
    var line = 1
    var last: UInt8 = 0
    for (index, byte) in bytes.enumerated() {
      if byte == 0x0A { line += 1 }
      if byte == UInt8(ascii: "#"), last == UInt8(ascii: ":") || last == UInt8(ascii: "-"), lines.count < 100,
        index > 0, bytes[index - 1] == 0x20, index + 1 < bytes.count, bytes[index + 1] > 0x20,
        bytes[index + 1] != UInt8(ascii: "#")
      {
        lines.insert(line)
      }
      if byte != 0x20 && byte != 0x09 { last = byte }
    }
    return lines
  }
}
