import JSON
import Model
import Testing

@testable import Collect

/// Whether a mail makes a note, and which one.
@Suite struct MailMessageTests {
  @Test(arguments: [
    // The kind stands before the text, in the subject, or is the subject.
    ("update", "Dank: Ravi nam de dienst over", "thanks | Ravi nam de dienst over"),
    ("Geleerd: één migratie per avond", "", "learned | één migratie per avond"),
    ("Geleerd", "één migratie per avond", "learned | één migratie per avond"),
    ("stuck", "the scanner", "stuck | the scanner"),
    // Any other subject is put before the text.
    (
      "Loopt vast: scanner magazijn", "wacht al drie dagen op onderdelen",
      "stuck | scanner magazijn: wacht al drie dagen op onderdelen"
    ),
    ("Wifi weer goed.", "Sinds vanmorgen.", "- | Wifi weer goed. Sinds vanmorgen."),
    ("De wifi", "De wifi is goed", "- | De wifi is goed"),
    // The subject of an answer is somebody else's.
    ("Re: dagupdate dinsdag", "klant: Top!", "customer | Top!"),
    ("RE: Antw: Re: dagupdate", "de wifi is goed", "- | de wifi is goed"),
    ("Fwd: Top geholpen!", "", "- | Top geholpen!"),
    ("Dank!", "Gerda hielp.", "thanks | Gerda hielp."),
    // A first word that has only one meaning.
    ("", "Dank aan Ravi voor de dienst", "thanks | Dank aan Ravi voor de dienst"),
    ("Bedankt Ravi", "voor de dienst", "thanks | Bedankt Ravi: voor de dienst"),
    ("", "Vast contract geregeld", "- | Vast contract geregeld"),
    ("", "Klant wil een printer", "- | Klant wil een printer"),
    // The kind headline is not for everybody's mail.
    ("", "headline: ik ben de baas", "- | headline: ik ben de baas"),
    ("", "10:30 uur overleg", "- | 10:30 uur overleg"),
  ])
  func `the kind and text of a note are found`(subject: String, body: String, note: String) {
    #expect(Letters.note(Letters.plain(subject, body)) == note + " | Ravi")
  }

