import Compose
import Model
import Testing

/// Trouble that lasts is told with how long it has lasted, and in firmer words as time goes by.
@Suite struct EscalationTests {
  private func desk() -> Desk {
    var desk = Desk.team(.en)
    desk.profile.figures = []
    return desk
  }

  @Test func `work past its day is told with the workdays, and asked about from the seventh`() {
    func line(_ day: String, _ language: Language = .en) -> String {
      var desk = desk()
      desk.item("1", "letter", .planned) { ($0.due, $0.owner) = (Desk.day(day), UntrustedText("Gerda")) }
      return desk.first(.stuck, language)
    }
    #expect(line("2026-11-23") == "letter (Gerda) should have been done on Mon 23")
    #expect(line("2026-11-19") == "letter (Gerda) should have been done on Thu 19, 3 workdays late now")
    #expect(
      line("2026-11-13") == "letter (Gerda) should have been done on Fri 13 Nov, 7 workdays late now (is it still on?)")
    #expect(
      line("2026-11-13", .nl)
        == "letter (Gerda) had vr 13 nov klaar moeten zijn, al 7 werkdagen te laat (doen we dit nog zo?)")
  }

  @Test func `a source that stays away is told with the workdays, and asked about from the seventh`() {
    func line(_ day: String, _ language: Language = .nl) -> String {
      var desk = desk()
      desk.fail("topdesk", lastRead: Desk.at(day, "16:30"))
      return desk.first(.warnings, language)
    }
    #expect(
      line("2026-11-23")
        == "Let op: TOPdesk (laatst gelezen op maandag om 16.30 uur) kon niet gelezen worden. Wat daaruit komt, staat hier niet bij."
    )
    #expect(line("2026-11-19").contains("(laatst gelezen op donderdag om 16.30 uur, al 3 werkdagen niet)"))
    #expect(line("2026-11-13").hasSuffix("staat hier niet bij. Wie zoekt dit uit?"))
    #expect(line("2026-11-13", .en).contains("last read on 13 November, 7 workdays ago"))
    #expect(line("2026-11-13", .en).hasSuffix("Nothing from it is in here. Who looks into it?"))
  }

  @Test func `a real deadline that passed becomes firmer`() {
    func line(_ day: String, _ language: Language = .nl) -> String {
      var desk = desk()
      desk.item("1", "letter", .planned) { ($0.hard, $0.owner) = (Desk.day(day), UntrustedText("Gerda")) }
      return desk.first(.trouble, language)
    }
    #expect(
      line("2026-11-23") == "! ma 23, harde deadline verstreken: letter (Gerda). Gerda, wat is daar nog voor nodig?")
    #expect(
      line("2026-11-19").hasPrefix("! do 19, harde deadline al 3 werkdagen verstreken: letter (Gerda). Gerda, wat"))
    #expect(line("2026-11-13").hasSuffix("letter (Gerda). Wat doen we hiermee?"))
    #expect(
      line("2026-11-13", .en).hasSuffix("real deadline passed 7 workdays ago: letter (Gerda). What do we do about it?"))
  }

  @Test func `a broken figure that lasts is told with its workdays, and its return to normal once`() {
    var desk = Desk.team(.nl)
    let usual: [Double] = [43, 52, 46, 44, 49, 43, 41, 51]
    func go(_ day: String, _ values: [Double]) -> String {
      desk.go(to: day)
      desk.profile.figures = [FigureSetting(name: "wait", say: "wachttijd", target: 60, direction: .lower)]
      desk.readings["figures"] = []
      let key = desk.metric("wait", values[values.count - 1])
      var on = Desk.date(day)
      desk.memory.history[key] = values.dropLast().reversed().map { value in
        repeat { on = on.adding(days: -1) } while !desk.calendar.isWorkday(on)
        return Measurement(day: on, value: value)
      }.reversed()
      let update = desk.update()
      desk.keep(update)
      return Compose.word(update, in: .nl).sections.first { [.trouble, .numbers].contains($0.kind) }?.lines.first
        .map { $0.mark.symbol + $0.words.plain.filter { !"▁▂▃▄▅▆▇█".contains($0) } } ?? ""
    }
    #expect(
      go("2026-11-24", usual + [148])
        == "! wachttijd 148 (doel hoogstens 60, meestal rond 44), nu naast het doel. Wie weet hier meer van?")
    #expect(
      go("2026-11-25", usual + [148, 96])
        == "! wachttijd 96 (doel hoogstens 60, meestal rond 44), naast het doel sinds 24 nov. Wie weet hier meer van?")
    #expect(
      go("2026-11-27", usual + [148, 96, 90, 91])
        == "! wachttijd 91 (doel hoogstens 60, meestal rond 44), al 3 werkdagen naast het doel. Wie weet hier meer van?"
    )
    #expect(go("2026-11-30", usual + [148, 96, 90, 91, 44]).contains("weer als gewoonlijk"))
    #expect(!go("2026-12-01", usual + [148, 96, 90, 91, 44, 45]).contains("weer"))
  }

  @Test func `a source that is read in part is told with its workdays, and asked about from the seventh`() {
    var desk = desk()
    var told: [String] = []
    var date = Desk.date("2026-11-24")
    while told.count < 9 {
      desk.losses["planning"] = told.count == 8 ? [] : [ReadingProblem.Loss(.date, line: 4, count: 1)]
      if desk.calendar.isWorkday(date) {
        desk.go(to: date.description)
        told.append(desk.shown(.warnings, .nl).first ?? "")
        desk.keep(desk.update())
      }
      date = date.adding(days: 1)
    }
    #expect(told[0] == told[1] && told[1] == told[2] && !told[0].contains("al "))
    #expect(told[3].hasSuffix(" Dat is al 3 werkdagen zo."))
    #expect(told[7].hasSuffix(" Dat is al 7 werkdagen zo: wie kijkt ernaar?"))
    #expect(told[8] == "")
    // The source was whole for a day, so the count begins anew.
    desk.losses["planning"] = [ReadingProblem.Loss(.date, line: 4, count: 1)]
    desk.go(to: "2026-12-07")
    #expect(desk.shown(.warnings, .nl) == [told[0]])
  }
}
