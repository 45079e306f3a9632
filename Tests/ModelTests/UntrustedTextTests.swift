import Model
import Testing

struct UntrustedTextTests {
  private func cleaned(_ raw: String) -> String { UntrustedText(raw).escaped { $0 } }

  @Test func `strips what could drive a terminal or forge a line`() {
    #expect(cleaned("a\u{1B}[31mred\u{1B}[0m\nsecond\r\nthird\u{85}x\u{2028}y") == "a[31mred[0m second third x y")
    #expect(cleaned("nul\u{0}l, bell\u{7}, c1\u{9B}x") == "null, bell, c1x")
  }

  @Test func `strips bidi overrides, zero-width spaces, tags and private use`() {
    #expect(cleaned("ab\u{202E}cd\u{2066}ef\u{200B}gh\u{FEFF}ij\u{E0041}kl\u{E000}m") == "abcdefghijklm")
  }

  @Test func `keeps joiners inside emoji and letters, drops them at an edge`() {
    #expect(cleaned("👩‍👩‍👧 team") == "👩‍👩‍👧 team")
    #expect(cleaned("می\u{200C}خواهم").unicodeScalars.contains("\u{200C}"))
    #expect(cleaned("\u{200D}edge\u{200D}") == "edge")
  }

  @Test func `gives the composed form, so that equal texts compare equal`() {
    #expect(Array(cleaned("e\u{301}").unicodeScalars).count == 1)
  }

  @Test func `allows eight combining marks on one letter and no more`() {
    let marks = String(repeating: "\u{316}", count: 50)
    #expect(cleaned("x" + marks).unicodeScalars.count == 9)
  }

  @Test func `caps characters and bytes at a character`() {
    #expect(UntrustedText(String(repeating: "a", count: 10_000)).count == UntrustedText.characterLimit)
    let family = UntrustedText(String(repeating: "👩‍👩‍👧‍👦", count: 5_000))
    #expect(family.escaped { $0 }.utf8.count <= UntrustedText.byteLimit)
  }

  @Test func `isolates right-to-left text from its neighbours`() {
    #expect(cleaned("שלום") == "\u{2068}שלום\u{2069}")
    #expect(cleaned("plain") == "plain")
  }

  @Test func `shortens between two words and adds an ellipsis`() {
    #expect(UntrustedText("Renew the certificate").shortened(to: 10).escaped { $0 } == "Renew the…")
    #expect(UntrustedText("Renew the certificate").shortened(to: 20).escaped { $0 } == "Renew the…")
    #expect(UntrustedText("Renew, the certificate").shortened(to: 9).escaped { $0 } == "Renew…")
    #expect(UntrustedText("Certificaatvernieuwing").shortened(to: 10).escaped { $0 } == "Certifica…")
    #expect(UntrustedText("before 11 December").shortened(to: 9, keepingNumbersUpTo: 18).count == 18)
    #expect(UntrustedText("before 11 December").shortened(to: 9, keepingNumbersUpTo: 17).escaped { $0 } == "before…")
    #expect(UntrustedText("short").shortened(to: 10).escaped { $0 } == "short")
  }

  @Test(arguments: [
    ("https://tracker.example/PAY-412?a=b&c=d#e", "https://tracker.example/PAY-412?a=b&c=d#e"),
    ("HTTP://Tracker.example/a|b>c(d)", "http://Tracker.example/a%7Cb%3Ec%28d%29"),
    ("https://example.nl/straße", "https://example.nl/stra%C3%9Fe"),
  ])
  func `keeps plain web addresses and encodes markup characters`(raw: String, address: String) {
    #expect(WebLink(raw)?.address == address)
  }

  @Test(arguments: [
    "!channel", "javascript:alert(1)", "https://", "https://user:pw@host/", "https://a b", "https://a\nb", "ftp://x",
  ])
  func `refuses every other text as a link`(raw: String) {
    #expect(WebLink(raw) == nil)
  }
}
