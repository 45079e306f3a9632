import Compose
import Model
import Testing

/// What goes when there is more than fifteen lines can hold, and in which order.
@Suite struct FitTests {
  /// Title, summary, five done and five next with their headings, the question: fifteen lines.
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
    #expect(desk.lines().count <= 15)
    return Dictionary(uniqueKeysWithValues: desk.update().sections.map { ($0.kind, $0.lines.count) })
  }

  @Test func `parts are cut in the order of the design`() {
    var desk = full()
    #expect(shape(desk) == [.done: 5, .next: 5, .question: 1])
    desk.profile.contacts = [Contact(role: UntrustedText("calls"), person: UntrustedText("Marjan"))]
    #expect(shape(desk) == [.done: 5, .next: 5, .question: 1])
    desk.profile.figures = [FigureSetting(name: "wait", target: 5, direction: .lower)]
    desk.metric("wait", 4)
    #expect(shape(desk) == [.done: 5, .next: 5, .question: 1])
    desk.item("o", "old", .planned) { $0.due = Desk.day("2026-11-20") }
    #expect(shape(desk) == [.done: 5, .next: 5, .question: 1])
    // A figure off its target outlives them, at the cost of the fourth and fifth of what comes.
    desk.readings["figures"] = []
    desk.metric("wait", 9)
    #expect(shape(desk) == [.done: 5, .next: 3, .numbers: 1, .question: 1])
    // A failed source and a slipping agreement cost the fourth and fifth of what was done.
    desk.fail("topdesk", lastRead: nil)
    desk.decision("1", "no walk-in desk") { $0.due = Desk.day("2026-11-20") }
    #expect(shape(desk) == [.warnings: 1, .done: 3, .next: 3, .followThrough: 1, .numbers: 1, .question: 1])
  }

  @Test func `what is cut is counted, and remembered as told`() throws {
    let update = full().update()
    let done = try #require(update.sections.first { $0.kind == .done })
    #expect(done.more == 2)
    #expect(update.told.count == 7)
    #expect(update.summary.conclusion == .finished(milestones: 0, results: 7, flow: nil))
    #expect(full().lines().contains("- done 5 (+2 more)"))
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
    #expect(shape(desk) == [.done: 3, .next: 3, .people: 1, .question: 1])
    #expect(desk.lines().joined(separator: " ").split(separator: " ").count <= 220)
  }
}
