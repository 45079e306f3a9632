import Almanac
import HTTP
import Ledger
import Model
import Services
import Teams

extension Desk {
  /// Decides every slot that is due: composes the updates, then commits slots, updates and posts together.
  package func tick() async throws(LedgerError) -> TickReport {
    try await noteClock()
    let now = clock.now()
    let restoration = try await restoration()
    let planned = try await planned(now)
    var report = TickReport(at: now)
    guard !planned.isEmpty else { return report }
    var decisions: [SlotDecision] = []
    var posting: [(slot: PlannedSlot, assignment: Assignment, leavesOthersOpen: Bool)] = []
    for slot in planned {
      switch slot.fate {
      case .missed(var why):
        if let doubt = slot.doubt(restoration, now: now) { why += "; \(doubt)" }
        report.missed.append((slot.slot, why))
        decisions.append(slot.decision(.missed(why: why)))
      case .skipped(let why):
        report.skipped.append((slot.slot, why))
        decisions.append(slot.decision(.skipped(why: why)))
      case .post:
        let open = try await openChannels(slot)
        if let why = slot.team.missedInQuietHours(open, from: now, deadline: slot.deadline) {
          report.missed.append((slot.slot, why))
          decisions.append(slot.decision(.missed(why: why)))
          continue
        }
        let assignments = assignments(slot, to: open, now: now)
        posting += assignments.enumerated().map { (slot, $1, $0 < assignments.count - 1) }
      }
    }
    let compositions = await compose(posting.map(\.assignment))
    // In a cancelled task, sources seem to have failed. So nothing is decided, and the next run makes the slots up.
    guard !Task.isCancelled else { return TickReport(at: now) }
    let world = current.world
    // A team that is left out keeps its marks, so that its slots are made up if it is back before their deadlines.
    var marks = planned.filter { !world.isLeftOut($0.team.name) }.reduce(into: [EditionMark: CivilDateTime]()) {
      $0[$1.mark] = $1.team.reached(by: now)
    }
    var refused: Set<SlotKey> = []
    for (one, composition) in zip(posting, compositions) {
      do throws(LedgerError) {
        let composition = try composition.get()
        report.warnings += composition.warnings
        let doubt = one.slot.doubt(restoration, now: now)
        if let doubt { report.held.append((one.slot.slot, doubt)) }
        let posting = composition.posting(
          deadline: one.slot.deadline, leavesOthersOpen: one.leavesOthersOpen, heldBecause: doubt)
        report.waiting += posting.posts.filter { $0.heldBecause == nil }.compactMap { post in
          post.notBefore.map { (one.slot.slot, post.channel, one.slot.team.calendar.civil($0)) }
        }
        decisions.append(one.slot.decision(.post(posting)))
      } catch {
        report.troubles.append(try error.onlyRefused(of: one.slot.team.name))
        // The slot keeps its mark too, so the next tick finds it due again, with all its channels.
        refused.insert(one.slot.slot)
        marks[one.slot.mark] = nil
      }
    }
    decisions.removeAll { refused.contains($0.slot) }
    try await decide(decisions, marks: marks, now: now, into: &report)
    report.missed.removeAll { slot, _ in report.results.contains { $0.wasDecidedBefore(slot) } }
    wakeCourier()
    return report
  }

  /// Writes all in one commit. If the ledger refuses that, each team gets its own commit, so that no team stops the others.
  private func decide(
    _ decisions: [SlotDecision], marks: [EditionMark: CivilDateTime], now: Instant, into report: inout TickReport
  ) async throws(LedgerError) {
    do throws(LedgerError) {
      report.results = try await ledger.decide(decisions, marks: marks, now: now)
    } catch {
      guard error.kind == .refused else { throw error }
      for team in Set(marks.keys.map(\.team) + decisions.map(\.slot.team)).sorted(by: { $0.text < $1.text }) {
        do throws(LedgerError) {
          report.results += try await ledger.decide(
            decisions.filter { $0.slot.team == team }, marks: marks.filter { $0.key.team == team }, now: now)
        } catch {
          report.troubles.append(try error.onlyRefused(of: team))
        }
      }
    }
  }

