import Compose
import Model
import Testing

/// Thanks for what people send in, and where their words stand.
@Suite struct ReceivedTests {
  private func desk() -> Desk {
    var desk = Desk.team(.en)
    desk.profile.figures = []
    return desk
  }

  private func thanks(_ desk: Desk) -> Received? {
    for line in desk.update().sections.flatMap(\.lines) {
      if case .received(let received) = line.fact { return received }
    }
    return nil
  }

  @Test func `a note that was thanked for is remembered, and no edition thanks for it again`() {
    var desk = desk()
    let key = desk.send(.thanks, "to Ravi", from: "Marjan")
    #expect(desk.update().said.filter { $0.topic == .received } == [Said(.received, key)])
    desk.memory.said.append(Recalled(Said(.received, key), edition: "morning", on: Desk.date("2026-11-24")))
    #expect(thanks(desk) == nil)
    #expect(desk.update().said == [])
  }

  @Test func `the built-in source of notes does not count as a source that was read`() {
    var desk = desk()
    desk.send(.thanks, "to Ravi", from: "Marjan")
    #expect(desk.update().summary.conclusion == .quiet(sources: 3, at: TimeOfDay(hour: 16, minute: 30) ?? .midnight))
    for source: SourceName in ["topdesk", "planning", "figures"] { desk.fail(source, lastRead: nil) }
    #expect(desk.update().summary.conclusion == .nothingRead)
  }

  @Test func `senders are thanked once each in the order of arrival, one name never for several messages`() {
    var desk = desk()
    desk.send(.done, "a", from: "Ravi", at: Desk.at("2026-11-24", "10:00"))
    desk.send(.done, "b", from: "Ravi", at: Desk.at("2026-11-24", "10:05"))
    #expect(thanks(desk)?.from == Names([]))
    desk.send(.done, "c", from: "Marjan", at: Desk.at("2026-11-24", "09:00"))
    #expect(thanks(desk)?.from == Names(["Marjan", "Ravi"].map { UntrustedText($0) }))
    #expect(thanks(desk)?.count == 3)
  }

  @Test func `a mail is news when it is first seen, whenever it was delivered`() {
    var desk = desk()
    // Moved into the folder today, delivered last week.
    desk.send(.stuck, "moved", from: "Ravi", through: "inbox", at: Desk.at("2026-11-17", "10:00"))
    #expect(thanks(desk)?.count == 1)
  }

  @Test func `a line that was seen before is no news when its file has a new time`() {
    var desk = desk()
    let key = desk.send(.stuck, "old line", from: "Ravi", through: "drop")
    desk.memory.seen[key] = Seen(
      first: Desk.at("2026-11-20", "16:30"), finished: nil, changed: Desk.at("2026-11-20", "16:30"), vanished: nil)
    #expect(thanks(desk) == nil)
    #expect(!desk.lines().joined().contains("old line"))
  }

  @Test func `of a source that is read for the first time only what happened since is news`() {
    var desk = desk()
    desk.send(.stuck, "today", from: "Ravi", through: "inbox", at: Desk.at("2026-11-24", "10:00"))
    desk.send(.stuck, "long ago", from: "Ravi", through: "inbox", at: Desk.at("2026-11-04", "10:00"))
    desk.memory.firstRead["inbox"] = nil
    #expect(thanks(desk)?.count == 1)
    desk.memory.firstRead["inbox"] = desk.now
    #expect(thanks(desk)?.count == 1)
  }

  @Test func `a headline that the manager wrote is not thanked for`() {
    var desk = desk()
    desk.send(.headline, "everybody on the migration", from: "Els")
    #expect(thanks(desk) == nil)
  }

  @Test func `a note of the future waits`() {
    var desk = desk()
    desk.send(.done, "too early", at: Desk.at("2026-11-24", "17:00"))
    #expect(thanks(desk) == nil)
  }

  @Test func `a promised note waits a month for its place, and is quoted once`() {
    var desk = Desk.friday(.en)
    let key = desk.send(.thanks, "to Ravi", from: "Marjan", at: Desk.at("2026-11-02", "10:00"))
    #expect(!desk.lines().joined().contains("to Ravi"))
    desk.acknowledged(key, on: "2026-11-02")
    #expect(desk.lines().joined().contains("to Ravi"))
    desk.memory.said += desk.update().said.map { Recalled($0, edition: "weekly", on: desk.slot.date) }
    #expect(!desk.lines().joined().contains("to Ravi"))
    desk.memory.said = []
    desk.acknowledged(key, on: "2026-10-26")
    #expect(!desk.lines().joined().contains("to Ravi"))
  }

  @Test func `quotes in the daily update are told once, as far as there is room`() {
    var desk = desk()
    desk.profile.editions = [.daily]
    for number in 1...9 {
      desk.send(.thanks, "number \(number)", at: Desk.at("2026-11-24", "1\(number % 5):0\(number)"))
    }
    let first = desk.update()
    #expect(desk.lines().filter { $0.hasPrefix("From colleagues") }.count == 5)
    #expect(first.summary.conclusion == .quiet(sources: 3, at: TimeOfDay(hour: 16, minute: 30) ?? .midnight))
    desk.memory.told = Set(first.told)
    desk.memory.said = first.said.map { Recalled($0, edition: "daily", on: Desk.date("2026-11-24")) }
    desk.now = Desk.at("2026-11-25", "16:30")
    desk.memory.since = Desk.at("2026-11-24", "16:30")
    let next = desk.lines().filter { $0.hasPrefix("From colleagues") }
    #expect(next.count == 4)
    #expect(Set(next).isDisjoint(with: Compose.word(first, in: .en).plainLines))
  }
}
