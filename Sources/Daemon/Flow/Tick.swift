import Almanac
import Deliver
import Ledger
import Model

/// What one tick came to, for the log.
struct TickReport: Sendable {
  /// Everything that was due up to here has been looked at.
  let at: Instant
  var results: [SlotDecisionResult] = []
  var missed: [(SlotKey, String)] = []
  var skipped: [(SlotKey, String)] = []
  var notes: [String] = []
}

extension Desk {
  /// Decides everything that is due: composes, then commits slots, updates and posts together.
  func tick() async throws(LedgerError) -> TickReport {
    let now = clock.now()
    let planned = try await planned(now)
    var report = TickReport(at: now)
    guard !planned.isEmpty else { return report }
    var decisions: [SlotDecision] = []
    var posting: [(PlannedSlot, Assignment)] = []
    for slot in planned {
      switch slot.fate {
      case .missed(let why):
        report.missed.append((slot.slot, why))
        decisions.append(slot.decision(.missed(why: why)))
      case .skipped(let why):
        report.skipped.append((slot.slot, why))
        decisions.append(slot.decision(.skipped(why: why)))
      case .post(let lateness):
        if let assignment = try await assignment(slot, lateness, now: now) { posting.append((slot, assignment)) }
      }
    }
    let compositions = try await compose(posting.map(\.1))
    // Called off halfway, sources seem to have failed: nothing is decided, and the next run makes it up.
    guard !Task.isCancelled else { return TickReport(at: now) }
    for ((slot, _), composition) in zip(posting, compositions) {
      report.notes += composition.notes
      decisions.append(slot.decision(.post(composition.posting(deadline: slot.deadline))))
    }
    report.results = try await ledger.decide(decisions, marks: planned.map(\.mark), now: now)
    wakeCourier()
    return report
  }

  /// What became due since each edition's own mark. An edition that is new, or whose time was changed, starts now.
  private func planned(_ now: Instant) async throws(LedgerError) -> [PlannedSlot] {
    let teams = current.world.teams
    let marks = try await ledger.marks(
      teams.flatMap { team in team.editions.map { $0.mark(of: team) } }, now: now)
    return teams.flatMap { team in Planner.due(of: team, now: now) { marks[$0.mark(of: team)] } }
  }

  /// Nil when every channel has its post already, because somebody triggered the slot by hand.
  private func assignment(
    _ planned: PlannedSlot, _ lateness: Lateness, now: Instant
  ) async throws(LedgerError) -> Assignment? {
    let open = Set(try await ledger.openChannels(planned.slot, of: planned.team.channels.map(\.name)))
    guard !open.isEmpty else { return nil }
    return Assignment(
      team: planned.team, edition: planned.edition, slot: planned.slot, now: now,
      late: lateness == .late ? planned.occurrence.nominal : nil,
      channels: planned.team.channels.filter { open.contains($0.name) })
  }
}

extension Edition {
  fileprivate func mark(of team: Team) -> EditionMark {
    EditionMark(team: team.name, edition: name, schedule: text)
  }
}

extension PlannedSlot {
  fileprivate var mark: EditionMark { edition.mark(of: team) }

  fileprivate func decision(_ verdict: SlotDecision.Verdict) -> SlotDecision {
    SlotDecision(slot: slot, nominal: occurrence.at, how: .schedule, verdict: verdict)
  }
}