  /// The slots that are due since each edition's mark. An edition that is new, or whose schedule was changed, starts now.
  private func planned(_ now: Instant) async throws(LedgerError) -> [PlannedSlot] {
    let teams = current.world.teams
    var editions: [EditionMark: CivilDateTime] = [:]
    for team in teams {
      let wall = team.reached(by: now)
      for edition in team.editions { editions[edition.mark(of: team)] = wall }
    }
    let world = current.world
    let marks = try await ledger.marks(editions, isLeftOut: world.isLeftOut, now: now)
    let pauses = try await ledger.pauses()
    return teams.flatMap { team in
      Planner.due(of: team, now: now) { marks[$0.mark(of: team)] }.map { $0.held(by: pauses[team.name]) }
    } + (try await missed(by: world.leftOut, marks, pauses, now: now))
  }

  /// Slots that teams which are left out have missed, for editions whose schedules the ledger knows. A slot stays undecided
  /// until its deadline, so it is still posted if the mistake is corrected by then.
  private func missed(
    by teams: [Team], _ marks: [EditionMark: Mark], _ pauses: [TeamName: TeamPause], now: Instant
  ) async throws(LedgerError) -> [PlannedSlot] {
    let due = teams.flatMap { team in
      Planner.due(of: team, now: now) { marks[$0.mark(of: team)] }.map { $0.held(by: pauses[team.name]).ofLeftOut }
    }
    let known = try await ledger.states(of: due.map(\.slot))
    return due.filter { slot in
      if case .post = slot.fate { return false }
      return known[slot.slot] == nil
    }
  }

  /// The channels that have no post of this slot yet. None when a person has already triggered the slot for all of them.
  private func openChannels(_ planned: PlannedSlot) async throws(LedgerError) -> [Channel] {
    let channels = planned.team.channels
    let open = Set(try await ledger.openChannels(planned.slot, of: channels.map(\.name)))
    return channels.filter { open.contains($0.name) }
  }

  /// One assignment for each moment at which posts of the slot go out, so that "today" means the day of that moment.
  private func assignments(_ planned: PlannedSlot, to channels: [Channel], now: Instant) -> [Assignment] {
    let team = planned.team
    return team.departures(to: channels, from: now, before: planned.deadline).map { departure in
      let usual = departure.channels.map { team.opening(of: $0, from: planned.occurrence.at) }.min()
      let isLate = departure.at.since(usual ?? departure.at) > Planner.grace
      return Assignment(
        team: team, edition: planned.edition, slot: planned.slot, now: now, goesOut: departure.at,
        late: isLate ? planned.occurrence.nominal : nil, channels: departure.channels)
    }
  }
}

extension SlotDecisionResult {
  fileprivate func wasDecidedBefore(_ slot: SlotKey) -> Bool {
    if case .alreadyDecided(slot, _) = self { true } else { false }
  }
}

extension LedgerError {
  /// The same error about one team. An error that concerns the whole ledger is thrown instead.
  fileprivate func onlyRefused(of team: TeamName) throws(LedgerError) -> LedgerError {
    guard kind == .refused else { throw self }
    return LedgerError(.refused, "\(team): \(sentence)")
  }
}

extension Team {
  /// The latest local time that the team's zone has shown by `now`.
  fileprivate func reached(by now: Instant) -> CivilDateTime { workCalendar.zone.reached(by: now) }
}

extension Edition {
  package func mark(of team: Team) -> EditionMark {
    EditionMark(team: team.name, edition: name, schedule: text)
  }
}

extension PlannedSlot {
  fileprivate var mark: EditionMark { edition.mark(of: team) }

  /// Why the slot may already have been posted; nil when it surely has not.
  fileprivate func doubt(_ restoration: Restoration?, now: Instant) -> String? {
    guard let restoration, restoration.covers(slot, due: occurrence.at, on: team.calendar, now: now) else { return nil }
    return restoration.reason
  }

  fileprivate func decision(_ verdict: SlotDecision.Verdict) -> SlotDecision {
    SlotDecision(slot: slot, nominal: occurrence.at, how: .schedule, verdict: verdict)
  }
}
