import Compose
import Model
import Testing

/// What holds for all decisions, over four months made at random from a fixed seed.
@Suite struct AgreementPropertyTests {
  private struct Told {
    let key: String
    let said: Said
    let edition: EditionName
    let on: CivilDate
    var step: Int? {
      let parts = said.detail.split(separator: "-")
      return ["slipping", "unproven"].contains(parts[0]) ? parts.last.flatMap { Int($0) } : nil
    }
    var settles: Bool { ["realised", "withdrawn", "reopened"].contains(said.detail) }
  }

  /// Two editions a day tell of six decisions, of which something changes now and then.
  private func run(_ seed: UInt64) -> (told: [Told], calendar: TeamCalendar) {
    var random = Seeded(state: seed)
    var desk = Desk.team(.en)
    desk.profile.figures = []
    desk.free = [Desk.date("2026-12-24"), Desk.date("2026-12-25"), Desk.date("2027-01-01")]
    desk.item("31", "the rota", .active) { $0.id = UntrustedText("#31") }
    for number in 1...6 {
      desk.decision("\(number)", "agreement \(number)") {
        $0.decided = Desk.day("2026-11-2\(number)")
        $0.due = number == 6 ? nil : .day(Desk.date("2026-11-24").adding(days: number * 5))
        $0.owner = number == 5 ? nil : UntrustedText("Marjan")
        $0.proof = number == 4 ? .item("#31") : nil
      }
    }
    var told: [Told] = []
    var day = Desk.date("2026-11-24")
    while day < Desk.date("2027-03-31") {
      for (edition, time) in [("morning", "08:45"), ("daily", "16:30")] where desk.calendar.isWorkday(day) {
        desk.go(to: day.description, time, edition: EditionName(edition))
        let update = desk.update()
        for language in Language.allCases { #expect(Compose.word(update, in: language).plainLines.count <= 15) }
        told += update.said.filter { $0.topic == .agreement }.map {
          Told(key: $0.record.id, said: $0, edition: update.slot.edition, on: day)
        }
        desk.keep(update)
      }
      if Int.random(in: 0..<4, using: &random) == 0 {
        let today = Moment.day(day)
        desk.go(to: day.description)
        desk.change("\(Int.random(in: 1...6, using: &random))") { decision in
          switch Int.random(in: 0..<5, using: &random) {
          case 0: decision.due = .day(day.adding(days: Int.random(in: 1...20, using: &random)))
          case 1: decision.started.toggle()
          case 2: decision.realised = decision.realised == nil ? today : nil
          case 3: decision.withdrawn.toggle()
          default: break
          }
        }
      }
      day = day.adding(days: 1)
    }
    return (told, desk.calendar)
  }

  @Test(arguments: Array(UInt64(1)...40))
  func `news is told once in each edition, and reminders only as often as their steps say`(_ seed: UInt64) {
    let (told, calendar) = run(seed)
    #expect(told.contains { $0.step != nil }, "seed \(seed)")
    for (key, all) in Dictionary(grouping: told, by: \.key) {
      for edition in ["morning", "daily"] as [EditionName] {
        let own = all.filter { $0.edition == edition }
        #expect(own.filter { $0.said.detail == "told" }.count <= 1, "seed \(seed), \(key)")
        let settled = own.filter(\.settles).map(\.said.detail)
        #expect(zip(settled, settled.dropFirst()).allSatisfy { $0 != $1 }, "seed \(seed), \(key): \(settled)")
      }
      for (before, after) in zip(all, all.dropFirst()) where before.step != nil && after.step != nil {
        guard before.said.day == after.said.day, let first = before.step, let second = after.step else { continue }
        let apart = calendar.workdays(from: before.on, to: after.on)
        let isNewClaim = before.said.detail.hasPrefix("slipping") && after.said.detail.hasPrefix("unproven")
        #expect(
          second > first || isNewClaim || (second == 3 && first == 3 && apart >= 5),
          "seed \(seed), \(key): \(before.said.detail) on \(before.on), \(after.said.detail) on \(after.on)")
      }
      let asked = all.filter { $0.said.detail.hasPrefix("still-holds") }.map {
        "\($0.said.detail) \($0.said.day as Any)"
      }
      #expect(Set(asked).count == asked.count, "seed \(seed), \(key): \(asked)")
    }
  }
}
