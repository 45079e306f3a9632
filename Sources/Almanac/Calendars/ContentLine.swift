import Model

/// One property of a calendar: `DTSTART;TZID=Europe/Amsterdam:20261204T180000`.
struct ContentLine {
  let number: Int
  /// The name, in capitals.
  let name: String
  /// The parameters, by their names in capitals.
  let parameters: [String: [String]]
  /// The value as it is written, with its escapes.
  let value: String

  /// Nil when the line is no property. Such a line is skipped, so that broken folding in somebody's notes does not cost
  /// the file.
  init?(_ line: ContentLines.Line) {
    var rest = line.bytes[...]
    number = line.number
    guard let name = Self.name(&rest) else { return nil }
    self.name = name
    var parameters: [String: [String]] = [:]
    let colon = Self.colon(before: name, in: rest)
    while rest.first == UInt8(ascii: ";"), rest.startIndex != colon {
      rest.removeFirst()
      guard let name = Self.name(&rest), rest.first == UInt8(ascii: "=") else { return nil }
      var values: [String] = []
      repeat {
        rest.removeFirst()
        values.append(Self.parameterValue(&rest, before: colon))
      } while rest.first == UInt8(ascii: ",")
      parameters[name, default: []] += values
    }
    guard rest.first == UInt8(ascii: ":") else { return nil }
    self.parameters = parameters
    value = TextDecoder.unmarked(Array(rest.dropFirst()))
  }

  func parameter(_ name: String) -> String? { parameters[name]?.first { !$0.isEmpty } }

  /// The name of the time zone of its times.
  var zoneName: String? { parameters["TZID"].map { $0.joined(separator: ",") }.flatMap { $0.isEmpty ? nil : $0 } }

  /// The value as text, without its escapes.
  var text: String { Self.texts(value, separatedBy: nil).first ?? "" }

  /// The value as a list of texts.
  var texts: [String] { Self.texts(value, separatedBy: ",") }

  private static func name(_ rest: inout ArraySlice<UInt8>) -> String? {
    let name = rest.prefix { byte in
      (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20) || byte == 0x2D || byte == 0x5F
    }
    guard !name.isEmpty, name.count <= 100 else { return nil }
    rest = rest.dropFirst(name.count)
    return String(decoding: name, as: UTF8.self).uppercased()
  }

  /// The index of the colon before the value, where that can be recognised. Exchange and Google write zone names with
  /// colons in them, without quotes. A time has no colon, so the last one is right; for a person it is the one before
  /// `mailto:`.
  private static func colon(before name: String, in rest: ArraySlice<UInt8>) -> Int? {
    switch name {
    case "DTSTART", "DTEND", "EXDATE", "RDATE", "RECURRENCE-ID": return rest.lastIndex(of: UInt8(ascii: ":"))
    case "ORGANIZER", "ATTENDEE":
      return rest.indices.last { index in
        rest[index] == UInt8(ascii: ":")
          && rest[index...].dropFirst().prefix(7).map { $0 | 0x20 }.elementsEqual("mailto:".utf8.map { $0 | 0x20 })
      }
    default: return nil
    }
  }

  /// - Parameter colon: the index at which the value begins, if it is known.
  private static func parameterValue(_ rest: inout ArraySlice<UInt8>, before colon: Int?) -> String {
    var bytes: ArraySlice<UInt8>
    let room = colon.map { rest[..<max($0, rest.startIndex)] } ?? rest
    if rest.first == UInt8(ascii: "\"") {
      bytes = room.dropFirst().prefix { $0 != UInt8(ascii: "\"") }
      rest = rest.dropFirst(bytes.count + 1)
      if rest.first == UInt8(ascii: "\"") { rest.removeFirst() }
    } else {
      bytes = room.prefix { byte in !",;".utf8.contains(byte) && (colon != nil || byte != UInt8(ascii: ":")) }
      rest = rest.dropFirst(bytes.count)
    }
    let text = TextDecoder.unmarked(Array(bytes))
    // The escapes of parameter values (RFC 6868).
    return text.contains("^")
      ? text.replacing("^n", with: " ").replacing("^'", with: "\"").replacing("^^", with: "^") : text
  }

  /// Removes the escapes of texts: `
  /// ` is a line break, `\,` a comma. A backslash before any other character is kept.
  private static func texts(_ value: String, separatedBy separator: Unicode.Scalar?) -> [String] {
    var texts: [String] = []
    var text = String.UnicodeScalarView()
    var escaped = false
    for scalar in value.unicodeScalars {
      if escaped {
        escaped = false
        switch scalar {
        case "n", "N": text.append("\n")
        case ",", ";", "\\": text.append(scalar)
        default: text.append(contentsOf: ["\\", scalar])
        }
      } else if scalar == "\\" {
        escaped = true
      } else if scalar == separator {
        texts.append(String(text))
        text = String.UnicodeScalarView()
      } else {
        text.append(scalar)
      }
    }
    return texts + [String(text)]
  }
}
