import Foundation
import Ledger
import Model
import Reactor

/// A state directory with so many posts, each to a channel of its own, and the same for curl.
struct Preparing: Sendable {
  let folder: String
  let port: Int
  let count: Int

  static let bodySize = 2048

  static func team(_ number: Int) -> TeamName { TeamName("team-\(number)") }
  static func address(_ number: Int, _ port: Int) -> String { "http://127.0.0.1:\(port)/hooks/team-\(number)" }
  static func id(_ number: Int) -> PostID { PostID("post-\(number)") }

  func prepare() async throws {
    try FileManager.default.createDirectory(atPath: folder + "/bodies", withIntermediateDirectories: true)
    let bodies = (1...count).map(body)
    for (index, body) in bodies.enumerated() {
      try Data(body.utf8).write(to: URL(fileURLWithPath: "\(folder)/bodies/\(index + 1)"))
    }
    try Data(curl().utf8).write(to: URL(fileURLWithPath: folder + "/curl.conf"))
    let lock = try StateLock.acquire(directory: folder + "/state")
    let ledger = try Ledger.open(directory: folder + "/state", mode: .write(lock))
    let now = WallClock.machine.now()
    _ = try await ledger.decide(bodies.enumerated().map { decision($0.offset + 1, $0.element, now) }, now: now)
    try ledger.close()
    lock.release()
  }

  private func body(_ number: Int) -> String {
    let start = #"{"type":"dagpost.update","version":1,"post":"\#(Preparing.id(number))","text":""#
    let words = "Mail migration: 240 of 300 mailboxes moved; the rest goes tonight (Joost). "
    let room = Preparing.bodySize - start.utf8.count - 2
    return start + String(repeating: words, count: room / words.utf8.count + 1).prefix(room) + "\"}"
  }

  private func decision(_ number: Int, _ body: String, _ now: Instant) -> SlotDecision {
    let today = CivilDateTime(utc: now)
    let slot = SlotKey(team: Preparing.team(number), edition: "daily", date: today.date)
    let post = NewPost(
      id: Preparing.id(number), channel: "chat", service: "webhook",
      body: PostBody(contentType: "application/json; charset=utf-8", text: body), deadline: now.adding(.seconds(86_400))
    )
    let update = Update(
      slot: slot, kind: .daily, teamName: "Team \(number)", readAt: now, now: today, lateness: .onTime,
      since: nil, summary: Summary(), sections: [], told: [])
    return SlotDecision(
      slot: slot, nominal: now, how: .schedule, verdict: .post(SlotPosting(update: update, posts: [post])))
  }

  /// The same requests: method, address, headers, body.
  private func curl() -> String {
    (1...count).map { number in
      """
      url = "\(Preparing.address(number, port))"
      data-binary = "@\(folder)/bodies/\(number)"
      header = "Content-Type: application/json; charset=utf-8"
      header = "Idempotency-Key: \(Preparing.id(number))"
      output = "/dev/null"

      """
    }.joined(separator: "next\n")
  }
}