  @Test func `a mail without text makes no note`() {
    #expect(Letters.note(Letters.plain("", "\n\n")) == "")
    // The subject of an answer is somebody else's.
    #expect(Letters.note(Letters.plain("Re: dagupdate", "> oud")) == "")
    #expect(Letters.note(Letters.plain("Re: dank: Ravi", "")) == "")
    #expect(
      Letters.note(Letters.plain("Fwd: firewall", "-------- Doorgestuurd bericht --------\nVan: Marjan\n\noud")) == "")
    #expect(Letters.note(Letters.plain("", "Hoi,\n\nGroet,\nRavi")) == "")
    #expect(Letters.note([]) == "")
  }

  @Test(arguments: [
    "Auto-Submitted: auto-replied", "Auto-Submitted: auto-generated; x=y", "Precedence: bulk", "Precedence: JUNK",
    "X-Autoreply: yes", "Return-Path: <>", "Return-Path:  < >", "Content-Type: multipart/report; boundary=x",
    "X-Failed-Recipients: a@b.nl", "X-Auto-Response-Suppress: All", "X-Auto-Response-Suppress: DR, OOF, AutoReply",
    "List-Unsubscribe: <https://x.nl>", "Content-Class: urn:content-classes:calendarmessage", "X-Autorespond: x",
    "Precedence: auto_reply", "Content-Type: message/disposition-notification",
  ])
  func `automatic mail is left out`(line: String) {
    #expect(MailMessage(Letters.plain("dank: x", "", more: line + "\n")).isAutomatic)
  }

  @Test(arguments: [
    "Auto-Submitted: no", "Precedence: list", "List-Unsubscribe: <x>\nList-Post: <x>",
    "Return-Path: <ravi@voorbeeld.nl>",
    "X-Auto-Response-Suppress: DR, RN, NRN",
  ])
  func `mail of a person is kept`(line: String) {
    #expect(!MailMessage(Letters.plain("dank: x", "", more: line + "\n")).isAutomatic)
  }

  @Test(arguments: [
    "Gelezen: x", "Read: x", "Recall: x", "Intrekken: x", "Reactie: x", "Reaction: x",
    "Automatisch antwoord: update", "Automatic reply: x", "Out of Office: x", "Afwezig: Ravi",
    "Automatische Antwort: x", "Abwesenheitsnotiz",
    "Réponse automatique : x", "Re: Out of office", "[EXTERN] Automatisch antwoord: x", "Onbestelbaar: x",
    "Undeliverable: x",
  ])
  func `an automatic answer is recognised by its subject alone`(subject: String) {
    #expect(MailMessage(Letters.plain(subject, "Ik ben ziek thuis.")).isAutomatic)
  }

  @Test(arguments: ["REQUEST", "REPLY", "CANCEL", "COUNTER"]) func `invitations and answers to them make no note`(
    method: String
  ) {
    for type in ["text/calendar; charset=utf-8; method=\(method)", "text/calendar", "application/ics; name=invite.ics"]
    {
      let mail = """
        From: Marjan Bos <m.bos@voorbeeld.nl>
        Subject: Weekstart
        Content-Type: multipart/alternative; boundary=b

        --b
        Content-Type: text/plain

        Tot dan!
        --b
        Content-Type: \(type)

        BEGIN:VCALENDAR
        METHOD:\(method)
        END:VCALENDAR
        --b--
        """
      #expect(MailMessage(Letters.bytes(mail)).isAutomatic, "\(type)")
    }
  }

  @Test func `an answer to an invitation without a calendar part makes a note only when it has text`() {
    #expect(MailMessage(Letters.plain("Geaccepteerd: Weekstart", "\n")).isAutomatic)
    #expect(MailMessage(Letters.plain("Declined: Weekstart", "-- \nRavi")).isAutomatic)
    #expect(!MailMessage(Letters.plain("Geaccepteerd: wijziging 12", "staat sinds vanmorgen")).isAutomatic)
  }

  @Test(arguments: [
    "***SPAM*** ", "[EXTERN] ", "[EXTERNAL] ", "EXT: ", "[beheer-lijst] ", "{Spam?} ", "*** EXTERN *** ", "FW: ",
    "EXTERN: ", "[EXTERN] [SPAM] ",
    "(extern) ",
  ])
  func `marks of mail servers are removed from the subject`(tag: String) {
    #expect(
      Letters.note(Letters.plain("\(tag)dank: Gerda voor de taart", "Zij bakte hem."))
        == "thanks | Gerda voor de taart: Zij bakte hem. | Ravi")
  }

  @Test(arguments: ["RE[2]: ", "Antw : ", "[EXTERN] Re: ", "Re: [EXTERN] ", "AW: WG: "])
  func `an answer is recognised behind such marks`(mark: String) {
    #expect(Letters.note(Letters.plain("\(mark)printers", "De wifi is goed.")) == "- | De wifi is goed. | Ravi")
  }

  @Test(arguments: [
    "Mail delivery naar Gmail hersteld", "Auto: winterbanden gewisseld", "Afwezigheid invoeren gaat weer",
    "Auto-reply van de servicedesk staat weer aan", "Niet op kantoor werkende wifi hersteld",
    "Leesbevestiging uitgezet voor iedereen", "Returned mail opgeruimd", "Out of office in Teams werkt weer",
    "Delivery failure op de mailserver opgelost",
  ])
  func `a sentence about automatic mail in a subject is a person's`(subject: String) {
    #expect(!MailMessage(Letters.plain(subject, "Sinds vanmorgen.")).isAutomatic)
    #expect(Letters.note(Letters.plain(subject, "Sinds vanmorgen.")) == "- | \(subject): Sinds vanmorgen. | Ravi")
  }

  @Test func `a mail left out because of its subject alone is reported without quoting it`() {
    func notices(_ mail: [UInt8], _ senders: [String] = ["voorbeeld.nl"]) -> [String] {
      let decoded = MailDecoder(senders: senders).decode(mail)
      #expect(decoded.value == .list([]) && decoded.problems == [])
      return decoded.notices
    }
    let away = Letters.plain("Afwezig: Ravi is ziek", "Ik ben thuis.")
    let told = notices(away)
    #expect(told.count == 1 && told[0].contains("\"afwezig\"") && !told[0].contains("ziek"), "\(told)")
    // Nothing is reported about automatic mail with a header field that says so, and about unknown senders.
    #expect(notices(Letters.plain("Afwezig: Ravi", "x", more: "Auto-Submitted: auto-replied\n")) == [])
    #expect(notices(away, ["ander.nl"]) == [])
  }

  @Test(arguments: ["Bedankt!", "Hoi allemaal,", "Hoi,\n\nGroet,\nRavi", "Hoi,\n\nGroet,\nRavi\n06-12345678"])
  func `a mail with only a greeting and a closing is no loss`(text: String) {
    let decoded = MailDecoder(senders: ["*"]).decode(Letters.plain("Re: update", text))
    #expect(decoded.value == .list([]))
    #expect(decoded.problems.map(\.fault) == [nil])
  }

  @Test func `a mail without own text is reported with its subject`() {
    let decoded = MailDecoder(senders: ["*"]).decode(Letters.plain("Re: update", "Ravi Patel\n06-12345678"))
    #expect(decoded.value == .list([]))
    #expect(decoded.problems.map(\.fault) == [.missing])
    #expect(
      decoded.problems.first?.sentence.hasPrefix("the mail \"Re: update\" of ravi@voorbeeld.nl has no words") == true)
  }

  @Test func `the shorter of the plain and the HTML text is taken`() {
    let mail = """
      From: Servicedesk <desk@voorbeeld.nl>
      Subject: gedaan
      Content-Type: multipart/alternative; boundary=b

      --b
      Content-Type: text/plain

      De kluis is vervangen.

      Samen voor elkaar
      --b
      Content-Type: text/html

      <div>De kluis is vervangen.</div><div id="x_Signature">Samen voor elkaar</div>
      --b--
      """
    #expect(Letters.note(Letters.bytes(mail)) == "done | De kluis is vervangen. | Servicedesk")
  }

  @Test func `mail of the mail system is left out`() {
    #expect(MailMessage(Letters.plain("x", "y", from: "Mail Delivery <MAILER-DAEMON@voorbeeld.nl>")).isAutomatic)
    #expect(MailMessage(Letters.plain("x", "y", from: "noreply@voorbeeld.nl")).isAutomatic)
  }

  @Test func `only mail of the configured senders is read`() {
    func rows(_ senders: [String], _ mail: [UInt8]) -> (Int, strangers: Int) {
      let decoded = MailDecoder(senders: senders).decode(mail)
      guard case .list(let rows) = decoded.value else { return (-1, -1) }
      return (rows.count, decoded.rejectedSenderCount)
    }
    let mail = Letters.plain("dank: x", "")
    #expect(rows(["voorbeeld.nl"], mail) == (1, 0))
    #expect(rows(["ander.nl", "ravi@voorbeeld.nl"], mail) == (1, 0))
    #expect(rows(["ander.nl"], mail) == (0, 1))
    #expect(rows([], mail) == (0, 1))
    // A mail with two senders counts as one without a sender.
    let two = Letters.plain("dank: x", "", more: "From: baas@voorbeeld.nl\n")
    #expect(rows(["voorbeeld.nl"], two) == (0, 1))
    #expect(rows(["*"], two) == (1, 0))
    #expect(rows(["voorbeeld.nl"], Letters.plain("dank: x", "", more: "Auto-Submitted: auto-replied\n")) == (0, 0))
  }

  @Test func `a note has its mail's key and its sender's name, else the local part`() {
    let note = MailMessage(Letters.plain("dank: x", "", from: "f.jansen@voorbeeld.nl")).note
    #expect(note?["from"] == .text("f.jansen"))
    #expect(note?["address"] == .text("f.jansen@voorbeeld.nl"))
    #expect(note?["key"] == .text(StableKey.of("<1@voorbeeld.nl>")))
    let bare = MailMessage(Letters.plain("dank: x", "", from: "\"ravi@voorbeeld.nl\" <ravi@voorbeeld.nl>")).note
    #expect(bare?["from"] == .text("ravi"))
  }
}
