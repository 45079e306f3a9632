import Model

/// Removes secrets from a text that comes from outside, because whoever is sent a secret may send it back, whole or in
/// part.
///
/// No eight characters of a secret that follow each other remain, however they are written: in another case,
/// percent-encoded, as escapes of JSON or HTML, in base64, or broken over lines. A secret of four to seven characters
/// is removed only as a whole. The time it takes is linear in the length of the text.
package struct Redaction: Sendable, Hashable {
  /// All runs of eight bytes of the secrets, each packed into an integer.
  private var runs: Set<UInt64> = []
  private var short: [[UInt8]] = []
  /// Whether a secret has blanks in it. Then texts are also compared with their blanks kept.
  private var holdsBlanks = false

  package static let none = Redaction([])
  /// The number of characters of a secret that may not stand together.
  package static let run = 8
  private static let shortest = 4

  package init(_ secrets: [Secret]) {
    for secret in secrets {
      let bytes = Array(secret.reveal().utf8)
      add(Projection(bytes))
      add(Projection(bytes).decoded)
      if bytes.contains(where: { $0 <= 0x20 }) {
        holdsBlanks = true
        add(Projection(bytes, keepingBlanks: true))
      }
      for text in Redaction.base64(bytes) { add(Projection(text)) }
    }
  }

  /// The text with `<secret>` in the place of each secret.
  package func clean(_ text: String) -> String {
    guard mayFind(in: text) else { return text }
    let bytes = Array(text.utf8)
    let clean = clean(bytes)
    return clean == bytes ? text : String(decoding: clean, as: UTF8.self)
  }

  /// The bytes of a text with `<secret>` in the place of each secret.
  package func clean(_ bytes: [UInt8]) -> [UInt8] {
    guard !runs.isEmpty || !short.isEmpty, !bytes.isEmpty else { return bytes }
    var isSecret = [Bool](repeating: false, count: bytes.count)
    let plain = Projection(bytes)
    for projection in [plain, plain.decoded] { mark(projection, &isSecret) }
    if holdsBlanks { mark(Projection(bytes, keepingBlanks: true), &isSecret) }
    guard isSecret.contains(true) else { return bytes }
    var clean: [UInt8] = []
    for (index, byte) in bytes.enumerated() {
      if !isSecret[index] { clean.append(byte) } else if index == 0 || !isSecret[index - 1] { clean += "<secret>".utf8 }
    }
    return clean
  }

  /// A fast check that rules out nearly all texts: where it says no, the text holds no secret.
  private func mayFind(in text: String) -> Bool {
    guard !holdsBlanks, short.isEmpty else { return true }
    guard !runs.isEmpty, text.utf8.count >= Redaction.run else { return false }
    var text = text
    return text.withUTF8 { bytes in
      var run: UInt64 = 0
      var count = 0
      for byte in bytes where byte > 0x20 {
        // These begin an escape, so the text has to be decoded before it can be compared.
        if "%\\&".utf8.contains(byte) { return true }
        run = run << 8 | UInt64((0x41...0x5A).contains(byte) ? byte + 32 : byte)
        count += 1
        if count >= Redaction.run, runs.contains(run) { return true }
      }
      return false
    }
  }

  private mutating func add(_ projection: Projection) {
    let bytes = projection.bytes
    if bytes.count >= Redaction.run { projection.eachRun { _, run in runs.insert(run) } }
    if (Redaction.shortest..<Redaction.run).contains(bytes.count), !short.contains(bytes) { short.append(bytes) }
  }

  private func mark(_ projection: Projection, _ isSecret: inout [Bool]) {
    func mark(_ count: Int, at index: Int) {
      for place in projection.places[index].lowerBound..<projection.places[index + count - 1].upperBound {
        isSecret[place] = true
      }
    }
    projection.eachRun { index, run in if runs.contains(run) { mark(Redaction.run, at: index) } }
    for word in short where projection.bytes.count >= word.count {
      for index in 0...(projection.bytes.count - word.count)
      where projection.bytes[index..<index + word.count].elementsEqual(word) { mark(word.count, at: index) }
    }
  }

  /// The base64 forms of the bytes, for each of the three positions at which they can begin in a group, without the
  /// characters that also depend on neighbouring bytes.
  private static func base64(_ bytes: [UInt8]) -> [[UInt8]] {
    guard bytes.count >= run else { return [] }
    return (0..<3).flatMap { shift -> [[UInt8]] in
      let whole = [UInt8](repeating: 0, count: shift) + bytes
      var text: [UInt8] = []
      for start in stride(from: 0, to: whole.count - 2, by: 3) {
        let group = UInt32(whole[start]) << 16 | UInt32(whole[start + 1]) << 8 | UInt32(whole[start + 2])
        for place in [18, 12, 6, 0] as [UInt32] { text.append(digits[Int(group >> place & 63)]) }
      }
      let own = Array(text.dropFirst(shift == 0 ? 0 : shift + 1))
      // The same in the alphabet for URLs (RFC 4648, section 5).
      let other = own.map {
        $0 == UInt8(ascii: "+") ? UInt8(ascii: "-") : $0 == UInt8(ascii: "/") ? UInt8(ascii: "_") : $0
      }
      return own == other ? [own] : [own, other]
    }
  }

  private static let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
}

