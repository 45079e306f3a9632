import Testing

@testable import Collect

/// Only what the sender wrote now is kept of a mail.
@Suite struct OwnWordsTests {
  @Test(arguments: [
    "Op di 24 nov. 2026 om 10:12 schreef Ravi <ravi@voorbeeld.nl>:",
    "Op 24-11-2026 om 10.12 schreef Ravi Patel:",
    "On Tue, 24 Nov 2026 at 10:12, Ravi <ravi@voorbeeld.nl> wrote:",
    "On Tue, 24 Nov 2026 at 10:12, Ravi Patel of the Service Desk\n<ravi@voorbeeld.nl> wrote:",
    "-----Original Message-----", "-----Oorspronkelijk bericht-----", "---------- Forwarded message ---------",
    "Van: Ravi <ravi@voorbeeld.nl>\nVerzonden: dinsdag 24 november 2026 10:12\nAan: update",
    "From: Ravi\nSent: Tuesday\nTo: x", "*From:* Ravi\n*Date:* Tuesday",
    "-- \nRavi Patel\nService Desk", "--\nRavi", "Verzonden vanaf mijn iPhone", "Sent from my Galaxy",
    "________________________________",
    "Groet,\nRavi", "Met vriendelijke groet,\n\nRavi Patel\nTel. 1234", "Mvg Ravi", "Kind regards,\nRavi",
    "Thanks,\nRavi",
  ])
  func `what follows the sender's own words is cut off`(end: String) {
    #expect(OwnWords.of("de wifi is weer goed\n\n\(end)\nmeer tekst") == "de wifi is weer goed")
  }

  @Test(arguments: [
    "Op dinsdag schreef Ravi een script dat dit doet:\n- het werkt", "On Monday we wrote: nothing", "van: Marjan",
    "From: the heart", "thanks: Ravi took over", "dank: Ravi",
    "Groeten uit de serverruimte sturen we morgen, als alles weer draait",
    "een -- streepje", "klant: \"Met jullie hulp was het zo klaar\"",
  ])
  func `ordinary sentences are kept`(text: String) {
    #expect(OwnWords.of("eerst\n\(text)") == "eerst\n\(text)")
    #expect(OwnWords.of(text) == text)
  }

  @Test(arguments: ["Hoi,", "Hoi team,", "Beste allemaal,", "Goedemorgen!", "Hello all,", "Hi Dagpost,", "Dag"])
  func `greetings are removed`(greeting: String) {
    #expect(OwnWords.of("\n\(greeting)\n\nde wifi is goed") == "de wifi is goed")
    #expect(OwnWords.of(greeting) == "")
  }

  @Test(arguments: [
    ("De back-up is getest. Bel mij op 06-12345678 als er iets is.", "De back-up is getest."),
    ("De back-up is getest. Mail me op j.dewit@voorbeeld.nl.", "De back-up is getest."),
    ("Vast: wacht op leverancier, bel me op 06-12345678", "Vast: wacht op leverancier"),
    ("Server is weer klaar (06-12345678)", "Server is weer klaar"),
    ("Alles werkt weer.\nBel 06-12345678.\nDe scanner doet het ook.", "Alles werkt weer.\nDe scanner doet het ook."),
    ("Alles werkt weer.\nBel 06-12345678.\nService Desk", "Alles werkt weer."),
    ("Alles werkt weer.\nAnna Bos. Tel. 06-12345678", "Alles werkt weer."),
    (
      "Gedaan:\n- printer vervangen\n- scanner hersteld\n\nGroet, Joost",
      "Gedaan:\nprinter vervangen;\nscanner hersteld"
    ),
    ("LS,\n\nDe back-up is getest.", "De back-up is getest."),
    ("Hey all - VPN is patched. Thx!", "VPN is patched."),
  ])
  func `contact data do not remove sentences about work, and a list becomes one sentence`(mail: String, own: String) {
    #expect(OwnWords.of(mail) == own)
  }

  @Test func `quoted lines are removed, and answers between them are kept`() {
    #expect(OwnWords.of("> vraag een\nja\n> vraag twee\n>> ouder\nnee") == "ja\nnee")
    #expect(OwnWords.of("> alleen dit") == "")
    #expect(OwnWords.of("") == "")
  }

  private static let joost = MailAddress("Joost de Wit <joost@voorbeeld.nl>")

