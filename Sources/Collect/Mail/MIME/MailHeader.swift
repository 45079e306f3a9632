import Model

/// The header of a message or of one of its parts: its fields unfolded, in their order, as bytes.
struct MailHeader {
  private var fields: [(name: String, value: [UInt8])] = []

  static let fieldLimit = 500
  static let valueLimit = 8 * 1024

  /// Reads up to the empty line; `bytes` is what follows it then.
  init(_ bytes: inout ArraySlice<UInt8>) {
    while let line = bytes.cutLine(), !line.isEmpty {
      if line.first == 0x20 || line.first == 0x09 {
        guard let last = fields.indices.last, fields[last].value.count < Self.valueLimit else { continue }
        fields[last].value += [0x20] + line.drop { $0 == 0x20 || $0 == 0x09 }
      } else if let colon = line.firstIndex(of: UInt8(ascii: ":")), fields.count < Self.fieldLimit {
        let name = String(decoding: line[..<colon], as: UTF8.self).trimmingSpaces().lowercased()
        fields.append((name, Array(line[(colon + 1)...].prefix(Self.valueLimit))))
      }
      // Any other line is no field, such as the "From …" of an mbox: it is passed over.
    }
  }

  /// The first field of that name as it was sent: for what has a grammar.
  func raw(_ name: String) -> String? {
    fields.first { $0.name == name }.map { TextDecoder.text($0.value).trimmingSpaces() }
  }

  /// The first field of that name as people read it.
  func text(_ name: String) -> String? { raw(name).map { EncodedWords.decoded($0) } }

  func count(_ name: String) -> Int { fields.count { $0.name == name } }
}

extension ArraySlice<UInt8> {
  /// Takes a line off, without its end; nil when nothing is left.
  mutating func cutLine() -> ArraySlice<UInt8>? {
    guard !isEmpty else { return nil }
    let end = firstIndex(of: 0x0A) ?? endIndex
    var line = self[startIndex..<end]
    self = end < endIndex ? self[(end + 1)...] : self[endIndex...]
    if line.last == 0x0D { line.removeLast() }
    return line
  }
}

/// `text/plain; charset="utf-8"`: a value and its parameters (RFC 2045, 5.1).
struct MailParameters {
  /// In lower case.
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

  /// At semicolons outside quotes; the quotes go.
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
