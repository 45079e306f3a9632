import Foundation

/// A mail made from a seed as programs and people make them: one sentence of its sender, and everything that usually
/// stands around it.
struct MadeUpMail {
  /// The only text that may be told.
  let sentence: String
  let bytes: [UInt8]
  /// What the mail is made of, for the message of a failing test.
  let story: String

  private enum Language: Int, CaseIterable { case dutch, english, german, french }

  init(seed: UInt64) {
    var random = Dice(state: seed &* 0x9E37_79B9_7F4A_7C15 | 1)
    let language = random.pick(Language.allCases)
    let person = random.pick(Self.people)
    sentence = random.pick(Self.sentences)
    let isHTML = random.chance(1, of: 2)
    var top: [String] = []
    if random.chance(1, of: 5) { top += [random.pick(Self.banners), ""] }
    let greeting = random.pick(Self.greetings[language]!)
    if !greeting.isEmpty { top += [greeting, ""] }
    let closing = random.pick(Self.closings[language]!)
    let name = random.pick([person.name, person.first, person.first.lowercased()])
    var tail: [String] = []
    let end = random.below(6)
    switch end {
    case 0: tail += ["\(closing) \(name)"]
    case 1: tail += [closing, name]
    case 2: tail += [closing, "", name]
    case 3: tail += ["-- ", person.name]
    case 4: tail += [name]
    default: tail += [closing + ",", person.name]
    }
    let isShort = end == 4 && name != person.name
    if !isShort || random.chance(1, of: 2) { tail += random.pick(Self.signatures(person, &random)) }
    if random.chance(1, of: 3) { tail += ["", random.pick(Self.disclaimers)] }
    if random.chance(1, of: 3) { tail += ["", random.pick(Self.devices)] }
    let earlier = random.chance(2, of: 3) ? random.pick(Self.earlier(&random)) : []
    story = "seed \(seed), \(language), end \(end), html \(isHTML): \(top) \(tail) \(earlier)"

    let plain = (top + [sentence, ""] + tail + (earlier.isEmpty ? [] : [""] + earlier)).joined(separator: "\n")
    let html = Self.html(top, sentence, tail, earlier, &random)
    let form = random.below(3)
    let encoding = random.pick(["8bit", "quoted-printable", "base64"])
    var head =
      "From: \(random.chance(1, of: 4) ? "\(person.last), \(person.first)".quoted : person.name) <\(person.address)>\n"
    head +=
      "To: update@voorbeeld.nl\nSubject: \(random.pick(["gedaan", "Re: dagupdate", "[EXTERN] gedaan", "RE: [beheer] gedaan"]))\nMessage-ID: <\(seed)@voorbeeld.nl>\n"
    let flowed = random.chance(1, of: 3) ? "; format=flowed" : ""
    let plainPart = Self.part("text/plain; charset=utf-8\(flowed)", plain, encoding)
    let htmlPart = Self.part("text/html; charset=utf-8", html, encoding)
    let body: String
    switch form {
    case 0 where isHTML: body = htmlPart
    case 0: body = plainPart
    case 1: body = Self.multipart("alternative", [plainPart, htmlPart])
    default:
      let text = isHTML ? Self.multipart("alternative", [plainPart, htmlPart], "inner") : plainPart
      body = Self.multipart(
        "mixed", [text, "Content-Type: image/png; name=logo.png\nContent-Transfer-Encoding: base64\n\niVBORw0KGgo="])
    }
    bytes = Letters.bytes(head + "MIME-Version: 1.0\n" + body)
  }

  // MARK: People and words

  private struct Person {
    let first: String
    let last: String
    let address: String
    var name: String { "\(first) \(last)" }
  }

