import Compose
import Model
import Testing

/// What needs somebody stands first, in a part of its own, and nowhere else.
@Suite struct TroubleTests {
  private func desk() -> Desk {
    var desk = Desk.team(.en)
    desk.profile.figures = []
    return desk
  }

  private func deadline(_ desk: inout Desk, _ id: String, _ day: String, owner: String? = nil) {
    desk.item(id, "survey \(id)", .planned) {
      ($0.hard, $0.owner) = (Desk.day(day), owner.map { UntrustedText($0) })
    }
  }

  private func figure(_ desk: inout Desk) {
    desk.profile.figures = [FigureSetting(name: "wait", say: "waiting time", target: 60, direction: .lower)]
    desk.metric("wait", 148, history: [52, 46, 44, 49, 43, 41, 51])
  }

  @Test func `a day on which nothing needs somebody has no such part, and says nothing of it`() {
    var desk = desk()
    deadline(&desk, "1", "2026-11-26", owner: "Ravi")
    desk.send(.stuck, "The supplier does not call back", from: "Yusuf")
    #expect(desk.rules(.trouble) == [])
    #expect(desk.rules(.stuck) == ["stuck.said"], "alone it is no trouble")
    #expect(!desk.lines().joined().contains("attention"))
  }

  @Test func `deadlines stand before figures, what people say, decisions and work of who is away`() {
    var desk = desk()
    desk.decision("d", "no walk-in desk") { ($0.due, $0.owner) = (Desk.day("2026-11-18"), UntrustedText("Marjan")) }
    figure(&desk)
    desk.send(.stuck, "The exchange drops calls", from: "Yusuf")
    desk.item("w", "letter", .planned) { ($0.due, $0.owner) = (Desk.day("2026-11-25"), UntrustedText("Gerda")) }
    desk.absence("Gerda", "2026-11-25", "2026-11-25")
    deadline(&desk, "1", "2026-11-27")
    let trouble = desk.update().sections.first
    #expect(trouble?.kind == .trouble)
    #expect(
      trouble?.lines.map(\.rule) == [
        "next.hard-deadline", "figure.news", "stuck.said", "agreed.slipping", "people.owner-away",
      ])
    // What people say of it is no thing of its own.
    #expect(desk.update().summary.ask == .trouble(4))
    #expect(desk.update().sections.map(\.kind) == [.trouble, .next, .question], "no other part tells it again")
    // The work of who is away keeps its place in the plan.
    #expect(desk.shown(.next) == ["- letter (Gerda)"])
  }

  @Test func `a real deadline is trouble when nobody has it, when it passed, and when its owner is away until then`() {
    var desk = desk()
    deadline(&desk, "1", "2026-11-27", owner: "Ravi")
    #expect(desk.rules(.trouble) == [])
    var back = desk
    back.absence("Ravi", "2026-11-24", "2026-11-26")
    #expect(back.rules(.trouble) == [], "Ravi is back on its day")
    desk.absence("Ravi", "2026-11-24", "2026-11-30")
    #expect(desk.shown(.trouble).count == 1)
    #expect(desk.first(.trouble).hasSuffix("Ravi is away through Mon 30: who takes it over?"))
    deadline(&desk, "2", "2026-11-23", owner: "Gerda")
    #expect(
      desk.first(.trouble) == "! Mon 23, real deadline passed: survey 2 (Gerda). Gerda, what does it still need?")
    deadline(&desk, "3", "2026-11-26")
    #expect(desk.update().summary.ask == .trouble(3))
  }

  @Test func `a decision is trouble from its second reminder on, the first is a friendly one`() {
    var desk = desk()
    desk.decision("d", "no walk-in desk") { ($0.due, $0.owner) = (Desk.day("2026-11-23"), UntrustedText("Marjan")) }
    #expect(desk.rules(.trouble) == [])
    #expect(desk.rules(.followThrough) == ["agreed.slipping"])
    desk.keep(desk.update())
    desk.go(to: "2026-11-26")
    #expect(desk.rules(.trouble) == ["agreed.slipping"])
    #expect(desk.first(.trouble).hasPrefix("! \"no walk-in desk\" is slipping"))
  }

  @Test func `a broken figure says what it usually is, and asks who knows more where nobody said anything`() {
    var desk = desk()
    figure(&desk)
    #expect(
      desk.shown(.trouble) == [
        "! waiting time 148 (goal at most 60, usually around 46), now off its goal. Who knows more about this?"
      ])
    desk.send(.stuck, "The exchange drops calls", from: "Yusuf")
    #expect(
      desk.shown(.trouble) == [
        "! waiting time 148 (goal at most 60, usually around 46), now off its goal",
        "- The exchange drops calls (Yusuf)",
      ])
  }

  @Test func `beyond five, decisions and figures stand in their own parts, and deadlines never do`() {
    var desk = desk()
    for number in 1...4 { deadline(&desk, "\(number)", "2026-11-26") }
    figure(&desk)
    desk.decision("d", "no walk-in desk") { $0.due = Desk.day("2026-11-10") }
    #expect(desk.rules(.trouble) == Array(repeating: "next.hard-deadline", count: 4) + ["figure.news"])
    #expect(desk.update().sections.first { $0.kind == .trouble }?.lines.count == 5)
    for number in 5...7 { deadline(&desk, "\(number)", "2026-11-26") }
    // Deadlines beyond five share the last line, and are counted one by one.
    #expect(desk.rules(.trouble) == Array(repeating: "next.hard-deadline", count: 5))
    let keys = desk.update().sections.first { $0.kind == .trouble }?.lines.flatMap(\.records) ?? []
    #expect(Set(keys).count == 7)
    #expect(desk.update().summary.ask == .trouble(7))
  }

  @Test func `of many who say that they are stuck three stand, and the others wait for the next update`() {
    var desk = desk()
    deadline(&desk, "1", "2026-11-26")
    for number in 1...9 { desk.note(.stuck, "the lift is broken \(number)", Desk.moment("2026-11-24", "10:00")) }
    #expect(desk.rules(.trouble) == ["next.hard-deadline"] + Array(repeating: "stuck.said", count: 3))
    #expect(desk.update().said.count { $0.topic == .received && $0.detail == "waits" } == 6)
  }

  @Test func `where a layout names the part it stands there, and where it does not it stands first`() {
    var desk = desk()
    figure(&desk)
    desk.decision("d", "no walk-in desk") { $0.due = Desk.day("2026-11-10") }
    desk.item("p", "letter", .planned) { ($0.due, $0.owner) = (Desk.day("2026-11-25"), UntrustedText("Gerda")) }
    desk.profile.layouts["daily"] = Layout(sections: [.next, .trouble, .numbers])
    #expect(desk.update().sections.map(\.kind) == [.next, .trouble])
    desk.profile.layouts["daily"] = Layout(sections: [.next, .numbers])
    #expect(desk.update().sections.map(\.kind) == [.trouble, .next])
    #expect(desk.rules(.trouble) == ["figure.news", "agreed.slipping"])
    #expect(desk.update().summary.ask == .trouble(2))
  }

  // MARK: Owners who are away

  private func away(_ work: [(id: String, owner: String?, day: String)], _ absent: [String]) -> Desk {
    var desk = desk()
    for (id, owner, day) in work {
      desk.item(id, "letter \(id)", .planned) { ($0.due, $0.owner) = (Desk.day(day), owner.map { UntrustedText($0) }) }
    }
    for person in absent { desk.absence(person, "2026-11-25", "2026-11-25") }
    return desk
  }

  @Test func `who does the work of somebody who is away is asked, once a person, and never why`() {
    let one = away([("1", "Gerda", "2026-11-25")], ["Gerda"])
    #expect(one.shown(.trouble) == ["- Gerda is away tomorrow: who does \"letter 1\"?"])
    #expect(one.shown(.people).isEmpty, "Gerda is not named as away once more")
    let more = away(
      [("1", "Gerda", "2026-11-25"), ("2", "Gerda", "2026-11-25"), ("3", "Ravi", "2026-11-25")],
      ["Gerda", "Ravi", "Piet"])
    #expect(
      more.shown(.trouble) == [
        "- Gerda is away tomorrow: who does \"letter 1\" and one more task? Ravi is away tomorrow: who does \"letter 3\"?"
      ])
    #expect(more.shown(.people) == ["Also away tomorrow: Piet."])
  }

  @Test func `nobody is asked about work of another day, of nobody, or of somebody who is there`() {
    #expect(away([("1", "Gerda", "2026-11-26")], ["Gerda"]).rules(.trouble) == [])
    #expect(away([("1", nil, "2026-11-25")], ["Gerda"]).rules(.trouble) == [])
    #expect(away([("1", "Ravi", "2026-11-25")], ["Gerda"]).rules(.trouble) == [])
  }
}
