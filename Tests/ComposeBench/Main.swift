import Almanac
import Compose
import Dispatch
import Ledger
import Model
import Simulation

/// What composing costs: one update from 500 records and a year of memory, and ten thousand of them on all cores.
@main struct ComposeBench {
  static func main() async throws {
    let desk = try SimulatedDesk.desk(.nl, from: "2026-06-01", through: "2027-05-31", busy: 1.2)
    let story = try ToldStory(desk)
    try await story.run()
    let now = desk.at(desk.last, 16, 30)
    let slot = SlotKey(team: ToldStory.team, edition: "extra", date: desk.last)
    let snapshot = desk.snapshot(at: now, team: ToldStory.team)
    var recalled = try await story.ledger.memory(for: slot, at: now)
    // The edition's own memory is the daily's.
    recalled.since = desk.at(desk.workdays.dropLast().last ?? desk.first, 16, 30)
    let memory = recalled
    try story.close()

    let occasion = Occasion(
      slot: SlotKey(team: slot.team, edition: "daily", date: slot.date), kind: .daily, now: now,
      calendar: TeamCalendar(desk.calendar))
    let profile = desk.profile
    let language = desk.language
    @Sendable func compose() -> Int {
      let update = Compose.choose(snapshot, memory: memory, occasion: occasion, profile: profile)
      return Compose.word(update, in: language).plainLines.count
    }

    let clock = ContinuousClock()
    var lines = 0
    let runs = (0..<301).map { _ in clock.measure { lines += compose() } }.sorted()
    let records = snapshot.readings.reduce(0) { $0 + $1.records.count }
    print(
      "one=\(milliseconds(runs[150])) records=\(records) said=\(memory.said.count) days=\(memory.history.values.map(\.count).max() ?? 0)"
    )
    let all = clock.measure {
      DispatchQueue.concurrentPerform(iterations: 10_000) { _ in if compose() == 0 { print("empty") } }
    }
    print("tenthousand=\(milliseconds(all))")
  }

  private static func milliseconds(_ time: Duration) -> String {
    let micro = time.components.seconds * 1_000_000 + time.components.attoseconds / 1_000_000_000_000
    return "\(micro / 1000).\(String(1000 + micro % 1000).dropFirst())"
  }
}