  private static let people = [
    Person(first: "Joost", last: "de Wit", address: "joost@voorbeeld.nl"),
    Person(first: "Fatima", last: "El Amrani", address: "f.elamrani@voorbeeld.nl"),
    Person(first: "Jürgen", last: "Müller", address: "j.mueller@voorbeeld.nl"),
    Person(first: "Chloé", last: "Dubois", address: "chloe.dubois@voorbeeld.nl"),
    Person(first: "Ravi", last: "Patel", address: "r.patel@voorbeeld.nl"),
  ]
  private static let sentences = [
    "De printer op de derde doet het weer.", "Wifi in het hoofdgebouw is klaar",
    "Alle 40 laptops staan klaar voor maandag.",
    "The scanner on the second floor works again.", "Der Drucker im dritten Stock läuft wieder.",
    "Le scanner du deuxième étage remarche.", "Migratie van groep 2 (24-11-2026) is gelukt!",
    "Bedankt voor de hulp met de printer.",
    "Ticket 20261130 is opgelost om 08.30",
  ]
  private static let banners = [
    "CAUTION: This email originated from outside of the organization. Do not click links or open attachments unless you recognize the sender.",
    "Let op: dit bericht komt van buiten de organisatie. Klik niet op links.",
    "U ontvangt niet vaak e-mail van joost@voorbeeld.nl. Meer informatie over waarom dit belangrijk is<https://aka.ms/LearnAboutSenderIdentification>",
    "Vous n'obtenez pas souvent d'e-mail à partir de joost@voorbeeld.nl. Pourquoi c'est important",
    "[EXTERN] Diese E-Mail kommt von außerhalb der Organisation.",
  ]
  private static let greetings: [Language: [String]] = [
    .dutch: [
      "", "Ha Marjan,", "Hoi allemaal,", "Beste collega's,", "Goedemorgen!", "Dag Marjan", "L.S.,",
      "Geachte heer De Boer,", "Hallo team,",
    ],
    .english: ["", "Hi all,", "Dear Marjan,", "Hello", "Good morning,", "Hey team!"],
    .german: ["", "Hallo zusammen,", "Guten Tag,", "Sehr geehrte Frau Bos,", "Liebe Kollegen,", "Moin,"],
    .french: ["", "Bonjour,", "Bonjour à tous,", "Salut Marjan,", "Chère Marjan,"],
  ]
  private static let closings: [Language: [String]] = [
    .dutch: [
      "Met vriendelijke groet", "Met vriendelijke groeten", "Met vr. gr.", "Vr.gr.", "M.vr.gr.", "mvg", "Mvg", "M.v.g.",
      "gr.", "Gr", "Groet", "Groeten",
      "Groetjes", "Hartelijke groet", "Vriendelijke groeten", "Bedankt!", "Alvast bedankt", "Dank", "Bij voorbaat dank",
      "Met hartelijke groet", "Dank en groet",
      "Collegiale groet", "Fijne dag", "Tot morgen", "Hoogachtend",
    ],
    .english: [
      "Kind regards", "Best regards", "Regards", "Best", "Cheers", "BR", "Thanks", "Many thanks", "Thank you",
      "Yours sincerely", "With kind regards", "Warm regards",
    ],
    .german: [
      "Mit freundlichen Grüßen", "MfG", "VG", "LG", "Viele Grüße", "Liebe Grüße", "Beste Grüße", "Danke", "Vielen Dank",
      "Gruß", "Herzliche Grüße",
    ],
    .french: [
      "Cordialement", "Bien à vous", "Bien cordialement", "Cdlt", "Merci", "Merci d'avance", "Salutations distinguées",
      "Bonne journée", "Amicalement",
    ],
  ]
  private static let devices = [
    "Verzonden vanaf mijn iPhone", "Verzonden vanuit Mail voor Windows", "Verstuurd vanaf mijn Samsung Galaxy",
    "Outlook voor iOS downloaden",
    "Get Outlook for Android", "Sent from my iPhone", "Sent from Outlook for iOS", "Von meinem iPhone gesendet",
    "Gesendet von Mail für Windows",
    "Envoyé de mon iPhone", "Envoyé depuis mon mobile", "Verzonden met Proton Mail",
    "Verzonden via Outlook voor Android", "Holen Sie sich Outlook für iOS",
  ]
  private static let disclaimers = [
    "Dit bericht is vertrouwelijk en uitsluitend bestemd voor de geadresseerde. Bel 012-3456789 als u dit ten onrechte ontving.",
    "De informatie in dit e-mailbericht is vertrouwelijk. Meld misbruik aan security@voorbeeld.nl.",
    "This e-mail and any attachments are confidential. If you are not the intended recipient, call +31 12 345 6789.",
    "Diese E-Mail enthält vertrauliche Informationen.", "Ce message est confidentiel.",
    "Disclaimer: zie www.voorbeeld.nl/disclaimer",
    "Denk aan het milieu voordat u deze e-mail print.", "Please consider the environment before printing this email.",
  ]

