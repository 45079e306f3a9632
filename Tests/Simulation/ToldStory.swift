import Almanac
import Compose
import Foundation
import Ledger
import Model
import TestKit

/// Some time of a simulated desk, told by the program's own parts on a real ledger: remember, recall, choose, decide,
/// deliver.
package final class ToldStory {
  package struct Told: Sendable {
    package let slot: SlotKey
    package let update: Update
    package let lines: [String]
    /// What the team's systems showed when the update was made.
    package let snapshot: Snapshot
  }

  package let desk: SimulatedDesk
  package private(set) var told: [Told] = []
  private var firstLook: Snapshot?
  private let folder: TemporaryFolder
  private let lock: StateLock
  package let ledger: Ledger

  package static let team: TeamName = "servicedesk"

  package init(_ desk: SimulatedDesk) throws {
    self.desk = desk
    folder = try TemporaryFolder()
    lock = try StateLock.acquire(directory: folder.path)
    ledger = try Ledger.open(directory: folder.path, mode: .write(lock))
  }

  package func run() async throws {
    // The systems were read before the first update.
    if let day = desk.workdays.first {
      let look = desk.snapshot(at: desk.at(day.adding(days: -1), 16), team: Self.team)
      try await ledger.ingest(look, calendar: TeamCalendar(desk.calendar))
      firstLook = look
    }
    for day in desk.workdays {
      // The last workday of a week has its note.
      let monday = day.adding(days: 8 - day.weekday.rawValue)
      if !(1..<monday.days(since: day)).contains(where: { desk.calendar.isWorkday(day.adding(days: $0)) }) {
        try await tell(SlotKey(team: Self.team, edition: "weekly", date: day), .weekly, at: desk.at(day, 15, 30))
      }
      try await tell(SlotKey(team: Self.team, edition: "daily", date: day), .daily, at: desk.at(day, 16, 30))
    }
  }

  package func close() throws {
    try ledger.close()
    lock.release()
  }

  /// What readers of a language had before them, and what the systems showed. The first reading had no update.
  package func pages(in language: Language) -> [Page] {
    let slot = SlotKey(team: Self.team, edition: "", date: desk.first.adding(days: -1))
    let first = firstLook.map { Page(slot: slot, kind: .daily, at: $0.at, readings: $0.readings, lines: []) }
    return [first].compactMap { $0 }
      + told.map { one in
        let lines = language == desk.language ? one.lines : Compose.word(one.update, in: language).plainLines
        return Page(
          slot: one.slot, kind: one.update.kind, at: one.snapshot.at, readings: one.snapshot.readings, lines: lines)
      }
  }

  private func tell(_ slot: SlotKey, _ kind: EditionKind, at now: Instant) async throws {
    let calendar = TeamCalendar(desk.calendar)
    let snapshot = desk.snapshot(at: now, team: Self.team)
    try await ledger.ingest(snapshot, calendar: calendar)
    let memory = try await ledger.memory(for: slot, at: now)
    let update = Compose.choose(
      snapshot, memory: memory, occasion: Occasion(slot: slot, kind: kind, now: now, calendar: calendar),
      profile: desk.profile)
    let lines = Compose.word(update, in: desk.language).plainLines
    told.append(Told(slot: slot, update: update, lines: lines, snapshot: snapshot))
    try await deliver(update, slot, at: now)
  }

  private func deliver(_ update: Update, _ slot: SlotKey, at now: Instant) async throws {
    let post = NewPost(
      id: PostID("\(slot.edition)-\(slot.date)"), channel: "chat", service: "paper",
      body: PostBody(contentType: "text/plain", text: "-"), deadline: now.adding(.seconds(3600)))
    _ = try await ledger.decide(
      [
        SlotDecision(
          slot: slot, nominal: now, how: .schedule, verdict: .post(SlotPosting(update: update, posts: [post])))
      ], now: now)
    let claims = try await ledger.processOutbox(claiming: ClaimLimit(places: 1), now: now).claims
    _ = try await ledger.processOutbox(
      settling: claims.map {
        Settlement(
          post: $0.post, attempt: $0.attempt, outcome: .delivered(confirmed: true, reference: nil),
          next: .delivered(confirmed: true, reference: nil), why: nil)
      }, now: now)
  }
}

extension SimulatedDesk {
  /// December to May, because that has Christmas, Easter, both clock changes and King's Day.
  package static func halfYear(_ language: Language) throws -> SimulatedDesk {
    try desk(language, from: "2026-12-01", through: "2027-05-31")
  }

  /// - Parameter busy: how many times as many calls as usual come in.
  package static func desk(
    _ language: Language, from first: String, through last: String, busy: Double = 1
  ) throws -> SimulatedDesk {
    let free = [
      "2026-12-25", "2026-12-26", "2027-01-01", "2027-03-26", "2027-03-29", "2027-04-27", "2027-05-06", "2027-05-17",
    ]
    let calendar = WorkCalendar(
      zone: try zone(), workdays: [.mon, .tue, .wed, .thu, .fri],
      daysOff: Dictionary(uniqueKeysWithValues: try free.map { (try date($0), UntrustedText("feestdag")) }))
    return SimulatedDesk(
      seed: 48, language: language, calendar: calendar, from: try date(first), through: try date(last),
      traits: DeskTraits(busy: busy))
  }

  private static func date(_ text: String) throws -> CivilDate {
    guard let date = CivilDate(text) else { throw NoDate(text: text) }
    return date
  }

  private struct NoDate: Error { let text: String }
}
