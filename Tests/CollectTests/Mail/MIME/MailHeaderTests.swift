import Testing

@testable import Collect

@Suite struct MailHeaderTests {
  private func header(_ text: String) -> MailHeader {
    var bytes = Letters.bytes(text)[...]
    return MailHeader(&bytes)
  }

  @Test func `folded lines are one field, and the body begins after the empty line`() {
    var bytes = Letters.bytes("Subject: a\n  long\n\tone\nX: y\n\nbody\n\nmore")[...]
    let header = MailHeader(&bytes)
    #expect(header.raw("subject") == "a long one")
    #expect(header.raw("x") == "y")
    #expect(String(decoding: bytes, as: UTF8.self) == "body\r\n\r\nmore")
  }

  @Test func `bare line feeds, an mbox line and lines that are no field are tolerated`() {
    var bytes = Array("From ravi Tue Nov 24\nSubject: x\nrubbish\n: empty\nFrom: a@b.nl\n\nbody".utf8)[...]
    let header = MailHeader(&bytes)
    #expect(header.raw("subject") == "x")
    #expect(header.raw("from") == "a@b.nl")
    #expect(String(decoding: bytes, as: UTF8.self) == "body")
  }

  @Test(arguments: [
    ("=?utf-8?Q?caf=C3=A9_om_=E2=82=AC2?=", "café om €2"),
    ("=?UTF-8?B?w6nDqW4=?= twee", "één twee"),
    ("=?iso-8859-1?q?Financi=EBn?=", "Financiën"),
    ("=?windows-1252?Q?=80_5?=", "€ 5"),
    ("=?iso-8859-15?Q?=A4_5?=", "€ 5"),
    ("=?utf-8*nl?Q?ja?=", "ja"),
    // Blanks between two encoded words are folding; those beside plain text are kept.
    ("=?utf-8?Q?een?= =?utf-8?Q?twee?= drie =?utf-8?Q?vier?=", "eentwee drie vier"),
    // A character that is split between two words.
    ("=?utf-8?B?w6k=?= =?utf-8?B?w6k=?=", "éé"),
    ("=?utf-8?Q?caf=C3?= =?utf-8?Q?=A9?=", "café"),
    // What is no encoded word is kept as it is.
    ("=?utf-8?X?a?= =?utf-8?Q?b", "=?utf-8?X?a?= =?utf-8?Q?b"),
    ("a =? b ?= c =", "a =? b ?= c ="), ("", ""), ("=?=?=?=?", "=?=?=?=?"),
  ])
  func `encoded words are decoded`(sent: String, read: String) {
    #expect(EncodedWords.decoded(sent) == read)
    #expect(header("Subject: \(sent)\n").text("subject") == read.trimmingSpaces())
  }

  @Test func `eight-bit headers are decoded`() {
    #expect(header("Subject: één\n").text("subject") == "één")
    var latin = Array("Subject: Financi".utf8)[...] + [0xEB, 0x6E, 0x0A, 0x0A]
    #expect(MailHeader(&latin).text("subject") == "Financiën")
  }

  @Test func `an encoded line break does not begin a header`() {
    let mail = MailMessage(Letters.plain("=?utf-8?Q?dank:_x=0D=0AFrom:_baas=40voorbeeld.nl=0D=0A?=", ""))
    #expect(mail.sender?.address == "ravi@voorbeeld.nl")
    #expect(mail.header.count("from") == 1)
  }

  @Test func `parameters are read with and without quotes`() {
    let type = MailParameters(#"Multipart/Mixed; boundary="a;b\"c"; CHARSET=utf-8 ; x; =; boundary=second"#)
    #expect(type.value == "multipart/mixed")
    #expect(type["boundary"] == #"a;b"c"#)
    #expect(type["charset"] == "utf-8")
    #expect(MailParameters("").value == "")
  }

  @Test func `long headers are cut off`() {
    let many = (0..<2_000).map { "X-\($0): y\n" }.joined() + "Subject: late\n\nbody"
    #expect(header(many).raw("subject") == nil)
    let long = "Subject: \(String(repeating: "x", count: 100_000))\n \(String(repeating: "y", count: 100_000))\n"
    #expect((header(long).raw("subject")?.count ?? 0) <= MailHeader.valueLimit)
  }
}
