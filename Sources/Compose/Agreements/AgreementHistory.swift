import Model

/// What delivered updates told of one decision, oldest first.
struct AgreementHistory {
  struct Entry {
    /// The stage without its number: `slipping`.
    let word: String
    /// The step, or the days after which it was asked whether it holds.
    let number: Int?
    /// The day from which it was to be in force; of the question whether it holds, the day it was realised.
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

  /// What the readers of one edition have seen.
  func of(_ edition: EditionName) -> AgreementHistory { AgreementHistory(entries.filter { $0.edition == edition }) }

  var isEmpty: Bool { entries.isEmpty }
  func last(_ words: String...) -> Entry? { entries.last { words.contains($0.word) } }

  /// Whether it was realised, withdrawn or open again, as it was told last.
  var lastSettled: Entry? { entries.last { Self.settling.contains($0.word) } }

  /// What named a day for it.
  static let dated: Set<String> = ["told", "moved", "slipping", "unproven", "starts-next", "starts-today"]

  /// Since it was last told as settled or open again: reminders from before do not count.
  var current: AgreementHistory {
    guard let index = entries.lastIndex(where: { Self.settling.contains($0.word) }) else { return self }
    return AgreementHistory(Array(entries[(index + 1)...]))
  }
}

extension TrackedDecision {
  /// The first of its days within a time, of those that updates named and that still stood when that time began, and of the one
  /// that it has now. A decision that slipped and got another day has broken the first, whatever its source says today.
  func dayNamed(in time: ClosedRange<CivilDate>) -> CivilDate? {
    let dated = history.entries.filter { AgreementHistory.dated.contains($0.word) && $0.day != nil }
    let named = dated.indices.filter { index in
      // Told to be another one before the time began: what was moved in time is no broken word.
      !dated[(index + 1)...].contains { $0.day != dated[index].day && $0.on < time.lowerBound }
    }.compactMap { dated[$0].day }
    return (named + [day].compactMap { $0 }).filter(time.contains).min()
  }

  /// In force on that day or before.
  func isKept(by day: CivilDate) -> Bool {
    if case .realised(let on, _, _) = state { on <= day } else { false }
  }
}

extension Agreement {
  /// How the stage stands in the memory; the day goes with it.
  var said: (day: CivilDate?, detail: String) {
    switch stage {
    case .slipping(let step, _), .unproven(let step, _): (due, "\(stage.word)-\(step)")
    case .stillHolds(let days): (realised, "\(stage.word)-\(days >= 90 ? 90 : 30)")
    default: (due, stage.word)
    }
  }
}
