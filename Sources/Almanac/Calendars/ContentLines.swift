import Model

/// The lines of a calendar file with folded ones joined. They are joined before decoding, because a fold can be inside
/// the bytes of a character.
struct ContentLines: Sequence {
  struct Line {
    /// The number of the first line in the file, from 1.
    let number: Int
    let bytes: [UInt8]
  }

  private let bytes: [UInt8]

  /// Whether the file ends with a line break, or is empty.
  var endsWithLine: Bool { bytes.last.map { $0 == 0x0A || $0 == 0x0D } ?? true }

  init(_ bytes: [UInt8]) {
    // UTF-16 is not allowed in a calendar, but Windows programs can save a file in it.
    self.bytes = TextDecoder.withoutMarks(bytes)
  }

  func makeIterator() -> Iterator { Iterator(bytes: bytes) }

  struct Iterator: IteratorProtocol {
    fileprivate let bytes: [UInt8]
    private var index = 0
    private var number = 0

    fileprivate init(bytes: [UInt8]) { self.bytes = bytes }

    /// The next line that is not blank.
    mutating func next() -> Line? {
      while index < bytes.count {
        var line = physical()
        let first = number
        while index < bytes.count, bytes[index] == 0x20 || bytes[index] == 0x09 {
          index += 1
          line += physical()
        }
        if line.contains(where: { $0 > 0x20 }) { return Line(number: first, bytes: line) }
      }
      return nil
    }

    /// Reads up to a line feed, a carriage return, or both.
    private mutating func physical() -> [UInt8] {
      let start = index
      while index < bytes.count, bytes[index] != 0x0A, bytes[index] != 0x0D { index += 1 }
      let line = bytes[start..<index]
      if index < bytes.count {
        if bytes[index] == 0x0D, index + 1 < bytes.count, bytes[index + 1] == 0x0A { index += 1 }
        index += 1
      }
      number += 1
      return Array(line)
    }
  }
}
