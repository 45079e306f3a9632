import Ledger
import Model

/// Decides what a channel of the operator is told now: what is new, what lasts and was not told for a day, what is over. Pure.
struct AlarmPlan: Sendable {
  var news: [Trouble] = []
  var still: [Trouble] = []
  var over: [AlarmKey] = []
  /// What the ledger records before the message is sent.
  var writes: [StoredAlarm] = []
  var gone: [AlarmKey] = []
  /// In UTC. Dates of another year are shown with their year.
  var today: CivilDate

  /// A trouble that lasts is told again after this time.
  static let again = Duration.seconds(86_400)

  var saysNothing: Bool { news.isEmpty && still.isEmpty && over.isEmpty }

  /// - Parameters:
  ///   - isLeftOut: whether a team is left out. Nobody can tell how it does, so what was told about it stays as it is.
  ///   - isKnown: whether the subject is still in the configuration. If it is not, its alarm is forgotten without a message.
  init(
    _ troubles: [Trouble], told: [StoredAlarm], now: Instant, isLeftOut: (TeamName) -> Bool = { _ in false },
    isKnown: (AlarmKey) -> Bool
  ) {
    today = CivilDateTime(utc: now).date
    var left = Dictionary(told.map { ($0.key, $0) }) { first, _ in first }
    var lasting: [(Trouble, StoredAlarm)] = []
    for trouble in troubles {
      guard let known = left.removeValue(forKey: trouble.key) else {
        news.append(trouble)
        continue
      }
      // Also new are a trouble that came back before its end was told, one that changed, and one whose message has not arrived.
      if known.detail == trouble.detail, known.hasArrived, !known.isOver {
        lasting.append((trouble, known))
      } else {
        news.append(trouble)
      }
    }
    for known in left.values.sorted(by: {
      ($0.key.kind, $0.key.team, $0.key.subject) < ($1.key.kind, $1.key.team, $1.key.subject)
    }) where !isLeftOut(known.key.team) {
      if known.hasArrived, isKnown(known.key) { over.append(known.key) } else { gone.append(known.key) }
    }
    let isDue = lasting.contains { $1.isPending || now.since($1.told) >= AlarmPlan.again }
    // Reminders wait for each other, so that they make one message a day, but none waits longer than a second day.
    let isEnough = lasting.allSatisfy { $1.isPending || now.since($1.told) >= AlarmPlan.again }
    let isOverdue = lasting.contains { now.since($1.told) >= AlarmPlan.again * 2 }
    if isDue, isEnough || isOverdue || !news.isEmpty || !over.isEmpty {
      still = lasting.filter { $1.isPending || now.since($1.told) >= AlarmPlan.again }.map(\.0)
    }
    let arrived = Set(told.filter(\.hasArrived).map(\.key))
    writes = (news + still).map { trouble in
      StoredAlarm(
        key: trouble.key, detail: trouble.detail, told: now, hasArrived: arrived.contains(trouble.key))
    }
    writes += over.map { StoredAlarm(key: $0, detail: "", told: now, hasArrived: true, isOver: true) }
  }
}
