import Model

/// The text of a YAML file, looked over for what people do to it without seeing it. What the text means, libyaml says; this only finds
/// the words for it.
struct YAMLText {
  let bytes: UnsafeBufferPointer<UInt8>
  let file: String

  init(_ bytes: UnsafeBufferPointer<UInt8>, file: String) {
    self.bytes = bytes
    self.file = file
  }

  /// Of a line longer than this nothing is said.
  private static let lineLimit = 10_000

  /// A line by its number from 1.
  func line(_ number: Int) -> [Unicode.Scalar] {
    var start = 0
    for _ in 1..<max(1, number) {
      guard let end = bytes[start...].firstIndex(of: 0x0A) else { return [] }
      start = end + 1
    }
    let line = bytes[start...].prefix { $0 != 0x0A }
    return line.count > Self.lineLimit ? [] : Array(String(decoding: line, as: UTF8.self).unicodeScalars)
  }

  /// The last line up to `number` whose indentation holds what is no blank to YAML.
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

  /// The bracket that is open where a list or group in brackets is not understood, and the `#` behind it that began a comment.
  func openBracket(upTo number: Int) -> (place: Location, sign: Unicode.Scalar, comment: Location?)? {
    var open: [(place: Location, sign: Unicode.Scalar)] = []
    var comment: Location?
    var quote: Unicode.Scalar?
    for (index, line) in bytes.split(separator: 0x0A, maxSplits: number, omittingEmptySubsequences: false).enumerated()
    where index < number && line.count <= Self.lineLimit {
      // Between tokens: where a bracket, a quote or a comment can begin.
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

  /// The lines on which a `#` glued to a word stands where a value was expected: `room: #general`. At most a hundred.
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
