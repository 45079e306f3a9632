import Model

/// The header of a mail or of one of its parts: its fields in order, unfolded, as bytes.
struct MailHeader {
  private var fields: [(name: String, value: [UInt8])] = []

  static let fieldLimit = 500
  static let valueLimit = 8 * 1024

  /// Reads up to the empty line; `bytes` is then the body.
  init(_ bytes: inout ArraySlice<UInt8>) {
    while let line = bytes.cutLine(), !line.isEmpty {
      if line.first == 0x20 || line.first == 0x09 {
        guard let last = fields.indices.last, fields[last].value.count < Self.valueLimit else { continue }
        fields[last].value += [0x20] + line.drop { $0 == 0x20 || $0 == 0x09 }
      } else if let colon = line.firstIndex(of: UInt8(ascii: ":")), fields.count < Self.fieldLimit {
        let name = String(decoding: line[..<colon], as: UTF8.self).trimmingSpaces().lowercased()
        fields.append((name, Array(line[(colon + 1)...].prefix(Self.valueLimit))))
      }
      // Other lines, such as the "From …" of an mbox file, are no fields and are skipped.
    }
  }

  /// The raw value of the first field with that name, for fields that have a grammar.
  func raw(_ name: String) -> String? {
    fields.first { $0.name == name }.map { TextDecoder.text($0.value).trimmingSpaces() }
  }

  /// The first field with that name, with its encoded words decoded.
  func text(_ name: String) -> String? { raw(name).map { EncodedWords.decoded($0) } }

  func count(_ name: String) -> Int { fields.count { $0.name == name } }
}

extension ArraySlice<UInt8> {
  /// Removes the first line and returns it without its line end; nil when nothing is left.
  mutating func cutLine() -> ArraySlice<UInt8>? {
    guard !isEmpty else { return nil }
    let end = firstIndex(of: 0x0A) ?? endIndex
    var line = self[startIndex..<end]
    self = end < endIndex ? self[(end + 1)...] : self[endIndex...]
    if line.last == 0x0D { line.removeLast() }
    return line
  }
}

/// A value with parameters, such as `text/plain; charset="utf-8"` (RFC 2045, 5.1).
struct MailParameters {
  /// The value in lower case.
  let value: String
  private let parameters: [String: String]

  init(_ field: String) {
    var pieces = Self.split(field)
    value = pieces.isEmpty ? "" : pieces.removeFirst().trimmingSpaces().lowercased()
    var parameters: [String: String] = [:]
    for piece in pieces.prefix(20) {
      guard let sign = piece.firstIndex(of: "=") else { continue }
      let name = piece[..<sign].trimmingSpaces().lowercased()
      if parameters[name] == nil { parameters[name] = piece[piece.index(after: sign)...].trimmingSpaces() }
    }
    self.parameters = parameters
  }

  subscript(_ name: String) -> String? { parameters[name] }

  /// Splits at semicolons outside quotes, and removes the quotes.
  private static func split(_ field: String) -> [String] {
    var pieces = [""]
    var quoted = false
    var escaped = false
    for character in field {
      if escaped {
        pieces[pieces.count - 1].append(character)
        escaped = false
      } else if quoted, character == "\\" {
        escaped = true
      } else if character == "\"" {
        quoted.toggle()
      } else if character == ";", !quoted {
        pieces.append("")
      } else {
        pieces[pieces.count - 1].append(character)
      }
    }
    return pieces
  }
}
