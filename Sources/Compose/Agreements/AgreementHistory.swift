import Model

/// What delivered updates told of one decision, oldest first.
struct AgreementHistory {
  struct Entry {
    /// The stage as it was told, without its number: `slipping`.
    let word: String
    /// The step of the reminder, or after how many days it was asked whether the decision still holds; nil for other
    /// stages.
    let number: Int?
    /// The day from which the decision was to be in force; for the question whether it holds, the day it was realised.
    let day: CivilDate?
    let edition: EditionName
    let on: CivilDate
  }

  let entries: [Entry]

  static func byRecord(_ memory: Memory) -> [RecordKey: [Recalled]] {
    Dictionary(grouping: memory.said.filter { $0.said.topic == .agreement }, by: \.said.record)
  }

  init(of keys: [RecordKey], in told: [RecordKey: [Recalled]]) {
    let all = keys.flatMap { told[$0] ?? [] }
    entries = (keys.count > 1 ? all.sorted { $0.on < $1.on } : all).map { recalled in
      let parts = recalled.said.detail.split(separator: "-")
      let number = parts.last.flatMap { Int.digits($0) }
      let word = number == nil ? recalled.said.detail : parts.dropLast().joined(separator: "-")
      return Entry(word: word, number: number, day: recalled.said.day, edition: recalled.edition, on: recalled.on)
    }
  }

  private init(_ entries: [Entry]) { self.entries = entries }

  static let settling: Set<String> = ["realised", "withdrawn", "reopened"]

  /// Only what the readers of one edition have seen.
  func of(_ edition: EditionName) -> AgreementHistory { AgreementHistory(entries.filter { $0.edition == edition }) }

  var isEmpty: Bool { entries.isEmpty }
  func last(_ words: String...) -> Entry? { entries.last { words.contains($0.word) } }

  /// The last entry that told it as realised, withdrawn or open again.
  var lastSettled: Entry? { entries.last { Self.settling.contains($0.word) } }

  /// The stages whose lines name a day for the decision.
  static let dated: Set<String> = ["told", "moved", "slipping", "unproven", "starts-next", "starts-today"]

  /// What was told since it was last told as settled or open again. Reminders from before do not count.
  var current: AgreementHistory {
    guard let index = entries.lastIndex(where: { Self.settling.contains($0.word) }) else { return self }
    return AgreementHistory(Array(entries[(index + 1)...]))
  }
}

extension TrackedDecision {
  /// The first day within `time` that was named for the decision: by updates, as far as the day still stood when that
  /// time began, or as it is now. A decision that slipped and got another day has broken the first one, whatever its
  /// source says today.
  func dayNamed(in time: ClosedRange<CivilDate>) -> CivilDate? {
    let dated = history.entries.filter { AgreementHistory.dated.contains($0.word) && $0.day != nil }
    let named = dated.indices.filter { index in
      // A day that was told to be another one before the time began is left out: what was moved in time is no broken
      // word.
      !dated[(index + 1)...].contains { $0.day != dated[index].day && $0.on < time.lowerBound }
    }.compactMap { dated[$0].day }
    return (named + [day].compactMap { $0 }).filter(time.contains).min()
  }

  /// Whether it was in force on that day or before.
  func isKept(by day: CivilDate) -> Bool {
    if case .realised(let on, _, _) = state { on <= day } else { false }
  }
}

extension Agreement {
  /// How the stage is kept in the ledger, with the day that goes with it.
  var said: (day: CivilDate?, detail: String) {
    switch stage {
    case .slipping(let step, _), .unproven(let step, _): (due, "\(stage.word)-\(step)")
    case .stillHolds(let days): (realised, "\(stage.word)-\(days >= 90 ? 90 : 30)")
    default: (due, stage.word)
    }
  }
}
