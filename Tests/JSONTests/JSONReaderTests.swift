import Testing

@testable import JSON

@Suite struct JSONReaderTests {
  private func read(_ text: String) throws -> JSONValue { try JSONReader.read(Array(text.utf8)) }

  @Test func `reads every kind of value`() throws {
    #expect(
      try read(#" {"a": [1, -2.5e3, true, false, null], "b": {}, "c": "\u00e9\n\ud83d\ude00\/"} "#)
        == .object([
          "a": .list([.number("1"), .number("-2.5e3"), .bool(true), .bool(false), .null]), "b": .object([:]),
          "c": .text("é\n😀/"),
        ]))
  }

  @Test func `numbers keep their digits`() throws {
    #expect(try read("12345678901234567890") == .number("12345678901234567890"))
  }

  @Test(arguments: [
    "", "{", "[1,]", "{\"a\" 1}", "01", "-", "1.", "1e", "tru", "\"a", "\"\\x\"", "\"\u{1}\"", "1 2", "{a: 1}", "NaN",
  ])
  func `text that is not JSON is refused`(text: String) {
    #expect(throws: DecodingProblem.self) { try read(text) }
  }

  @Test func `a mistake is reported with its line`() {
    #expect(throws: DecodingProblem("this is not JSON: a comma or } was expected (line 2, byte 2)")) {
      try read("{\"a\": 1\n \"b\": 2}")
    }
  }

  @Test func `output of Windows PowerShell is read, and pasted odd blanks count as blanks`() throws {
    let utf16: [UInt8] = [0xFF, 0xFE] + Array("{\"a\": 1}\r\n".utf16).flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    #expect(try JSONReader.read(utf16) == .object(["a": .number("1")]))
    #expect(try read("\u{FEFF}{\u{A0}\"a\"\u{202F}: \u{200B}1}") == .object(["a": .number("1")]))
    #expect(try JSONReader.read([0x22, 0xE9, 0x22]) == .text("é"))
    #expect(throws: DecodingProblem("it is empty; JSON was expected")) { try read("\u{FEFF}\n") }
    #expect(
      throws: DecodingProblem(
        "this is not JSON: a name in double quotes was expected (line 1, byte 2); “ is a typographic quote, write \"")
    ) { try read("{“a”: 1}") }
  }

  @Test func `an unpaired surrogate becomes U+FFFD, and the text is kept`() throws {
    #expect(try read(#""a\ud83dx\ud83d\u0041""#) == .text("a\u{FFFD}x\u{FFFD}A"))
  }

  @Test func `more than 64 levels are refused`() throws {
    let deepest = String(repeating: "[", count: 64) + String(repeating: "]", count: 64)
    #expect(throws: Never.self) { try read(deepest) }
    #expect(throws: DecodingProblem.self) { try read("[[" + deepest + "]]") }
    #expect(throws: DecodingProblem.self) { try read(String(repeating: "[", count: 1_000_000)) }
  }

  @Test func `written JSON can be read again`() throws {
    let value = JSONValue.object([
      "a\"\\\u{1}é": .list([.number("1.50"), .text("\n"), .null, .bool(true), .object([:])])
    ])
    #expect(try JSONReader.read(value.serialized()) == value)
  }
}