  @Test(arguments: [
    "gr. Joost",
    "groet joost",
    "Mvg, Joost",
    "Met vr. gr.,\nJoost",
    "M.vr.gr.",
    "Vr.gr. Joost\n06-12345678",
    "Groetjes!",
    "Joost",
    "joost",
    "J.",
    "- Joost",
    "Groeten uit Amersfoort,\nJoost",
    "Dank!\nJoost",
    "Bedankt, Joost",
    "Bedankt!\n\nJoost de Wit\nT 012 - 345 67 89",
    "Bedankt alvast voor de hulp!\nJoost",
    "Tot morgen,\nJoost",
    "Fijn weekend allemaal!",
    "Vriendelijke groet / Kind regards,\nJoost",
    "Met vriendelijke groet, Joost de Wit, adviseur ICT, 06-12345678",
    "Mit freundlichen Grüßen\nJoost",
    "MfG Joost",
    "Cordialement, Joost",
    "Bien à vous,\nJoost",
    "BR\nJoost",
    "Joost de Wit | Adviseur",
    "Joost de Wit (hij/hem)\nGemeente X",
    "Tel: 012 345 67 89",
    "Marjan Bos\nTeamleider Beheer\n06-12345678",
    "Marjan Bos\nTeamleider Beheer",
    "Ik ben bereikbaar op 06-12345678.",
    "Bel mij gerust op 06-12345678",
    "Volg ons op LinkedIn",
    "www.voorbeeld.nl",
    "Postbus 12, 1234 AB Utrecht",
    "Werkdagen: ma di do",
    "Verzonden met de Samsung Mail app",
    "Verzonden vanuit Mail voor Windows",
    "Outlook voor Android<https://aka.ms/x> downloaden",
    "Von meinem Samsung gesendet",
    "Envoyé de mon iPhone",
    "[cid:image001.png@01D9]\nAdviseur | X",
    "Dit e-mailbericht is uitsluitend bestemd voor de geadresseerde.",
    "P Please consider the environment before printing",
    "Op 30 nov. 2026 om 09:12 heeft Marjan\n<m@x.nl>\nhet volgende geschreven:\n\n> hoi",
    "Le 30/11/2026 à 09:12, Marjan a écrit :\n> hoi",
    "Am 30.11.2026 um 10:00 schrieb Marjan <m@x.nl>:",
    "Marjan Bos\n<m@x.nl> schreef op 30 november 2026 09:12:\nhoi",
    "-------- Oorspronkelijk bericht --------\nVan: Marjan",
    "Begin doorgestuurd bericht:",
    "Van: Marjan <m@x.nl> Verzonden: maandag 30 november Aan: Joost",
    "Von: Marjan\nGesendet: Montag\nAn: Joost",
    "De : Marjan\nEnvoyé : lundi",
    "Datum: ma 30 nov 2026\nVan: Marjan\nAan: x",
    "Citeren Marjan <m@x.nl>:\n\n> hoi",
    "—\nJoost",
  ])
  func `nothing of a signature, disclaimer or quotation is kept`(tail: String) {
    for space in ["\n", "\n\n"] {
      #expect(
        OwnWords.of("De printer doet het weer.\n\(space)\(tail)", by: Self.joost) == "De printer doet het weer.")
    }
  }

  @Test(arguments: [
    ("De printer doet het weer. Gr. Joost", "De printer doet het weer."),
    ("De printer doet het weer. Mvg, Joost de Wit 06-12345678", "De printer doet het weer."),
    ("Ha Marjan, de printer doet het weer, mvg Joost", "de printer doet het weer"),
    ("De printer doet het weer. Verzonden vanaf mijn iPhone", "De printer doet het weer."),
    // Thanks that are the subject of the mail.
    ("Bedankt voor de hulp met de printer", "Bedankt voor de hulp met de printer"),
    ("De wifi is goed.\nBedankt Gerda voor de taart", "De wifi is goed.\nBedankt Gerda voor de taart"),
    // A number in the sender's own sentence.
    ("bel 06-12345678 als het weer stuk is", "bel … als het weer stuk is"),
    ("De telefoon 012-3456789 is weer aangesloten op de derde.", "De telefoon … is weer aangesloten op de derde."),
    // Numbers, dates and words that look like an end of the mail and are none.
    (
      "badge 4711 op 01-12-2026 08.30 klaar\nserver 10.12.34.56 herstart",
      "badge 4711 op 01-12-2026 08.30 klaar\nserver 10.12.34.56 herstart"
    ),
    ("1000 PC vervangen\nToestel 2045 vervangen", "1000 PC vervangen\nToestel 2045 vervangen"),
    ("Verzonden items hersteld in de mailbox", "Verzonden items hersteld in de mailbox"),
    ("Deze e-mailbox is opgeruimd", "Deze e-mailbox is opgeruimd"),
    ("Dag van de leerling was leuk", "Dag van de leerling was leuk"),
    ("Hoi allemaal, Gelukt!\nDe wifi is goed.", "Gelukt!\nDe wifi is goed."),
    ("Hoi, allemaal!\nDe wifi is goed.", "De wifi is goed."),
    ("Let op!\nMorgen is de wifi uit.", "Let op!\nMorgen is de wifi uit."),
    ("Joost de Wit heeft de printer vervangen", "Joost de Wit heeft de printer vervangen"),
    ("Team verhuisd\nAlles staat", "Team verhuisd\nAlles staat"), ("Morgen komt de monteur", "Morgen komt de monteur"),
    // Mails without any text of the sender.
    ("Bedankt!", ""), ("Met vriendelijke groet,\nJoost", ""), ("Joost de Wit\nAdviseur\n06-12345678", ""),
  ])
  func `closings on one line, or on lines with content, are found`(text: String, expected: String) {
    #expect(OwnWords.of(text, by: Self.joost) == expected)
  }

  @Test(arguments: [
    "CAUTION: This email originated from outside of the organization. Do not click links or open\nattachments unless you know the sender.",
    "U ontvangt niet vaak e-mail van joost@voorbeeld.nl. Meer informatie over waarom dit belangrijk is<https://aka.ms/x>",
    "[EXTERN] Dit bericht komt van buiten de organisatie.",
    "________________\nCAUTION: external sender\n________________",
    "ACHTUNG: Diese E-Mail stammt von einem externen Absender.", "*** Dit is een externe e-mail ***",
    "Sie erhalten nicht oft E-Mails von joost@voorbeeld.nl.", "ATTENTION : provient de l’extérieur de l’organisation.",
  ])
  func `a server's warning and the greeting below it are removed`(banner: String) {
    #expect(OwnWords.of("\(banner)\n\nHa Marjan,\n\nde wifi is goed", by: Self.joost) == "de wifi is goed")
  }

  @Test(arguments: [
    "Mail van een externe afzender heeft nu een gele balk.", "We hebben verteld: klik niet op links in zulke mails.",
    "Mails van buiten de organisatie komen weer aan.", "Ik heb uitgelegd waarom dit belangrijk is.",
    "De regel external sender staat uit, dus open geen bijlagen zonder na te denken.",
    "Klik niet op links in de mail van de bank: die is nep.",
  ])
  func `a person's sentence about warnings is kept, with what follows it`(sentence: String) {
    #expect(OwnWords.of("\(sentence)\nDe wifi is goed.") == "\(sentence)\nDe wifi is goed.")
    #expect(OwnWords.of("De wifi is goed.\n\(sentence)") == "De wifi is goed.\n\(sentence)")
  }

  @Test(arguments: [
    "LET OP\nDit bericht komt van buiten de organisatie.\nKlik niet op links.", "Waarschuwing:\nExterne afzender",
    "Dit bericht is afkomstig van buiten de gemeente.\nOpen geen bijlagen van een onbekende.",
    "⚠ Externe afzender: klik niet op links",
    "Some people who received this message don't often get email from x@y.nl.",
  ])
  func `a warning of several lines is removed as a whole`(banner: String) {
    #expect(OwnWords.of("\(banner)\n\nDe wifi is goed.") == "De wifi is goed.")
  }

  @Test func `an answer below its quotation is kept`() {
    let text = "Op 30-11-2026 om 10:00 schreef Marjan:\n> hoi\n> doei\n\nDe wifi is goed.\n\nJoost\n06-12345678"
    #expect(OwnWords.of(text, by: Self.joost) == "De wifi is goed.")
  }

  @Test(arguments: [
    "06-12345678", "06 12 34 56 78", "+31 (0)6 1234 5678", "0031612345678", "(012) 345 67 89", "012 - 345 67 89",
    "0900-1234",
    "088\u{A0}123\u{A0}4567", "+49 30 1234567", "01 23 45 67 89", "0475/12.34.56", "555-123-4567", "06\u{2011}12345678",
    "6-12345678",
    "ravi@voorbeeld.nl", "RAVI.PATEL+x@mail.voorbeeld.nl", "06·12345678", "06 • 12 34 56 78", "06_12345678",
    "ravi @ voorbeeld.nl", "ravi@ voorbeeld.nl", "ravi @voorbeeld.nl", "ravi(at)voorbeeld.nl", "ravi[at]voorbeeld.nl",
    "ravi (AT) mail.voorbeeld.nl", "ravi[at]voorbeeld[punt]nl", "ravi(at)voorbeeld(dot)nl",
  ])
  func `telephone numbers and mail addresses are masked wherever they stand`(data: String) {
    #expect(ContactData.masked("a \(data), b (\(data)); \(data)") == "a …, b (…); …")
  }

  @Test(arguments: ["M", "m", "T", "F", "p", "tel", "Tel", "mob", "GSM", "fax"])
  func `a telephone number directly behind a label is masked`(label: String) {
    #expect(ContactData.masked("a \(label)06-12345678 b") == "a \(label)… b")
    #expect(ContactData.masked("_06-12345678_") == "_…_")
  }

  @Test(arguments: [
    "overleg @ kantoor. Tot dan", "dank @Ravi. Tot dan", "@ravi.patel", "vraag @ravi.patel", "om 10 @ 10.30",
    "VM06-1234567 a",
    "klaar (at last) en goed", "bestand_0612345678", "24-11-2026 10:00", "2026-11-24", "01-12-2026 08.30",
    "10.12.34.56", "20261130", "#0612345678", "INC0012345678",
    "€ 12.500.000", "3-4 dagen",
    "@Ravi", "08.30 - 10.00 uur", "v1.2.3", "checkout @v4",
  ])
  func `other numbers are kept`(text: String) {
    #expect(ContactData.masked("a \(text) b") == "a \(text) b")
  }
}
