import Compose
import Model
import Testing

/// What readers are told of what could not be used.
struct WarningsTests {
  private func desk(_ losses: [SourceName: [ReadingProblem.Loss]]) -> Desk {
    var desk = Desk()
    for source in losses.keys.sorted() { desk.source(source) }
    desk.losses = losses
    desk.completeness.complete = false
    return desk
  }

  @Test func `a day of which something could not be used is not called quiet`() {
    let desk = desk(["planning": [.init(.date, line: 4)]])
    let lines = desk.lines(.nl)
    #expect(!lines.joined().contains("rustig") && !lines.joined().contains("je hoeft niets te doen"), "\(lines)")
    #expect(
      lines.contains(
        "Let op: één regel van Planning (regel 4: een datum is niet te lezen) kon niet gebruikt worden en ontbreekt hier."
      ))
    #expect(
      desk.lines().contains(
        "Note: one line of Planning (line 4: a date cannot be read) could not be used and is missing here."))
    #expect(!lines.joined().contains("geheim"), "the sentence for the administrator may hold an absence")
  }

  @Test func `one line says how many records of which source could not be used, where and why`() {
    let desk = desk([
      "figures": [.init(.form, line: 3), .init(.number, line: 9)],
      "planning": [9, 4, 7].map { .init(.date, line: $0) } + [.init(.word, line: 12)],
      "topdesk": [.init(.mapping), .init(.excess)],
    ])
    #expect(
      desk.lines(.nl).contains(
        "Let op: 2 regels van Cijferlijst (regel 3 en 9: anders opgebouwd dan verwacht; een getal is niet te lezen), 4 regels van Planning (regel 4, 7, 9 en 12: een datum is niet te lezen; een onbekend woord of teken) en één onderdeel van TOPdesk (niet om te zetten) konden niet gebruikt worden en ontbreken hier. Van TOPdesk is niet alles gelezen; er kan meer zijn dan hier staat."
      ), "\(desk.lines(.nl))")
  }

  @Test func `a record that was used in part is not called missing`() {
    let desk = desk(["planning": [.init(.date, line: 4, isPart: true)]])
    #expect(
      desk.lines(.nl).contains(
        "Let op: één regel van Planning (regel 4: een datum is niet te lezen) kon niet of maar deels gebruikt worden."))
    #expect(
      desk.lines().contains(
        "Note: one line of Planning (line 4: a date cannot be read) could not be used, or only in part."))
  }

  @Test func `of many lost lines five are named`() {
    let desk = desk(["planning": (1...30).map { .init(.date, line: $0) }])
    #expect(
      desk.lines().joined().contains("30 lines of Planning (lines 1, 2, 3, 4, 5 and further: a date cannot be read)"))
  }

  @Test func `a list that was cut is said to have more, and to have lost nothing`() {
    let desk = desk(["topdesk": [.init(.excess)]])
    #expect(desk.lines(.nl).contains("Let op: Van TOPdesk is niet alles gelezen; er kan meer zijn dan hier staat."))
  }

  @Test func `the weekly note warns of lost records too`() {
    var desk = desk(["planning": [.init(.date, line: 4)]])
    desk.kind = .weekly
    #expect(desk.lines(.nl).contains { $0.hasPrefix("Let op: één regel van Planning") })
  }
}