  private static func signatures(_ person: Person, _ random: inout Dice) -> [[String]] {
    let number = random.pick([
      "06-12345678", "06 12 34 56 78", "06 - 12 34 56 78", "+31 6 12345678", "+31 (0)6 1234 5678", "0031612345678",
      "(012) 345 67 89", "012 - 345 67 89",
      "088 123 4567", "+49 30 1234567", "01 23 45 67 89", "0475/12.34.56", "020 7946 0958", "+32 2 555 12 12",
      "0612345678", "(555) 123-4567", "06\u{2011}12345678",
      "06\u{A0}12\u{A0}34\u{A0}56\u{A0}78", "14 012", "06·12345678", "06 • 12 34 56 78", "06_12345678",
    ])
    let short = number == "14 012"
    let label = random.pick(["M", "t", "F", "p", "tel", "Mob", "GSM", "fax"])
    let at = random.pick([" @ ", "@ ", "(at)", "[at]", " (AT) "])
    return [
      ["Adviseur ICT", "T \(number)"], ["Gemeente Voorbeeld | \(number)"], [short ? "T \(number)" : number],
      [
        "Adviseur ICT", "", "Gemeente Voorbeeld", "Kerkstraat 12", "1234 AB Utrecht", "M: \(number)",
        "E: \(person.address)",
      ],
      ["Tel.: \(number)", "www.voorbeeld.nl"], ["\(person.address)"],
      ["adviseur | Gemeente Voorbeeld | \(person.address)"],
      ["Postbus 123", "1234AB Utrecht", "Tel. 4321"],
      ["Service Desk", "Werkdagen: ma, di en do", "Telefoon \(number)"],
      ["Musterstraße 1", "12345 Berlin", "Tel: \(number)"], ["12 rue de la Paix", "75002 Paris", "Tél. : \(number)"],
      ["\(person.address)<mailto:\(person.address)>", "[cid:image001.png@01DA2B3C.4D5E6F70]"], [],
      ["Adviseur ICT", "\(label)06-12345678"], ["\(person.address.replacing("@", with: at))"],
    ]
  }

  private static func earlier(_ random: inout Dice) -> [[String]] {
    let quoted = ["Kun je de fax nakijken?", "", "Groet,", "Marjan Bos", "06-87654321", "m.bos@voorbeeld.nl"]
    let marked = quoted.map { "> \($0)" }
    let text = random.chance(1, of: 2) ? marked : quoted
    return [
      ["Op ma 30 nov 2026 om 10:00 schreef Marjan Bos <m.bos@voorbeeld.nl>:", ""] + marked,
      ["Op ma 30 nov 2026 om 10:00 schreef Marjan Bos <", "m.bos@voorbeeld.nl>:", ""] + text,
      ["Op 30 nov. 2026 om 10:00 heeft Marjan Bos <m.bos@voorbeeld.nl> het volgende geschreven:", ""] + text,
      ["Op 30 nov. 2026 om 10:00", "heeft Marjan Bos <m.bos@voorbeeld.nl>", "het volgende geschreven:", ""] + text,
      ["Op 30-11-2026 om 10:00 schreef Marjan Bos:"] + text,
      ["On Nov 30, 2026, at 10:00 AM, Marjan Bos <m.bos@voorbeeld.nl> wrote:", ""] + text,
      ["On Mon, 30 Nov 2026 at 10:00, Marjan Bos of the Service Desk", "<m.bos@voorbeeld.nl> wrote:", ""] + text,
      ["Am 30.11.2026 um 10:00 schrieb Marjan Bos <m.bos@voorbeeld.nl>:"] + text,
      ["Le lun. 30 nov. 2026 à 10:00, Marjan Bos <m.bos@voorbeeld.nl> a écrit :"] + text,
      ["Marjan Bos <m.bos@voorbeeld.nl> schreef op 30 november 2026 10:00:"] + text,
      [
        "________________________________", "Van: Marjan Bos <m.bos@voorbeeld.nl>",
        "Verzonden: maandag 30 november 2026 10:00", "Aan: Joost", "Onderwerp: fax", "",
      ] + quoted,
      [
        "Van: Marjan Bos <m.bos@voorbeeld.nl>", "Verzonden: maandag 30 november 2026 10:00", "Aan: Joost",
        "Onderwerp: fax", "",
      ] + quoted,
      [
        "*From:* Marjan Bos <m.bos@voorbeeld.nl>", "*Sent:* Monday, November 30, 2026 10:00", "*To:* Joost",
        "*Subject:* fax", "",
      ] + quoted,
      ["Von: Marjan Bos", "Gesendet: Montag, 30. November 2026 10:00", "An: Joost", "Betreff: Fax", ""] + quoted,
      ["De : Marjan Bos", "Envoyé : lundi 30 novembre 2026 10:00", "À : Joost", "Objet : fax", ""] + quoted,
      ["-----Oorspronkelijk bericht-----", "Van: Marjan Bos", "Verzonden: maandag"] + quoted,
      ["-----Original Message-----"] + quoted,
      ["-------- Oorspronkelijk bericht --------", "Van: m.bos@voorbeeld.nl"] + quoted,
      ["-----Ursprüngliche Nachricht-----"] + quoted, ["-----Message d'origine-----"] + quoted,
      ["---------- Forwarded message ---------", "Van: Marjan Bos <m.bos@voorbeeld.nl>"] + quoted,
      ["Begin doorgestuurd bericht:", ""] + text,
      ["Doorgestuurd bericht", ""] + quoted, ["Begin forwarded message:", ""] + text, marked,
    ]
  }

