import Model
import Testing

/// Addresses are put together and taken apart in one way everywhere.
@Suite struct PercentEncodingTests {
  @Test func `everything but the unreserved characters is encoded`() {
    let unreserved = "ABCXYZabcxyz0189-._~"
    #expect(unreserved.percentEncoded == unreserved)
    #expect("!room:a.example/b c\n+é😀".percentEncoded == "%21room%3Aa.example%2Fb%20c%0A%2B%C3%A9%F0%9F%98%80")
  }

  @Test func `other characters may be left`() {
    #expect("a-b/c?d".percentEncoded { $0 != UInt8(ascii: "?") } == "a-b/c%3Fd")
  }

  @Test(arguments: ["", "100% zeker", "a/b?c=d&e", "é😀\u{0}\n", "%2F", "%"])
  func `what was encoded comes back`(_ text: String) {
    #expect(text.percentEncoded.percentDecoded == text)
  }

  @Test func `what is no pair stays`() {
    #expect("100%+50%zz%2".percentDecoded == "100%+50%zz%2")
    #expect("%41%e2%82%AC%FF".percentDecoded == "A€\u{FFFD}")
  }
}
