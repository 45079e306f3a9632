import Almanac
import Model
import Teams

/// Why something cannot be paused or skipped, and what can.
extension Team {
  func objection(toPauseUntil until: CivilDate, now: Instant) -> String? {
    let today = calendar.civil(now).date
    if until <= today {
      return "\(name): --until \(until) is not after today, \(today). It is the day on which it is posted again."
    }
    return until.days(since: today) > 400
      ? "\(name): --until \(until) is more than 400 days away; give an earlier day, or take the team's editions out of "
        + "the configuration."
      : nil
  }

  /// The celebration notes, unless an edition is named.
  package func editions(toSkip request: SkipRequest) -> Result<[Edition], Refusal> {
    let names = editions.map(\.name.text).joined(separator: ", ")
    if let name = request.edition {
      guard let edition = edition(name) else {
        return .failure(Refusal(sentences: ["\(self.name) has no edition \"\(name)\"; it has \(names)."]))
      }
      return .success([edition])
    }
    let notes = editions.filter { $0.kind == .weekly }
    guard !notes.isEmpty else {
      return .failure(
        Refusal(sentences: ["\(name) has no celebration note. Say what is to be skipped: --edition \(names)."]))
    }
    return .success(notes)
  }

  func nothingToSkip(_ editions: [Edition], on date: CivilDate?, now: Instant) -> String {
    let next = editions.compactMap { $0.schedule.next(after: now) }.min { $0.at < $1.at }
    let names = editions.map(\.name.text).joined(separator: " or ")
    let others = self.editions.filter { other in
      date.map { other.schedule.occurrence(on: $0) != nil } ?? false
    }
    return "\(name) has no \(names)\(date.map { " on \($0)" } ?? "")"
      + (next.map { "; the next is on \($0.date.weekday.word) \($0.date)" } ?? "") + "."
      + (others.first.map { " Its \($0.name) of that day is skipped with --edition \($0.name)." } ?? "")
  }
}
