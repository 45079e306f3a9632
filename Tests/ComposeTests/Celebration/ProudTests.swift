import Model
import Testing

@testable import Compose

/// Which reasons to be proud stand in a note when there are too many, over many weeks.
@Suite struct ProudTests {
  private func kinds(_ desk: Desk) -> [String] {
    (desk.update().sections.first { $0.kind == .proud }?.lines ?? []).map { String($0.rule.dropFirst(6)) }
  }

  /// A week with nearly every kind of reason, most of them twice.
  static func rich(_ language: Language = .en) -> Desk {
    var desk = Desk.friday(language)
    desk.profile.figures = []
    desk.memory.firstRead = desk.memory.firstRead.mapValues { _ in Desk.at("2026-03-02", "16:30") }
    for number in 1...2 {
      desk.milestone("m\(number)", "milestone \(number)") { $0.reached = Desk.day("2026-11-25") }
      desk.item("q\(number)", "certificate \(number)", .finished) { $0.finished = Desk.day("2026-11-25") }
      desk.note(.customer, "customer \(number)", Desk.day("2026-11-25"))
      desk.note(.thanks, "thanks \(number)", Desk.day("2026-11-25"))
      desk.profile.anniversaries.append(
        Anniversary(person: UntrustedText("Person \(number)"), since: Desk.date("2021-11-25")))
    }
    desk.decision("d", "agreement") {
      $0.due = Desk.day("2026-11-25")
      $0.realised = Desk.day("2026-11-25")
    }
    desk.item("k", "planned work", .finished) {
      $0.due = Desk.day("2026-11-25")
      $0.finished = Desk.day("2026-11-25")
    }
    desk.calls(closed: 40, cameIn: 30, open: 20)
    desk.memory.finishedCount["topdesk"] = 1_020
    desk.memory.completions["topdesk"] = [Completion(day: Desk.date("2026-11-26"), workdays: 1, count: 40)]
    return desk
  }

