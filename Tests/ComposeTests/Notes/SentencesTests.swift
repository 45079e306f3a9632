import Compose
import Model
import Testing

/// A sentence that somebody sent is told in full, and only then is there a thank-you; one that found no room comes
/// first the next time.
@Suite struct SentencesTests {
  private func desk() -> Desk {
    var desk = Desk.team(.en)
    desk.profile.figures = []
    return desk
  }

  private func said(_ desk: Desk) -> [String] {
    desk.update().sections.flatMap(\.lines).compactMap { line in
      if case .said(let text, _) = line.fact { text.description } else { nil }
    }
  }

  private func thanked(_ desk: Desk) -> Set<RecordKey> {
    Set(desk.update().sections.flatMap(\.lines).filter { $0.rule == "question.received" }.flatMap(\.records))
  }

  /// A day that has more than fifteen lines.
  private func crowded() -> Desk {
    var desk = desk()
    for number in 1...7 {
      desk.item("d\(number)", "done \(number)", .finished) { $0.finished = Desk.moment("2026-11-24", "10:00") }
      desk.item("n\(number)", "next \(number)", .planned) { $0.due = Desk.day("2026-11-26") }
      desk.item("o\(number)", "old \(number)", .planned) { $0.due = Desk.day("2026-11-20") }
    }
    desk.fail("topdesk", lastRead: nil)
    desk.decision("1", "no walk-in desk") { $0.due = Desk.day("2026-11-20") }
    return desk
  }

  static let sentence =
    "Whoever is put through is at the end of the queue again since Wednesday's update; the supplier is looking for the cause."

  @Test func `a sentence that is sent as stuck stands whole when the rest of its part is cut`() {
    var desk = crowded()
    desk.send(.stuck, Self.sentence, from: "Yusuf")
    #expect(desk.lines().count <= 20)
    #expect(said(desk) == [Self.sentence])
    #expect(thanked(desk).count == 1)
  }

  @Test(arguments: [NoteKind.done, .next, .stuck])
  func `a sentence without room is not thanked for, and comes first in the next update`(_ kind: NoteKind) {
    var desk = crowded()
    for number in 0..<9 {
      desk.send(kind, "sentence \(number)", from: "Ravi", at: Desk.at("2026-11-24", "1\(number):00"))
    }
    let first = desk.update()
    let told = said(desk)
    #expect(told.count < 9 && !told.isEmpty)
    #expect(thanked(desk) == Set(first.told.map(\.record).filter { $0.kind == .note }))
    desk.keep(first)
    desk.memory.told.formUnion(first.told)
    desk.go(to: "2026-11-25")
    desk.send(kind, "of today", from: "Marjan", at: Desk.at("2026-11-25", "10:00"))
    let next = said(desk)
    #expect(next.first == "sentence \(told.count)", "\(told) and then \(next)")
    #expect(Set(next).isDisjoint(with: told))
  }

  @Test func `over some days every sentence is told once, and every sender thanked once`() {
    var desk = crowded()
    for number in 0..<9 {
      desk.send(.stuck, "sentence \(number)", from: "Ravi", at: Desk.at("2026-11-24", "1\(number):00"))
    }
    var (told, thanks): ([String], [RecordKey]) = ([], [])
    for day in 24...27 {
      desk.go(to: "2026-11-\(day)")
      told += said(desk)
      thanks += thanked(desk)
      let update = desk.update()
      desk.keep(update)
      desk.memory.told.formUnion(update.told)
    }
    #expect(told == (0..<9).map { "sentence \($0)" })
    #expect(Set(thanks).count == 9 && thanks.count == 9)
  }

  @Test func `a sentence that waits is not counted in "+n", and waits in its own edition only`() {
    var desk = crowded()
    desk.item("x", "more", .finished) { $0.finished = Desk.moment("2026-11-24", "10:00") }
    let before = desk.update().sections.first { $0.kind == .done }
    for number in 0..<9 {
      desk.send(.done, "sentence \(number)", from: "Ravi", at: Desk.at("2026-11-24", "1\(number):00"))
    }
    let after = desk.update().sections.first { $0.kind == .done }
    let titled = [before, after].map { part in
      (part?.more ?? 0) + (part?.lines.flatMap(\.records).count { $0.kind == .item } ?? 0)
    }
    #expect(titled[0] == titled[1])
  }

  @Test func `a part that the form leaves out keeps what somebody sent`() {
    var desk = desk()
    desk.send(.stuck, Self.sentence, from: "Yusuf")
    desk.profile.layouts["daily"] = Layout(sections: [.done, .next, .question])
    #expect(said(desk) == [Self.sentence])
  }

  @Test func `a team with a weekly note alone reads there what somebody sent`() {
    var desk = Desk.friday(.en)
    desk.profile.editions = [.weekly]
    desk.send(.stuck, Self.sentence, from: "Yusuf")
    #expect(said(desk) == [Self.sentence])
    #expect(thanked(desk).count == 1)
  }
}
