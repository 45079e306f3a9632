import Almanac
import Model

extension PlannedSlot.Fate {
  /// The same fate, or missed if there is a reason against posting.
  fileprivate func orMissed(_ why: @autoclosure () -> String?) -> Self {
    guard case .post = self, let why = why() else { return self }
    return .missed(why)
  }
}

/// Finds the slots that are due. Pure, so the daemon and everybody who asks beforehand use the same rules.
package enum Planner {
  /// Until this long after its time a slot counts as on time.
  package static let grace = Duration.seconds(60)

  /// The slots of a team that became due after each edition's mark, until `now`. An edition without a mark has none.
  package static func due(of team: Team, now: Instant, mark: (Edition) -> Mark?) -> [PlannedSlot] {
    EditionKind.allCases.flatMap { kind in
      let editions = team.editions.filter { $0.kind == kind }
      let due = editions.map { edition in mark(edition).map { edition.due(since: $0, through: now) } ?? [] }
      let doubles = doubles(of: editions, due)
      return zip(editions, due).enumerated().flatMap { line, plan -> [PlannedSlot] in
        let (edition, occurrences) = plan
        let deadlines = occurrences.map { edition.schedule.deadline(of: $0, kind: kind) }
        let fates = fates(of: Array(zip(occurrences, deadlines)), now: now, name: edition.name.text)
        return occurrences.indices.map { index in
          let occurrence = occurrences[index]
          let double = doubles[CoincidingSlots.Part(line: line, occurrence: occurrence)]
          return PlannedSlot(
            team: team, edition: edition, occurrence: occurrence, deadline: deadlines[index],
            fate: double.map { .skipped($0) }
              ?? fates[index].orMissed(
                team.missedInQuietHours(team.channels, from: now, deadline: deadlines[index])))
        }
      }
    }
  }

  /// The fates, oldest first, of slots that count as one edition's: the newest is posted until its deadline, older ones are
  /// missed.
  package static func fates(
    of slots: [(occurrence: Occurrence, deadline: Instant)], now: Instant, name: String
  ) -> [PlannedSlot.Fate] {
    slots.enumerated().map { index, slot in
      if index < slots.count - 1 { return .missed("Dagpost was not running, and a newer \(name) was due since") }
      if now >= slot.deadline { return .missed("Dagpost was not running until after the deadline of this slot") }
      return .post(now.since(slot.occurrence.at) > grace ? .late : .onTime)
    }
  }

  /// Slots of editions of one kind that fall on the same instant become one post. Tells for each slot that is merged into
  /// another, why it is skipped.
  static func doubles(of editions: [Edition], _ occurrences: [[Occurrence]]) -> [CoincidingSlots.Part: String] {
    guard editions.count > 1 else { return [:] }
    let parts = occurrences.enumerated().flatMap { line, found in
      found.map { CoincidingSlots.Part(line: line, occurrence: $0) }
    }
    return CoincidingSlots.of(parts).reduce(into: [:]) { doubles, meeting in
      let why =
        "it falls on the same moment as \(editions[meeting.first.line].name) of \(meeting.first.occurrence.nominal.words)"
      for part in meeting.others { doubles[part] = why }
    }
  }

  /// When the next slot of any team is due after `now`; nil when there is none.
  package static func next(in world: World, after now: Instant) -> Instant? { next(of: world.teams, after: now) }

  package static func next(of teams: [Team], after now: Instant) -> Instant? {
    teams.lazy.flatMap(\.editions).compactMap { $0.schedule.next(after: now)?.at }.min()
  }
}

extension Edition {
  fileprivate func due(since mark: Mark, through now: Instant) -> [Occurrence] {
    guard let wall = mark.wall else { return schedule.due(after: mark.at, through: now) }
    return schedule.due(afterReaching: wall, through: now)
  }
}

extension CivilDateTime {
  /// As `2026-03-29 02:30`.
  package var words: String { "\(date) \(time)" }
}
