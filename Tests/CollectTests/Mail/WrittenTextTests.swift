import Testing

@testable import Collect

/// Of a mail only what its sender wrote just now.
@Suite struct WrittenTextTests {
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
  func `what follows is cut off`(end: String) {
    #expect(WrittenText.of("de wifi is weer goed\n\n\(end)\nmeer tekst") == "de wifi is weer goed")
  }

  @Test(arguments: [
    "Op dinsdag schreef Ravi een script dat dit doet:\n- het werkt", "On Monday we wrote: nothing", "van: Marjan",
    "From: the heart", "thanks: Ravi took over", "dank: Ravi",
    "Groeten uit de serverruimte sturen we morgen, als alles weer draait",
    "een -- streepje", "klant: \"Met jullie hulp was het zo klaar\"",
  ])
  func `an ordinary sentence stays`(text: String) {
    #expect(WrittenText.of("eerst\n\(text)") == "eerst\n\(text)")
    #expect(WrittenText.of(text) == text)
  }

  @Test(arguments: ["Hoi,", "Hoi team,", "Beste allemaal,", "Goedemorgen!", "Hello all,", "Hi Dagpost,", "Dag"])
  func `a greeting goes`(greeting: String) {
    #expect(WrittenText.of("\n\(greeting)\n\nde wifi is goed") == "de wifi is goed")
    #expect(WrittenText.of(greeting) == "")
  }

  @Test func `quoted lines go and answers between them stay`() {
    #expect(WrittenText.of("> vraag een\nja\n> vraag twee\n>> ouder\nnee") == "ja\nnee")
    #expect(WrittenText.of("> alleen dit") == "")
    #expect(WrittenText.of("") == "")
  }
}
