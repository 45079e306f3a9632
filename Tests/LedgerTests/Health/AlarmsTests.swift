import Ledger
import Model
import Testing

/// What the ledger knows of alarms.
struct AlarmsTests {
  private let broken = AlarmKey(kind: "broken", team: "desk", subject: "chat")
  private let silent = AlarmKey(kind: "silent", team: "desk", subject: "")

  private func words(_ desk: Desk, _ channel: ChannelName = "mail") async throws -> [String] {
    try await desk.ledger.alarms(to: channel).map {
      "\($0.key.kind) \($0.detail)\($0.isPending ? " pending" : "")\($0.hasArrived ? " arrived" : "")\($0.isOver ? " over" : "")"
    }
  }

  @Test func `what a message tells is pending until it has arrived`() async throws {
    let desk = try Desk()
    try await desk.ledger.tell([StoredAlarm(key: broken, detail: "1", told: minute(0))], to: "mail")
    try desk.crash()
    #expect(try await words(desk) == ["broken 1 pending"])
    try await desk.ledger.alarmsArrived(at: "mail")
    #expect(try await words(desk) == ["broken 1 arrived"])
  }

  @Test func `one trouble is one row a channel`() async throws {
    let desk = try Desk()
    for detail in ["1", "2"] {
      try await desk.ledger.tell([StoredAlarm(key: broken, detail: detail, told: minute(0))], to: "mail")
    }
    try await desk.ledger.tell([StoredAlarm(key: broken, detail: "3", told: minute(0))], to: "chat")
    #expect(try await words(desk) == ["broken 2 pending"])
    #expect(try await words(desk, "chat") == ["broken 3 pending"])
  }

  @Test func `what is over is forgotten once that has arrived`() async throws {
    let desk = try Desk()
    try await desk.ledger.tell([StoredAlarm(key: broken, detail: "1", told: minute(0))], to: "mail")
    try await desk.ledger.alarmsArrived(at: "mail")
    try await desk.ledger.tell(
      [
        StoredAlarm(key: broken, detail: "", told: minute(1), hasArrived: true, isOver: true),
        StoredAlarm(key: silent, detail: "", told: minute(1)),
      ], to: "mail")
    #expect(try await words(desk) == ["broken  pending arrived over", "silent  pending"])
    try await desk.ledger.alarmsArrived(at: "mail")
    #expect(try await words(desk) == ["silent  arrived"])
    try await desk.ledger.tell([], forgetting: [silent], to: "mail")
    #expect(try await words(desk) == [])
  }

  @Test func `channels that get no alarms any more are forgotten`() async throws {
    let desk = try Desk()
    for channel in ["mail", "chat"] as [ChannelName] {
      try await desk.ledger.tell([StoredAlarm(key: broken, detail: "1", told: minute(0))], to: channel)
    }
    try await desk.ledger.keepAlarms(of: ["chat"])
    #expect(try await words(desk) == [])
    #expect(try await words(desk, "chat").count == 1)
  }
}
