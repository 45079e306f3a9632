import Glibc

/// The bytes of one connection, cut into requests. Knows just as much HTTP as two well-behaved clients need.
final class QuickConnection {
  enum Request {
    /// Its path ends in a number.
    case post(Int, size: Int)
    case figures
  }

  private static let capacity = 64 * 1024
  private var unread: [UInt8] = []

  /// False when the client has gone.
  func read(_ socket: Int32) -> Bool {
    var isOpen = true
    let before = unread.count
    let more = [UInt8](unsafeUninitializedCapacity: QuickConnection.capacity) { buffer, count in
      let got = recv(socket, buffer.baseAddress, QuickConnection.capacity, 0)
      count = max(0, got)
      isOpen = got > 0 || (got < 0 && errno == EAGAIN)
    }
    if before == 0 { unread = more } else { unread += more }
    return isOpen
  }

  /// The next whole request, if there is one.
  func next() -> Request? {
    let found: (request: Request, length: Int)? = unread.withUnsafeBytes { bytes in
      guard let head = end(of: "\r\n\r\n", in: bytes) else { return nil }
      if bytes[0] == UInt8(ascii: "G") { return (.figures, head) }
      let size = end(of: "Content-Length: ", in: UnsafeRawBufferPointer(rebasing: bytes[..<head]))
        .map { bytes[$0...].prefix(while: { $0 >= 0x30 }).reduce(0) { $0 * 10 + Int($1) - 0x30 } }
      guard let size, bytes.count >= head + size else { return nil }
      return (.post(number(bytes), size: size), head + size)
    }
    guard let found else { return nil }
    if found.length == unread.count { unread = [] } else { unread.removeFirst(found.length) }
    return found.request
  }

  /// Where the first occurrence of a text ends.
  private func end(of text: StaticString, in bytes: UnsafeRawBufferPointer) -> Int? {
    guard let start = bytes.baseAddress else { return nil }
    var from = 0
    while from + text.utf8CodeUnitCount <= bytes.count,
      let place = memchr(start + from, Int32(text.utf8Start[0]), bytes.count - from)
    {
      from = UnsafeRawPointer(place) - start
      if from + text.utf8CodeUnitCount <= bytes.count, memcmp(place, text.utf8Start, text.utf8CodeUnitCount) == 0 {
        return from + text.utf8CodeUnitCount
      }
      from += 1
    }
    return nil
  }

  private func number(_ bytes: UnsafeRawBufferPointer) -> Int {
    let space = UInt8(ascii: " ")
    let path = bytes.dropFirst(5).prefix { $0 != space }
    return path.suffix(while: { (0x30...0x39).contains($0) }).reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }
}

extension Collection where Self: BidirectionalCollection {
  fileprivate func suffix(while isWanted: (Element) -> Bool) -> SubSequence {
    var start = endIndex
    while start > startIndex, isWanted(self[index(before: start)]) { start = index(before: start) }
    return self[start...]
  }
}
