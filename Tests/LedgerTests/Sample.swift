import Foundation
import Ledger
import Model
import TestKit

/// A ledger of its own in a temporary folder, and the values that tests put into it.
final class Desk {
  let folder: TemporaryFolder
  private var lock: StateLock?
  private(set) var ledger: Ledger

  init() throws {
    folder = try TemporaryFolder()
    let lock = try StateLock.acquire(directory: folder.path)
    self.lock = lock
    ledger = try Ledger.open(directory: folder.path, mode: .write(lock))
  }

  /// What a crash and a new start are to the file: nothing is closed in order, the lock falls, another one opens it.
  func crash() throws {
    lock?.release()
    let lock = try StateLock.acquire(directory: folder.path)
    self.lock = lock
    ledger = try Ledger.open(directory: folder.path, mode: .write(lock))
  }
}

/// The repository, found from where this file stands.
let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent()

/// Minutes after 2026-11-24 15:00 UTC, a Tuesday.
func minute(_ minutes: Int64) -> Instant { Instant(seconds: 1_795_532_400 + minutes * 60) }
func day(_ days: Int64, minute minutes: Int64 = 0) -> Instant { minute(days * 1440 + minutes) }

let utc = TeamCalendar(civil: { CivilDateTime(utc: $0) }, isWorkday: { _ in true })

func slot(_ date: String, _ edition: EditionName = "daily", team: TeamName = "desk") -> SlotKey {
  SlotKey(team: team, edition: edition, date: CivilDate(date) ?? CivilDate(dayNumber: 0))
}

let tuesday = slot("2026-11-24")
let wednesday = slot("2026-11-25")

func update(_ slot: SlotKey, readAt: Instant, told: [Told] = []) -> Update {
  Update(
    slot: slot, kind: .daily, teamName: "Desk", readAt: readAt, now: CivilDateTime(utc: readAt), lateness: .onTime,
    since: nil, summary: Summary(), sections: [], told: told)
}

func newPost(
  _ id: String, _ channel: ChannelName, notBefore: Instant? = nil, deadline: Instant = day(1)
) -> NewPost {
  NewPost(
    id: PostID(id), channel: channel, service: "slack",
    body: PostBody(contentType: "application/json", text: "{\"text\":\"\(id)\"}"), notBefore: notBefore,
    deadline: deadline)
}

func posting(
  _ slot: SlotKey, _ posts: [NewPost], at: Instant = minute(0), told: [Told] = [], how: DecidedHow = .schedule,
  leavesOthersOpen: Bool = false, again: Bool = false
) -> SlotDecision {
  SlotDecision(
    slot: slot, nominal: at, how: how,
    verdict: .post(
      SlotPosting(
        update: update(slot, readAt: at, told: told), posts: posts, leavesOthersOpen: leavesOthersOpen, again: again)))
}

func item(_ id: String, _ state: ItemState = .active, title: String = "Replace the switch") -> Record {
  .item(Item(key: key(id), title: UntrustedText(title), state: state))
}

func key(_ id: String, _ kind: RecordKind = .item, source: SourceName = "planning") -> RecordKey {
  RecordKey(source: source, kind: kind, id: id)
}

func snapshot(
  _ at: Instant, _ records: [Record], complete: Bool = true, goneIsFinished: Bool = false, team: TeamName = "desk"
) -> Snapshot {
  let completeness = Completeness(
    complete: complete, goneIsFinished: goneIsFinished ? [.item] : [], listed: [.item, .milestone])
  return Snapshot(
    team: team, at: at,
    readings: [Reading(source: "planning", title: "Planning", at: at, outcome: .read(records, completeness))])
}

extension Ledger {
  /// Takes what is due and settles it as delivered.
  func deliverAll(at now: Instant) async throws {
    for _ in 0..<1_000 {
      let claims = try await processOutbox(claiming: ClaimLimit(places: 8), now: now).claims
      if claims.isEmpty { return }
      _ = try await processOutbox(
        settling: claims.map { $0.settled(.delivered(confirmed: true, reference: nil)) }, now: now)
    }
    throw NeverCame("there was always one more post to take")
  }

  func claim(_ places: Int = 8, busy: Set<ChannelName> = [], now: Instant) async throws -> [String] {
    let limit = ClaimLimit(
      places: places, admit: { busy.contains($0.channel) ? nil : Destination(Secret($0.channel.text)) })
    return try await processOutbox(claiming: limit, now: now).claims.map(\.post.text)
  }

  func state(_ id: String) async throws -> PostState? {
    try await posts(PostFilter(id: PostID(id))).first?.state
  }
}

extension Claim {
  func settled(_ next: Settlement.Next, why: String? = nil) -> Settlement {
    let outcome: Outcome =
      switch next {
      case .delivered(let confirmed, let reference): .delivered(confirmed: confirmed, reference: reference)
      case .refused: .refused(why: why ?? "")
      case .fallback: .unknown(why: why ?? "")
      case .again, .expired: .later(why: why ?? "", after: nil)
      case .repeated, .held, .sought: .unknown(why: why ?? "")
      }
    return Settlement(post: post, attempt: attempt, outcome: outcome, next: next, why: why)
  }
}
