/// Reads TZif files (RFC 9636), versions 1 to 4. Every count is checked against the number of bytes that are there.
enum ZoneFile {
  enum Trouble: Error, Equatable {
    case notTZif
    case truncated
    case malformed(String)
  }

  static func zone(id: String, _ bytes: [UInt8]) throws(Trouble) -> Zone {
    var reader = Reader(bytes)
    let first = try Header(&reader)
    guard first.version > 0 else { return try body(id, &reader, first, wide: false) }
    // From version 2 on, a second block with 64-bit times follows the one for version 1.
    try reader.skip(first.bodySize(wide: false))
    return try body(id, &reader, Header(&reader), wide: true)
  }

  private struct Header {
    /// 0 for version 1, else the version's digit.
    let version: UInt8
    let utcFlags, standardFlags, leaps, times, types, letters: Int

    init(_ reader: inout Reader) throws(Trouble) {
      guard let magic = try? reader.take(4), magic.elementsEqual("TZif".utf8) else { throw .notTZif }
      let digit = try reader.take(1).first ?? 0
      guard digit == 0 || digit >= 0x32 else { throw .malformed("an unknown version") }
      version = digit == 0 ? 0 : digit - 0x30
      try reader.skip(15)
      utcFlags = try reader.count()
      standardFlags = try reader.count()
      leaps = try reader.count()
      times = try reader.count()
      types = try reader.count()
      letters = try reader.count()
      guard (1...256).contains(types) else { throw .malformed("no or too many kinds of time") }
      guard leaps == 0 else { throw .malformed("leap seconds, which wall clocks do not show") }
    }

    func bodySize(wide: Bool) -> Int {
      let second = wide ? 8 : 4
      return times * (second + 1) + types * 6 + letters + leaps * (second + 4) + standardFlags + utcFlags
    }
  }

  private static func body(_ id: String, _ reader: inout Reader, _ header: Header, wide: Bool) throws(Trouble) -> Zone {
    guard header.bodySize(wide: wide) <= reader.rest.count else { throw .truncated }
    var transitions: [Int64] = []
    transitions.reserveCapacity(header.times)
    for _ in 0..<header.times {
      let second = wide ? try reader.int64() : Int64(try reader.int32())
      if let last = transitions.last, last >= second { throw .malformed("transitions out of order") }
      transitions.append(second)
    }
    let indices = try reader.take(header.times)
    var kinds: [Int32] = []
    for _ in 0..<header.types {
      let offset = try reader.int32()
      guard abs(Int(offset)) <= 26 * 3600 else { throw .malformed("an offset of more than 26 hours") }
      kinds.append(offset)
      try reader.skip(2)
    }
    guard indices.allSatisfy({ Int($0) < kinds.count }) else { throw .malformed("an unknown kind of time") }
    try reader.skip(header.letters + header.standardFlags + header.utcFlags)
    return Zone(
      id: id, transitions: transitions, offsets: indices.map { kinds[Int($0)] }, initial: kinds[0],
      rule: wide ? try footer(&reader) : nil)
  }

  /// Reads the rule between two line feeds; nil when it is empty.
  private static func footer(_ reader: inout Reader) throws(Trouble) -> PosixRule? {
    guard try reader.take(1).first == 0x0A, let end = reader.rest.firstIndex(of: 0x0A) else { throw .truncated }
    let text = reader.rest[..<end]
    guard !text.isEmpty else { return nil }
    guard let rule = PosixRule(text) else { throw .malformed("an unknown rule after the last transition") }
    return rule
  }

  private struct Reader {
    var rest: ArraySlice<UInt8>
    init(_ bytes: [UInt8]) { rest = bytes[...] }

    mutating func take(_ count: Int) throws(Trouble) -> ArraySlice<UInt8> {
      guard count <= rest.count else { throw .truncated }
      defer { rest = rest.dropFirst(count) }
      return rest.prefix(count)
    }
    mutating func skip(_ count: Int) throws(Trouble) { _ = try take(count) }
    mutating func int32() throws(Trouble) -> Int32 {
      Int32(bitPattern: try take(4).reduce(0 as UInt32) { $0 << 8 | UInt32($1) })
    }
    mutating func int64() throws(Trouble) -> Int64 {
      Int64(bitPattern: try take(8).reduce(0 as UInt64) { $0 << 8 | UInt64($1) })
    }
    /// Reads a count of the header. None can be larger than the rest of the file.
    mutating func count() throws(Trouble) -> Int {
      let value = Int(try take(4).reduce(0 as UInt32) { $0 << 8 | UInt32($1) })
      guard value <= rest.count else { throw .truncated }
      return value
    }
  }
}