  // MARK: Forms

  /// The mail in one of the forms of HTML that programs produce.
  private static func html(
    _ top: [String], _ sentence: String, _ tail: [String], _ earlier: [String], _ random: inout Dice
  ) -> String {
    func escaped(_ line: String) -> String {
      line.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
    }
    func divs(_ lines: [String]) -> String {
      lines.map { $0.isEmpty ? "<div><br></div>" : "<div>\(escaped($0))</div>" }.joined()
    }
    func paragraphs(_ lines: [String]) -> String {
      lines.map { "<p class=\"MsoNormal\">\($0.isEmpty ? "&nbsp;" : escaped($0))</p>\n" }.joined()
    }
    func breaks(_ lines: [String]) -> String { lines.map(escaped).joined(separator: "<br>\n") }
    func cells(_ lines: [String]) -> String {
      "<table>" + lines.map { "<tr><td>\(escaped($0))</td></tr>" }.joined() + "</table>"
    }
    let own = top + [sentence, ""]
    switch random.below(8) {
    case 0:
      return divs(own) + "<div id=\"Signature\">\(divs(tail))</div><div id=\"appendonsend\"></div>" + divs(earlier)
    case 1:
      return "<html><head><style>p{}</style></head><body>" + paragraphs(own + tail) + "<div id=\"divRplyFwdMsg\">"
        + paragraphs(earlier) + "</div>"
    case 2:
      return breaks(own)
        + "<br clear=\"all\"><div dir=\"ltr\" class=\"gmail_signature\" data-smartmail=\"gmail_signature\">\(divs(tail))</div><div class=\"gmail_quote\">\(divs(earlier))</div>"
    case 3:
      return "<div>" + breaks(own + tail)
        + "</div><div class=\"moz-cite-prefix\">\(breaks(Array(earlier.prefix(1))))</div><blockquote type=\"cite\">\(breaks(Array(earlier.dropFirst())))</blockquote>"
    case 4: return divs(own) + cells(tail) + divs(earlier)
    case 5: return breaks(own) + "<div id='ms-outlook-mobile-signature'>" + divs(tail) + "</div><hr>" + divs(earlier)
    case 6: return paragraphs(own + tail + [""] + earlier)
    default: return divs(own + tail + [""] + earlier)
    }
  }

  private static func part(_ type: String, _ text: String, _ encoding: String) -> String {
    let crlf = text.replacing("\n", with: "\r\n")
    let body: String
    switch encoding {
    case "base64": body = Data(crlf.utf8).base64EncodedString(options: [.lineLength76Characters, .endLineWithLineFeed])
    case "quoted-printable":
      body = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
        var lines: [String] = [""]
        for byte in line.utf8 {
          let piece =
            byte == UInt8(ascii: "=") || byte > 126 ? String(format: "=%02X", byte) : String(UnicodeScalar(byte))
          if lines[lines.count - 1].count + piece.count > 75 { lines[lines.count - 1] += "="; lines.append("") }
          lines[lines.count - 1] += piece
        }
        return lines.joined(separator: "\n")
      }.joined(separator: "\n")
    default: body = text
    }
    return "Content-Type: \(type)\nContent-Transfer-Encoding: \(encoding)\n\n\(body)"
  }

  private static func multipart(_ kind: String, _ parts: [String], _ boundary: String = "outer") -> String {
    "Content-Type: multipart/\(kind); boundary=\"\(boundary)\"\n\n" + parts.map { "--\(boundary)\n\($0)\n" }.joined()
      + "--\(boundary)--\n"
  }
}

/// A random generator that repeats its numbers for the same seed.
struct Dice {
  var state: UInt64
  mutating func next() -> UInt64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state >> 11
  }
  mutating func below(_ count: Int) -> Int { Int(next() % UInt64(count)) }
  mutating func chance(_ of: Int, of all: Int) -> Bool { below(all) < of }
  mutating func pick<T>(_ values: [T]) -> T { values[below(values.count)] }
}

extension String {
  fileprivate var quoted: String { "\"\(self)\"" }
}
