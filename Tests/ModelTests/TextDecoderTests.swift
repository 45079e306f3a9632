import Testing

@testable import Model

@Suite struct TextDecoderTests {
  private func utf16(_ text: String, marked: Bool, bigEndian: Bool = false) -> [UInt8] {
    ((marked ? [0xFEFF] : []) + Array(text.utf16)).flatMap { unit in
      bigEndian ? [UInt8(unit >> 8), UInt8(unit & 0xFF)] : [UInt8(unit & 0xFF), UInt8(unit >> 8)]
    }
  }

  @Test func `reads UTF-8 with a byte order mark, UTF-16 with and without one, and Windows-1252`() {
    #expect(TextDecoder.text([0xEF, 0xBB, 0xBF] + Array("é".utf8)) == "é")
    #expect(TextDecoder.text([0xFF, 0xFE, 0xE9, 0x00]) == "é")
    for (marked, bigEndian) in [(true, false), (true, true), (false, false), (false, true)] {
      #expect(TextDecoder.text(utf16("name;café €\r\n", marked: marked, bigEndian: bigEndian)) == "name;café €\r\n")
    }
    #expect(TextDecoder.text([0x63, 0x61, 0x66, 0xE9, 0x20, 0x80]) == "café €")
  }

  @Test func `removes byte order marks inside joined files and decodes each line by its own encoding`() {
    #expect(TextDecoder.text([0xEF, 0xBB, 0xBF] + Array("a\n".utf8) + [0xEF, 0xBB, 0xBF] + Array("é".utf8)) == "a\né")
    #expect(TextDecoder.text(utf16("a\u{FEFF}b", marked: true)) == "ab")
    #expect(TextDecoder.text(Array("één\n".utf8) + [0xE9, 0x6E]) == "één\nén")
    #expect(TextDecoder.utf8(Array("één".utf8)) == Array("één".utf8))
  }

  @Test func `leaves bytes with zeros that are not UTF-16 unchanged`() {
    let program: [UInt8] = [0x7F, 0x45, 0x4C, 0x46, 2, 1, 1, 0, 0, 0, 0, 0]
    #expect(TextDecoder.withoutMarks(program) == program)
  }

  @Test func `turns odd blanks into ordinary ones and removes characters without width`() {
    #expect("\u{FEFF}\u{A0}1\u{202F}234\u{200B}\u{A0}".withoutOddCharacters == "1 234")
    #expect(" plain ".withoutOddCharacters == "plain")
    #expect("\u{A0}".withoutOddCharacters == "")
  }
}
