import Testing

@testable import Collect

/// What becomes of a mail.
@Suite struct MailMessageTests {
  @Test(arguments: [
    // The word before the text, in the subject, or as the subject.
    ("update", "Dank: Ravi nam de dienst over", "thanks | Ravi nam de dienst over"),
    ("Geleerd: één migratie per avond", "", "learned | één migratie per avond"),
    ("Geleerd", "één migratie per avond", "learned | één migratie per avond"),
    ("stuck", "the scanner", "stuck | the scanner"),
    // A subject that says more goes before the text.
    (
      "Loopt vast: scanner magazijn", "wacht al drie dagen op onderdelen",
      "stuck | scanner magazijn: wacht al drie dagen op onderdelen"
    ),
    ("Wifi weer goed.", "Sinds vanmorgen.", "- | Wifi weer goed. Sinds vanmorgen."),
    ("De wifi", "De wifi is goed", "- | De wifi is goed"),
    // An answer's subject is somebody else's.
    ("Re: dagupdate dinsdag", "klant: Top!", "customer | Top!"),
    ("RE: Antw: Re: dagupdate", "de wifi is goed", "- | de wifi is goed"),
    ("Fwd: Top geholpen!", "", "- | Top geholpen!"),
    // A first word that can only mean one thing.
    ("", "Dank aan Ravi voor de dienst", "thanks | Dank aan Ravi voor de dienst"),
    ("Bedankt Ravi", "voor de dienst", "thanks | Bedankt Ravi: voor de dienst"),
    ("", "Vast contract geregeld", "- | Vast contract geregeld"),
    ("", "Klant wil een printer", "- | Klant wil een printer"),
    // Not a word for anyone.
    ("", "headline: ik ben de baas", "- | headline: ik ben de baas"),
    ("", "10:30 uur overleg", "- | 10:30 uur overleg"),
  ])
  func `kind and text are found`(subject: String, body: String, note: String) {
    #expect(Letters.note(Letters.plain(subject, body)) == note + " | Ravi")
  }

  @Test func `a mail that says nothing is no note`() {
    #expect(Letters.note(Letters.plain("", "\n\n")) == "")
    // An answer's subject is somebody else's.
    #expect(Letters.note(Letters.plain("Re: dagupdate", "> oud")) == "")
    #expect(Letters.note(Letters.plain("Re: dank: Ravi", "")) == "")
    #expect(Letters.note(Letters.plain("", "Hoi,\n\nGroet,\nRavi")) == "")
    #expect(Letters.note([]) == "")
  }

  @Test(arguments: [
    "Auto-Submitted: auto-replied", "Auto-Submitted: auto-generated; x=y", "Precedence: bulk", "Precedence: JUNK",
    "X-Autoreply: yes", "Return-Path: <>", "Return-Path:  < >", "Content-Type: multipart/report; boundary=x",
    "X-Failed-Recipients: a@b.nl",
  ])
  func `what a program sends is passed over`(line: String) {
    #expect(MailMessage(Letters.plain("dank: x", "", more: line + "\n")).isAutomatic)
  }

  @Test(arguments: [
    "Auto-Submitted: no", "Precedence: list", "Return-Path: <ravi@voorbeeld.nl>",
    "X-Auto-Response-Suppress: DR, RN, NRN",
  ])
  func `what a person sends is not`(line: String) {
    #expect(!MailMessage(Letters.plain("dank: x", "", more: line + "\n")).isAutomatic)
  }

  @Test func `mail of the mail system itself is passed over`() {
    #expect(MailMessage(Letters.plain("x", "y", from: "Mail Delivery <MAILER-DAEMON@voorbeeld.nl>")).isAutomatic)
    #expect(MailMessage(Letters.plain("x", "y", from: "noreply@voorbeeld.nl")).isAutomatic)
  }

  @Test func `only the senders that are named are read`() {
    func rows(_ senders: [String], _ mail: [UInt8]) -> (Int, strangers: Int) {
      let decoded = MailDecoder(senders: senders).decode(mail)
      guard case .list(let rows) = decoded.value else { return (-1, -1) }
      return (rows.count, decoded.ofStrangers)
    }
    let mail = Letters.plain("dank: x", "")
    #expect(rows(["voorbeeld.nl"], mail) == (1, 0))
    #expect(rows(["ander.nl", "ravi@voorbeeld.nl"], mail) == (1, 0))
    #expect(rows(["ander.nl"], mail) == (0, 1))
    #expect(rows([], mail) == (0, 1))
    // Two senders are none.
    let two = Letters.plain("dank: x", "", more: "From: baas@voorbeeld.nl\n")
    #expect(rows(["voorbeeld.nl"], two) == (0, 1))
    #expect(rows(["*"], two) == (1, 0))
    #expect(rows(["voorbeeld.nl"], Letters.plain("dank: x", "", more: "Auto-Submitted: auto-replied\n")) == (0, 0))
  }

  @Test func `a mail keeps its key, and its sender's name or what stands before the at`() {
    let note = MailMessage(Letters.plain("dank: x", "", from: "f.jansen@voorbeeld.nl")).note
    #expect(note?["from"] == .text("f.jansen"))
    #expect(note?["address"] == .text("f.jansen@voorbeeld.nl"))
    #expect(note?["key"] == .text(StableKey.of("<1@voorbeeld.nl>")))
  }
}