extension Redaction: CustomStringConvertible, CustomReflectable {
  package var description: String { "<redaction>" }
  package var customMirror: Mirror { Mirror(self, children: []) }
}

/// A text in the form that is compared: in small letters and without blanks, unless they are kept. For every byte it
/// knows the range of the text that the byte stands for.
private struct Projection {
  private(set) var bytes: [UInt8] = []
  private(set) var places: [Range<Int>] = []

  init(_ text: [UInt8], keepingBlanks: Bool = false) {
    bytes.reserveCapacity(text.count)
    places.reserveCapacity(text.count)
    for (index, byte) in text.enumerated() {
      append(keepingBlanks && byte <= 0x20 ? UInt8(ascii: " ") : byte, index..<index + 1, keepingBlanks: keepingBlanks)
    }
  }

  private init() {}

  private mutating func append(_ byte: UInt8, _ place: Range<Int>, keepingBlanks: Bool = false) {
    if byte <= 0x20, !keepingBlanks { return }
    bytes.append((0x41...0x5A).contains(byte) ? byte + 32 : byte)
    places.append(place)
  }

  /// Calls `body` with every run of eight bytes and the index at which it begins.
  func eachRun(_ body: (Int, UInt64) -> Void) {
    var run: UInt64 = 0
    for (index, byte) in bytes.enumerated() {
      run = run << 8 | UInt64(byte)
      if index >= Redaction.run - 1 { body(index + 1 - Redaction.run, run) }
    }
  }

  /// The text without escapes: `%2F`, `\/`, `\u002f`, `&#47;`, `&amp;`. It is decoded twice, because a page that shows
  /// an address has often escaped it twice.
  var decoded: Projection { decodedOnce.decodedOnce }

  private var decodedOnce: Projection {
    guard bytes.contains(where: { $0 == UInt8(ascii: "%") || $0 == UInt8(ascii: "\\") || $0 == UInt8(ascii: "&") })
    else { return self }
    var result = Projection()
    var index = 0
    while index < bytes.count {
      let (byte, length) = character(at: index)
      result.append(byte, places[index].lowerBound..<places[index + length - 1].upperBound)
      index += length
    }
    return result
  }

  private func character(at index: Int) -> (UInt8, length: Int) {
    let rest = bytes[index...]
    switch bytes[index] {
    case UInt8(ascii: "%"):
      if let byte = number(rest.dropFirst().prefix(2), digits: 2) { return (byte, 3) }
    case UInt8(ascii: "\\"):
      if rest.dropFirst().first == UInt8(ascii: "u"), let byte = number(rest.dropFirst(2).prefix(4), digits: 4) {
        return (byte, 6)
      }
      if let next = rest.dropFirst().first, "/\\\"'".utf8.contains(next) { return (next, 2) }
    case UInt8(ascii: "&"):
      for (name, byte) in Projection.entities where rest.starts(with: name) { return (byte, name.count) }
      if let (byte, length) = reference(rest) { return (byte, length) }
    default: break
    }
    return (bytes[index], 1)
  }

  private func number(_ digits: ArraySlice<UInt8>, digits count: Int, radix: Int = 16) -> UInt8? {
    guard digits.count == count else { return nil }
    return UInt8(String(decoding: digits, as: UTF8.self), radix: radix)
  }

  /// Decodes `&#47;` and `&#x2f;`.
  private func reference(_ rest: ArraySlice<UInt8>) -> (UInt8, length: Int)? {
    guard rest.starts(with: "&#".utf8) else { return nil }
    let isHex = rest.dropFirst(2).first == UInt8(ascii: "x")
    let digits = rest.dropFirst(isHex ? 3 : 2).prefix(5).prefix { $0 != UInt8(ascii: ";") }
    guard (1...4).contains(digits.count), let byte = number(digits, digits: digits.count, radix: isHex ? 16 : 10) else {
      return nil
    }
    return (byte, (isHex ? 3 : 2) + digits.count + 1)
  }

  private static let entities: [(name: [UInt8], byte: UInt8)] = [
    ("&amp;", "&"), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""),
  ].map { (Array($0.utf8), $1.utf8.first ?? 0) }
}
