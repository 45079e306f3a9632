import Almanac
import HTTP
import Ledger
import Model
import Services
import Teams

extension Desk {
  /// Decides everything that is due: composes, then commits slots, updates and posts together.
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
    // Called off halfway, sources seem to have failed: nothing is decided, and the next run makes it up.
    guard !Task.isCancelled else { return TickReport(at: now) }
    let world = current.world
    // Of a team that is left out the mark stays, so that what is still open is made up once it is back.
    var marks = planned.filter { !world.isLeftOut($0.team.name) }.reduce(into: [EditionMark: CivilDateTime]()) {
      $0[$1.mark] = $1.team.reached(by: now)
    }
    var refused: Set<SlotKey> = []
    for (one, composition) in zip(posting, compositions) {
      do throws(LedgerError) {
        let composition = try composition.get()
        report.notes += composition.notes
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
        // It is due again, with all its channels, at the next look.
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

  /// All in one commit. When the ledger refuses that, each team in its own, so that one does not keep the others waiting.
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

  /// What became due since each edition's own mark. An edition that is new, or whose time was changed, starts now.
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

  /// What teams miss that are left out, of editions whose times are those that the ledger knows. Until its deadline a slot stays open:
  /// whoever mends the mistake by then still gets it posted.
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

  /// None when every channel has its post already, because somebody triggered the slot by hand.
  private func openChannels(_ planned: PlannedSlot) async throws(LedgerError) -> [Channel] {
    let channels = planned.team.channels
    let open = Set(try await ledger.openChannels(planned.slot, of: channels.map(\.name)))
    return channels.filter { open.contains($0.name) }
  }

  /// One for each moment at which posts of the slot go out, so that each says "today" of its own day.
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
  /// A mistake about one team, told as such; anything else concerns all and is thrown.
  fileprivate func onlyRefused(of team: TeamName) throws(LedgerError) -> LedgerError {
    guard kind == .refused else { throw self }
    return LedgerError(.refused, "\(team): \(sentence)")
  }
}

extension Team {
  /// What the team's wall has shown so far.
  fileprivate func reached(by now: Instant) -> CivilDateTime { workCalendar.zone.reached(by: now) }
}

extension Edition {
  package func mark(of team: Team) -> EditionMark {
    EditionMark(team: team.name, edition: name, schedule: text)
  }
}

extension PlannedSlot {
  fileprivate var mark: EditionMark { edition.mark(of: team) }

  /// Why it may have been posted already; nil when it surely was not.
  fileprivate func doubt(_ restoration: Restoration?, now: Instant) -> String? {
    guard let restoration, restoration.covers(slot, due: occurrence.at, on: team.calendar, now: now) else { return nil }
    return restoration.reason
  }

  fileprivate func decision(_ verdict: SlotDecision.Verdict) -> SlotDecision {
    SlotDecision(slot: slot, nominal: occurrence.at, how: .schedule, verdict: verdict)
  }
}
