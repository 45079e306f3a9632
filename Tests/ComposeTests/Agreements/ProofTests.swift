import Model
import Testing

@testable import Compose

/// What proves that a decision was realised, where the owner's word is not enough.
@Suite struct ProofTests {
  private func desk(_ proof: Proof, _ change: (inout Decision) -> Void = { _ in }) -> Desk {
    var desk = Desk.team(.en)
    desk.profile.figures = []
    desk.decision("1", "no walk-in desk on Fridays") {
      $0.decided = Desk.day("2026-11-12")
      $0.due = Desk.day("2026-11-20")
      $0.owner = UntrustedText("Marjan")
      $0.proof = proof
      change(&$0)
    }
    return desk
  }

  @Test(arguments: ["#31", "31"])
  func `the work that a proof names is found by its number or its key`(_ written: String) {
    var desk = desk(.item(written)) { $0.realised = Desk.day("2026-11-19") }
    func item(_ state: ItemState) {
      desk.readings["planning"]?.removeAll { $0.key.kind == .item }
      desk.item("31", "rota without the Friday desk", state) { $0.id = UntrustedText("#31") }
    }
    item(.active)
    #expect(
      desk.shown(.followThrough) == [
        "reported as kept: \"no walk-in desk on Fridays\" (Marjan). It counts once this is done: rota without the Friday desk"
      ])
    item(.finished)
    #expect(
      desk.shown(.followThrough) == [
        "\"no walk-in desk on Fridays\" is in force, because this is done: rota without the Friday desk (Marjan)"
      ])
    // Without the owner's date the work alone is enough.
    desk.change("1") { $0.realised = nil }
    #expect(desk.rules(.followThrough) == ["agreed.realised"])
  }

  @Test func `a report without proof is told at once, then comes back as slips do`() {
    var desk = desk(.item("31")) { ($0.due, $0.decided) = (Desk.day("2026-12-01"), Desk.day("2026-11-24")) }
    desk.item("31", "rota", .active)
    var told = desk.post(through: "2026-11-25")
    desk.change("1") { $0.realised = Desk.day("2026-11-26") }
    told += desk.post(through: "2026-12-18")
    #expect(
      told == [
        "11-24 told", "11-26 unproven 1 after 0", "12-04 unproven 2 after 3", "12-10 unproven 3 after 7",
        "12-17 unproven 3 after 12",
      ])
    #expect(desk.rules(.followThrough) == [])
    desk.go(to: "2026-12-24")
    #expect(
      desk.shown(.followThrough, .nl) == [
        """
        ! nog niet gebleken: "no walk-in desk on Fridays" (gemeld als ingevoerd op 26 nov, Marjan). \
        Telt mee zodra dit klaar is: rota. Wie kan het laten zien?
        """
      ])
  }

  @Test func `a proof with a number that no source knows is told as unknown`() {
    let desk = desk(.item("#99")) { $0.realised = Desk.day("2026-11-19") }
    #expect(desk.first(.followThrough).hasSuffix("It counts once #99 is done, which no source lists"))
  }

  @Test func `what the ledger has seen finished counts, also where no list has it any more`() {
    var desk = desk(.item("W 2611 042"))
    var item = Item(
      key: RecordKey(source: "topdesk", kind: .item, id: "a1b2"), title: UntrustedText("rota"), state: .finished)
    item.id = UntrustedText("W 2611 042")
    item.finished = Desk.moment("2026-11-24", "11:00")
    desk.memory.finished = [item]
    #expect(
      desk.shown(.followThrough) == ["\"no walk-in desk on Fridays\" is in force, because this is done: rota (Marjan)"])
    desk.memory.finished = []
    desk.memory.seen[RecordKey(source: "topdesk", kind: .item, id: "w 2611 042")] = Seen(
      first: Desk.at("2026-11-02", "16:30"), finished: Desk.at("2026-11-24", "16:30"),
      changed: Desk.at("2026-11-24", "16:30"), vanished: Desk.at("2026-11-24", "16:30"))
    #expect(desk.first(.followThrough).contains("because this is done: W 2611 042"))
  }

  @Test func `a decision stays kept when its proof leaves its list, but not when that work is opened again`() {
    var desk = desk(.item("31")) { $0.due = Desk.day("2026-11-24") }
    desk.item("31", "rota", .finished) { $0.finished = Desk.moment("2026-11-24", "11:00") }
    #expect(desk.post(through: "2026-11-24") == ["11-24 realised"])
    desk.readings["planning"]?.removeAll { $0.key.kind == .item }
    #expect(desk.post(through: "2026-12-11") == [])
    desk.item("31", "rota", .active)
    #expect(desk.rules(.followThrough) == ["agreed.reopened"])
  }

  @Test func `a figure proves a decision once it has held for enough days since`() {
    var desk = desk(.figure("walk-ins", .atMost, 0, days: 10)) {
      $0.decided = Desk.day("2026-11-16")
      $0.due = Desk.day("2026-12-31")
    }
    desk.go(to: "2026-11-24")
    // The figure held before the decision too, which proves nothing.
    desk.metric("walk-ins", 0, history: Array(repeating: 0, count: 20))
    #expect(desk.rules(.followThrough) == ["agreed.told"])
    desk.change("1") { $0.realised = Desk.day("2026-11-23") }
    #expect(
      desk.first(.followThrough, .nl).hasSuffix(
        "(Marjan). Telt mee zodra dit 10 dagen zo is: walk-ins hoogstens 0 (nu 9 dagen)"))
    desk.go(to: "2026-11-25")
    desk.readings["figures"] = []
    desk.metric("walk-ins", 0, history: Array(repeating: 0, count: 20))
    #expect(
      desk.shown(.followThrough) == ["\"no walk-in desk on Fridays\" is in force, for 10 days now: walk-ins 0 (Marjan)"]
    )
  }

  @Test func `a figure is known by what readers call it, and keeps its unit`() {
    var desk = desk(.figure("solved first time", .atLeast, 70, days: 3)) { $0.realised = Desk.day("2026-11-19") }
    desk.profile.figures = [FigureSetting(name: "ftr", say: "solved first time", unit: "%")]
    desk.metric("ftr", 69, history: [71, 72])
    #expect(
      desk.first(.followThrough).hasSuffix(
        "It counts once this has held for 3 days: solved first time at least 70% (0 so far)"))
    desk.readings["figures"] = []
    desk.metric("ftr", 70, history: [71, 72])
    #expect(desk.first(.followThrough).contains("for 3 days now: solved first time 70%"))
    desk.readings["figures"] = []
    desk.memory.history = [:]
    desk.metric("ftr", nil)
    #expect(desk.first(.followThrough).hasSuffix("It counts once there are values of solved first time"))
  }

  private func held(_ days: Int, _ values: [(String, Double)]) -> (reached: CivilDate?, days: Int?, now: Int) {
    let proof = FigureProof(name: "x", comparison: .atMost, bound: 0, days: days)
    let held = proof.held(values.map { Measurement(day: Desk.date($0.0), value: $0.1) })
    return (held.reached?.day, held.reached?.days, held.now)
  }

  @Test func `a stretch has values that all hold, from its first day to its last, without too long a gap`() {
    // Three values, one each Friday, span fifteen days.
    let fridays = [("2026-11-06", 0.0), ("2026-11-13", 0), ("2026-11-20", 0)]
    #expect(held(10, fridays) == (Desk.date("2026-11-20"), 15, 15))
    #expect(held(16, fridays).reached == nil)
    #expect(held(16, fridays).now == 15)
    // A value that does not hold begins the stretch anew.
    #expect(held(5, [("2026-11-02", 0), ("2026-11-04", 1), ("2026-11-06", 0)]) == (nil, nil, 1))
    // A stretch that was long enough once stays so.
    #expect(held(2, [("2026-11-02", 0), ("2026-11-03", 0), ("2026-11-04", 1)]) == (Desk.date("2026-11-03"), 2, 0))
    // Two weeks without a value prove nothing, unless the figure has to hold for longer than that.
    #expect(held(10, [("2026-11-01", 0), ("2026-11-16", 0)]).now == 1)
    #expect(held(30, [("2026-10-01", 0), ("2026-10-31", 0)]) == (Desk.date("2026-10-31"), 31, 31))
    #expect(held(1, [("2026-11-01", 0)]) == (Desk.date("2026-11-01"), 1, 1))
    #expect(held(1, []) == (nil, nil, 0))
  }
}
