/// A connection on which the login is done.
protocol ByteStream {
  func send(_ bytes: [UInt8]) throws(MailboxFailure)
  /// The bytes that come next, at least one.
  func receive() throws(MailboxFailure) -> [UInt8]
}

/// A part of a server's answer (RFC 3501, section 4).
enum IMAPValue: Hashable {
  case atom(String)
  case string([UInt8])
  case list([IMAPValue])

  var atom: String? { if case .atom(let text) = self { text } else { nil } }
}

/// Parses a server's answers line by line, with the literals in them. The server is not trusted: every length has a
/// limit.
struct IMAPReader<Stream: ByteStream> {
  private let stream: Stream
  private let place: String
  private var buffer: [UInt8] = []
  private var index = 0
  private var bytesLeft: Int

  /// - Parameter most: the largest number of bytes that is read in total.
  init(_ stream: Stream, place: String, most: Int) {
    self.stream = stream
    self.place = place
    bytesLeft = most
  }

  /// Reads one line of words, strings and lists. Of a status response only the first two words are returned, because
  /// the rest is text for people.
  mutating func line() throws(MailboxFailure) -> [IMAPValue] {
    var line: [IMAPValue] = []
    for _ in 0..<2 {
      let byte = try next()
      if byte == 0x0D { return try ended(line) }
      guard byte > 0x20 else { throw nonsense }
      line.append(.atom(try atom(byte)))
      while try peek() == 0x20 { index += 1 }
    }
    if line[0].atom == "+" || ["OK", "NO", "BAD", "BYE", "PREAUTH"].contains(line[1].atom?.uppercased()) {
      while try next() != 0x0D {}
      return try ended(line)
    }
    return try ended(line + values(until: 0x0D, depth: 0))
  }

  private mutating func ended(_ line: [IMAPValue]) throws(MailboxFailure) -> [IMAPValue] {
    guard try next() == 0x0A else { throw nonsense }
    return line
  }

  /// The largest depth of nested lists.
  private static var depthLimit: Int { 10 }
  /// The most values in one line: a search returns a number for every mail.
  private static var valueLimit: Int { 100_000 }

  private mutating func values(until end: UInt8, depth: Int) throws(MailboxFailure) -> [IMAPValue] {
    var values: [IMAPValue] = []
    while true {
      guard values.count < Self.valueLimit else { throw nonsense }
      let byte = try next()
      switch byte {
      case end: return values
      case 0x20: continue
      case UInt8(ascii: "("):
        guard depth < Self.depthLimit else { throw nonsense }
        values.append(.list(try self.values(until: UInt8(ascii: ")"), depth: depth + 1)))
      case UInt8(ascii: "\""): values.append(.string(try quoted()))
      case UInt8(ascii: "{"): values.append(.string(try literal()))
      case 0x0D, 0x0A, 0x00: throw nonsense
      default: values.append(.atom(try atom(byte)))
      }
    }
  }

  private mutating func atom(_ first: UInt8) throws(MailboxFailure) -> String {
    var bytes = [first]
    while true {
      let byte = try peek()
      if byte == 0x20 || byte == 0x0D || byte == UInt8(ascii: ")") || byte == UInt8(ascii: "(") { break }
      guard byte != 0x0A, byte != 0, bytes.count < 8_192 else { throw nonsense }
      bytes.append(byte)
      index += 1
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private mutating func quoted() throws(MailboxFailure) -> [UInt8] {
    var bytes: [UInt8] = []
    while true {
      var byte = try next()
      if byte == UInt8(ascii: "\"") { return bytes }
      if byte == UInt8(ascii: "\\") { byte = try next() }
      guard byte != 0x0D, byte != 0x0A, bytes.count < 65_536 else { throw nonsense }
      bytes.append(byte)
    }
  }

  /// Reads a literal: `{1234}` at the end of a line, and then that many bytes.
  private mutating func literal() throws(MailboxFailure) -> [UInt8] {
    var length = 0
    while true {
      let byte = try next()
      if byte == UInt8(ascii: "}") { break }
      guard (0x30...0x39).contains(byte), length <= bytesLeft + buffer.count else { throw nonsense }
      length = length * 10 + Int(byte - 0x30)
    }
    guard try next() == 0x0D, try next() == 0x0A else { throw nonsense }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(min(length, 1 << 20))
    while bytes.count < length {
      _ = try peek()
      let more = buffer[index...].prefix(length - bytes.count)
      bytes += more
      index += more.count
    }
    return bytes
  }

  private mutating func next() throws(MailboxFailure) -> UInt8 {
    let byte = try peek()
    index += 1
    return byte
  }

  private mutating func peek() throws(MailboxFailure) -> UInt8 {
    if index == buffer.count {
      buffer = try stream.receive()
      index = 0
      bytesLeft -= buffer.count
      guard bytesLeft >= 0 else { throw MailboxFailure("\(place) sent more than it was asked for") }
    }
    return buffer[index]
  }

  private var nonsense: MailboxFailure { MailboxFailure("\(place) did not answer as an IMAP server does") }
}
