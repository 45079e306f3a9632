import Testing

@testable import Collect

@Suite struct MailBodyTests {
  private func text(_ mail: String) -> String? {
    var rest = Letters.bytes(mail)[...]
    let header = MailHeader(&rest)
    let texts = MailBody(header, rest).texts
    return (texts.plain ?? texts.html)?.trimmingSpaces()
  }

  @Test func `the plain alternative is read, wherever it stands`() {
    let mail = """
      Content-Type: multipart/alternative; boundary="x"

      This is for old programs.
      --x
      Content-Type: text/html; charset=utf-8

      <b>html</b>
      --x
      Content-Type: text/plain; charset=utf-8

      plain
      --x--
      after
      """
    #expect(text(mail) == "plain")
  }

  @Test func `attachments are not read, however deep the text is nested`() {
    let mail = """
      Content-Type: multipart/mixed; boundary=outer

      --outer
      Content-Type: multipart/related; boundary="in ner"

      --in ner
      Content-Type: multipart/alternative; boundary=inner

      --inner
      Content-Type: text/html

      <p>the text</p>
      --inner--
      --in ner
      Content-Type: image/png
      Content-Transfer-Encoding: base64

      iVBORw0KGgo=
      --in ner--
      --outer
      Content-Type: text/plain; name=notes.txt
      Content-Disposition: attachment; filename=notes.txt

      attached
      --outer
      Content-Type: message/rfc822

      Subject: another mail

      of somebody else
      --outer--
      """
    #expect(text(mail) == "the text")
  }

  @Test func `quoted-printable and base64 are decoded, even malformed`() {
    #expect(
      text(
        "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: Quoted-Printable\n\ncaf=C3=A9 =\nlang=20=ZZ=\n=3D"
      )
        == "café lang =ZZ=")
    #expect(text("Content-Transfer-Encoding: base64\n\nY2Fm\n w6k=\nrubbish") == "café")
    #expect(text("Content-Transfer-Encoding: base64\n\nY2F*m!w6k") == "café")
    #expect(text("Content-Transfer-Encoding: x-unknown\n\nas it is") == "as it is")
    #expect(TransferEncoding.quotedPrintable(Array("a=".utf8)[...]) == Array("a=".utf8))
    #expect(TransferEncoding.quotedPrintable(Array("a=4".utf8)[...]) == Array("a=4".utf8))
  }

  @Test func `the common character sets are decoded`() {
    func decoded(_ bytes: [UInt8], _ charset: String?) -> String { Charset.text(bytes, charset) }
    #expect(decoded([0xE9, 0x80], "ISO-8859-1") == "é€")
    #expect(decoded([0xE9, 0x80], "windows-1252") == "é€")
    #expect(decoded([0xE9, 0xA4], "iso-8859-15") == "é€")
    #expect(decoded(Array("é".utf8), "utf-8") == "é")
    #expect(decoded(Array("é".utf8), nil) == "é")
    // A text in another character set than it states.
    #expect(decoded([0xE9], "us-ascii") == "é")
    #expect(decoded(Array("é".utf8), "x-strange//TRANSLIT") == "é")
    // A text that was cut inside a character.
    #expect(decoded(Array("één".utf8.prefix(4)) + [0xC3], "utf-8") == "éé\u{FFFD}")
  }

  @Test func `a mail that was cut off is read up to its end`() {
    #expect(
      text("Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\nthe beginning")
        == "the beginning")
    #expect(text("Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Ty") == nil)
    #expect(text("Content-Type: multipart/mixed; boundary=b\n\nno parts") == nil)
    #expect(text("Content-Type: multipart/mixed\n\nno boundary") == nil)
    #expect(text("Content-Type: application/pdf\n\n%PDF") == nil)
  }
}
