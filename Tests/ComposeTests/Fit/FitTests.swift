import Compose
import Model
import Testing

/// What is cut, and in which order, when there is more than twenty lines can hold.
@Suite struct FitTests {
  /// Title, summary, five done and seven next with their headings, the question: seventeen lines.
  private func full() -> Desk {
    var desk = Desk.team(.en)
    desk.profile.figures = []
    desk.profile.contacts = []
    for number in 1...7 {
      desk.item("d\(number)", "done \(number)", .finished) { $0.finished = Desk.moment("2026-11-24", "10:00") }
      desk.item("n\(number)", "next \(number)", .planned) { $0.due = Desk.day("2026-11-26") }
    }
    return desk
  }

  private func shape(_ desk: Desk) -> [SectionKind: Int] {
    #expect(desk.lines().count <= 20)
    return Dictionary(uniqueKeysWithValues: desk.update().sections.map { ($0.kind, $0.lines.count) })
  }

  @Test func `parts are cut in the order of the design`() {
    var desk = full()
    #expect(shape(desk) == [.done: 5, .next: 7, .question: 1])
    // Contacts and ordinary figures are told once a week, and go first.
    desk.tellsAllDaily()
    desk.profile.contacts = [Contact(role: UntrustedText("calls"), person: UntrustedText("Marjan"))]
    #expect(shape(desk) == [.done: 5, .next: 7, .people: 1, .question: 1])
    desk.profile.figures = [FigureSetting(name: "wait", target: 5, direction: .lower)]
    desk.metric("wait", 4)
    desk.item("o", "old", .planned) { $0.due = Desk.day("2026-11-20") }
    #expect(shape(desk) == [.done: 5, .next: 7, .stuck: 1, .numbers: 1, .people: 1, .question: 1])
    desk.decision("1", "no walk-in desk") { $0.decided = Desk.day("2026-11-24") }
    #expect(
      shape(desk) == [.done: 5, .next: 7, .followThrough: 1, .stuck: 1, .numbers: 1, .question: 1])
    desk.fail("topdesk", lastRead: nil)
    #expect(shape(desk) == [.warnings: 1, .done: 5, .next: 7, .followThrough: 1, .stuck: 1, .question: 1])
    // A figure that misses its target stays longer; what finds no line of its own shares one.
    desk.readings["figures"] = []
    desk.metric("wait", 9)
    #expect(
      shape(desk) == [.warnings: 1, .done: 5, .next: 6, .followThrough: 1, .stuck: 1, .numbers: 1, .question: 1])
    desk.absence("Ravi", "2026-11-25", "2026-11-25")
    #expect(shape(desk)[.people] == nil, "who is away without a question goes before plans and results")
    for number in 1...3 { desk.item("h\(number)", "survey", .planned) { $0.hard = Desk.day("2026-11-26") } }
    #expect(
      shape(desk) == [
        .warnings: 1, .trouble: 3, .done: 4, .next: 5, .followThrough: 1, .numbers: 1, .question: 1,
      ])
  }

  @Test func `what is cut is counted, and remembered as told`() throws {
    let update = full().update()
    let done = try #require(update.sections.first { $0.kind == .done })
    #expect(done.more == 0)
    #expect(full().shown(.done).last == "- also done: done 5; done 6; done 7")
    #expect(update.told.count == 7)
    #expect(update.summary.conclusion == .finished(milestones: 0, results: 7, flow: nil))
    // Beyond six that share a line they are counted.
    var more = full()
    for number in 8...13 {
      more.item("d\(number)", "done \(number)", .finished) { $0.finished = Desk.moment("2026-11-24", "10:00") }
    }
    #expect(more.update().sections.first { $0.kind == .done }?.more == 3)
    #expect(more.update().told.count == 13)
    #expect(more.shown(.done).last == "- also done: done 5; done 6; done 7; done 8; done 9; done 10 (and 3 more tasks)")
  }

  @Test func `long texts are shortened before anything is cut`() {
    var desk = full()
    desk.readings["planning"] = []
    let long = String(repeating: "a sentence that goes on ", count: 20)
    for number in 1...3 {
      desk.item("d\(number)", long, .finished) {
        $0.finished = Desk.moment("2026-11-24", "10:00")
        $0.effect = UntrustedText(long)
      }
      desk.item("n\(number)", long, .planned) {
        $0.due = Desk.day("2026-11-26")
        $0.doneMeans = UntrustedText(long)
      }
    }
    desk.profile.contacts = [Contact(role: UntrustedText("calls"), person: UntrustedText("Marjan"))]
    #expect(shape(desk) == [.done: 3, .next: 3, .question: 1])
    #expect(desk.lines().joined(separator: " ").split(separator: " ").count <= 220)
  }

  @Test func `a cut that was not needed is taken back`() {
    var desk = full()
    desk.profile.contacts = [Contact(role: UntrustedText("calls"), person: UntrustedText("Marjan"))]
    desk.item("o", "old", .planned) { $0.due = Desk.day("2026-11-20") }
    desk.fail("topdesk", lastRead: nil)
    desk.decision("1", "no walk-in desk") { $0.decided = Desk.day("2026-11-24") }
    desk.decision("2", "one front desk") { $0.decided = Desk.day("2026-11-24") }
    // Cutting the sixth and seventh of what comes made room for what was cut before them.
    desk.profile.figures = [FigureSetting(name: "wait", target: 5, direction: .lower)]
    desk.metric("wait", 9)
    let update = desk.update()
    for language in Language.allCases {
      #expect(Compose.word(update, in: language).plainLines.count == 20)
    }
  }

  @Test(arguments: UInt64(1)...60) func `what is cut first stands wherever there was room for it`(_ seed: UInt64) {
    let desk = RandomTeam(seed: seed).desk
    let update = desk.update()
    guard update.kind == .daily, !update.sections.contains(where: { $0.kind == .people }) else { return }
    let lines = Language.allCases.map { Compose.word(update, in: $0).plainLines }
    let words = lines.map { $0.reduce(0) { $0 + $1.split(separator: " ").count } }.max() ?? 0
    let hasPeople = !desk.profile.contacts.isEmpty || desk.readings.values.joined().contains { $0.key.kind == .absence }
    // With a line and thirty words to spare there would have been room for people.
    if hasPeople, (lines.map(\.count).max() ?? 0) < 20, words < 190 {
      var alone = desk
      alone.readings = desk.readings.mapValues { $0.filter { $0.key.kind == .absence } }
      #expect(!alone.update().sections.contains { $0.kind == .people }, "seed \(seed)")
    }
  }

  @Test(arguments: UInt64(1)...120) func `the cuts end by fitting, whatever a day brings`(_ seed: UInt64) {
    let update = RandomTeam(seed: seed).desk.update()
    guard update.kind == .daily else { return }
    func words(_ list: [Words]) -> Int {
      list.reduce(0) { $0 + $1.plain.split(separator: " ").count { $0 != "|" } }
    }
    for language in Language.allCases {
      let worded = Compose.word(update, in: language)
      let parts = worded.sections.flatMap { [$0.heading].compactMap { $0 } + $0.lines.map(\.words) }
      let trouble = worded.sections.filter { $0.kind == .trouble }.flatMap { $0.lines.map(\.words) }
      let all = words([worded.title, worded.summary] + parts) - min(60, words(trouble))
      #expect(all <= 220, "seed \(seed), \(language): \(all)\n\(worded.plainLines.joined(separator: "\n"))")
    }
  }

  @Test func `the length is measured in the language of the team`() {
    var desk = full()
    for number in 1...9 {
      let effect = UntrustedText("which is what eleven people had been waiting for since the spring of last year")
      desk.item("e\(number)", "a longer title of something that was finished today", .finished) {
        ($0.finished, $0.effect) = (Desk.moment("2026-11-24", "10:00"), effect)
      }
    }
    for language in Language.allCases {
      desk.profile.language = language
      let text = Compose.word(desk.update(), in: language).plainLines
      #expect(text.count <= 20)
      #expect(text.joined(separator: " ").split(separator: " ").count <= 220)
    }
  }

  @Test func `a figure that broke is never cut`() {
    var desk = full()
    desk.profile.figures = [FigureSetting(name: "wait", say: "waiting time", target: 60, direction: .lower)]
    desk.metric("wait", 148, history: [52, 46, 44, 49, 43, 41, 51])
    desk.fail("topdesk", lastRead: nil)
    for number in 1...6 {
      desk.decision("\(number)", "decision \(number)") { $0.due = Desk.day("2026-11-1\(number)") }
      desk.item("h\(number)", "survey \(number)", .planned) { $0.hard = Desk.day("2026-11-26") }
    }
    #expect(desk.lines().count <= 20)
    #expect(desk.lines().contains { $0.hasPrefix("Numbers: ! waiting time 148 (goal 60)") })
    #expect(desk.update().summary.ask != nil)
  }

  @Test func `the line that a contact is away is never cut, and asks who takes over`() {
    var desk = full()
    desk.profile.contacts = ["calls", "changes"].map {
      Contact(role: UntrustedText($0), person: UntrustedText($0 == "calls" ? "Marjan" : "Joost"))
    }
    desk.absence("Joost", "2026-11-24", "2026-11-27")
    desk.absence("Ravi", "2026-11-24", "2026-11-27")
    #expect(desk.lines().count <= 20)
    #expect(desk.shown(.people).joined().contains("Joost is away tomorrow: who takes questions about changes?"))
    #expect(
      desk.shown(.people, .nl).joined().contains("Morgen is Joost er niet: wie neemt de vragen over changes over?"))
    #expect(!desk.shown(.people).joined().contains("changes: Joost"))
  }

  @Test func `no text is cut inside a word, and none loses its day to an ellipsis`() {
    var desk = full()
    let long = "the renewal of the certificate of the portal for citizens has to be asked for, which takes a week"
    for number in 1...3 {
      desk.item("d\(number)x", long + " before 11 December", .finished) {
        ($0.finished, $0.isTop) = (Desk.moment("2026-11-24", "10:00"), true)
      }
      desk.item("n\(number)x", "ask", .planned) {
        $0.hard = Desk.day("2026-11-26")
        $0.hardReason = UntrustedText(long + ", the old one ends on 11 December")
      }
    }
    let text = desk.lines()
    let words = Set((long + " before 11 December").split(separator: " ").map(String.init))
    for line in text where line.contains("…") {
      let last = line.prefix { $0 != "…" }.split(separator: " ").last.map(String.init) ?? ""
      #expect(words.contains(last), "\(line)")
    }
    for line in text where line.contains("the renewal") { #expect(line.contains("11 December"), "\(line)") }
  }
}