  @Test func `milestones and anniversaries stand always, quiet work has its place, then one of each kind`() throws {
    var desk = Self.rich()
    #expect(
      kinds(desk) == [
        "milestone", "milestone", "quiet", "customer", "customer", "thanks", "thanks", "anniversary", "anniversary",
        "counted",
      ])
    desk.profile.anniversaries = []
    #expect(
      kinds(desk) == [
        "milestone", "milestone", "round-number", "agreements", "quiet", "customer", "customer", "thanks", "thanks",
      ])
    // Nine milestones leave a place for quiet work, and the last of them says how many more there were.
    for number in 3...9 { desk.milestone("m\(number)", "more") { $0.reached = Desk.day("2026-11-25") } }
    #expect(kinds(desk) == Array(repeating: "milestone", count: 8) + ["quiet", "counted"])
    #expect(desk.update().told.count { $0.record.kind == .milestone } == 9)
    #expect(
      desk.lines().filter { $0.hasSuffix("(and one more milestone)") } == [
        "* Milestone: more. (and one more milestone)"
      ])
  }

  @Test func `with room for more each kind has a second line, however many milestones there are`() {
    var desk = Self.rich()
    desk.readings["topdesk"] = []
    desk.memory.finishedCount = [:]
    desk.readings["planning"]?.removeAll { [.milestone, .decision].contains($0.key.kind) || $0.key.id == "k" }
    #expect(
      kinds(desk) == ["quiet", "customer", "customer", "thanks", "thanks", "anniversary", "anniversary"])
    #expect(desk.first(.proud) == "* Behind the scenes: certificate 1; certificate 2")
  }

  @Test func `kinds that were not told lately come before those that were`() {
    var desk = Self.rich()
    func told(_ kind: String, _ day: String) -> Recalled {
      let key = RecordKey(source: "x", kind: .event, id: "")
      return Recalled(Said(.celebrated, key, detail: kind), edition: "weekly", on: Desk.date(day))
    }
    desk.memory.said = [
      told("agreements", "2026-11-13"), told("kept", "2026-11-13"), told("round-number 500", "2026-11-20"),
      told("customer", "2026-11-20"),
    ]
    desk.profile.anniversaries = []
    // Thanks were never told, agreements longer ago than the others.
    #expect(
      kinds(desk) == [
        "milestone", "milestone", "round-number", "agreements", "quiet", "customer", "customer", "thanks", "thanks",
      ])
  }

  @Test func `only what stood in the update is remembered`() {
    let update = Self.rich().update()
    let celebrated = update.said.filter { $0.topic == .celebrated }.map { $0.detail.prefix { $0 != " " } }
    #expect(
      celebrated == [
        "milestone", "milestone", "quiet", "customer", "customer", "thanks", "thanks", "anniversary", "anniversary",
      ])
  }

  @Test func `an ordinary week says what there was, and claims nothing of what could not be read`() {
    var desk = Desk.friday(.en)
    desk.profile.figures = []
    func second(_ desk: Desk) -> String { desk.lines()[1] }
    #expect(second(desk) == "A quiet week, with nothing to single out.")
    desk.item("1", "new form", .finished) { $0.finished = Desk.day("2026-11-25") }
    desk.decision("2", "agreement") { $0.realised = Desk.day("2026-10-01") }
    #expect(
      second(desk)
        == "A week without a milestone: one item done and no agreement missed. That is worth something too; thank you for it."
    )
    desk.decision("3", "late agreement") { $0.due = Desk.day("2026-11-12") }
    #expect(second(desk) == "A week without a milestone: one item done. That is worth something too; thank you for it.")
    desk.readings["planning"]?.removeLast()
    desk.fail("topdesk", lastRead: nil)
    #expect(second(desk) == "A week without a milestone, as far as it could be read: one item done.")
    desk.readings["planning"] = []
    #expect(second(desk) == "There is little to say about this week: not everything could be read.")
    desk.fail("planning", lastRead: nil)
    desk.fail("figures", lastRead: nil)
    #expect(desk.update().summary.conclusion == .nothingReadThisWeek)
  }

  @Test(arguments: UInt64(1)...6)
  func `over a year nothing is celebrated twice, and no note is too long`(_ seed: UInt64) {
    var year = RandomYear(seed: seed)
    var seen: [Said: CivilDate] = [:]
    var kinds: [Substring: Int] = [:]
    for _ in 0..<56 {
      let desk = year.nextWeek()
      let update = desk.update()
      for said in update.said where said.topic == .celebrated {
        let kind = said.detail.prefix { $0 != " " }
        kinds[kind, default: 0] += 1
        // For how many days each kind is not told again: a target may be lost and met again, a backlog grow and shrink.
        let again = ["target-met": 56, "fewest-open": 56, "target-kept": 28, "plans": 91][kind]
        if let before = seen[said] {
          let days = update.slot.date.days(since: before)
          #expect(again.map { days >= $0 } ?? false, "seed \(seed), \(update.slot.date): \(said), told \(before)")
        }
        seen[said] = update.slot.date
      }
      for language in Language.allCases {
        let lines = Compose.word(update, in: language).plainLines
        let words = lines.joined(separator: " ").split(separator: " ").count { !["*", "-", "|"].contains($0) }
        #expect(lines.count <= 20 && words <= 300)
      }
      if let quiet = desk.hasQuietWork, quiet {
        #expect(update.said.contains { $0.detail == "quiet" }, "seed \(seed), \(update.slot.date)")
      }
      year.tell(update)
    }
    #expect(kinds.count >= 11, "seed \(seed): \(kinds)")
  }
}

extension Desk {
  fileprivate var hasQuietWork: Bool? {
    readings["planning"]?.contains { record in
      if case .item(let item) = record { item.isQuiet == true && item.state == .finished } else { false }
    }
  }
}
