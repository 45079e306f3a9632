import Model

/// A decision with its state: by what its sources say, and by its proof where it asks for one.
struct TrackedDecision {
  enum State: Equatable {
    case open
    /// Its owner says that it was realised on that day; its proof does not show it yet.
    case claimed(on: CivilDate, Agreement.Awaited)
    /// In force since `on`, and known to be so since `shown`.
    case realised(on: CivilDate, shown: CivilDate, Agreement.Proof?)
    case withdrawn
  }

  let decision: Decision
  /// Its records in every source that has it, that of `decision` first.
  let keys: [RecordKey]
  let state: State
  let history: AgreementHistory

  /// The day from which it is to be in force.
  var day: CivilDate?
}

extension TrackedDecision {
  /// Every decision of the team, each once however many sources have it.
  static func all(_ material: Material, limits: TextLimits) -> [TrackedDecision] {
    let told = AgreementHistory.byRecord(material.memory)
    let proofs = Proofs(material: material, limits: limits)
    return material.decisionsOnce().map { decision, keys in
      let history = AgreementHistory(of: keys, in: told)
      return TrackedDecision(
        decision: decision, keys: keys, state: state(of: decision, keys, history, material, proofs), history: history,
        day: decision.due.map(material.day))
    }
  }

  private static func state(
    of decision: Decision, _ keys: [RecordKey], _ history: AgreementHistory, _ material: Material, _ proofs: Proofs
  ) -> State {
    if decision.withdrawn { return .withdrawn }
    let claimed = claimed(decision, keys, material)
    guard let proof = decision.proof else { return claimed.map { .realised(on: $0, shown: $0, nil) } ?? .open }
    switch proofs.look(for: proof, of: decision) {
    case .shown(let day, let shown): return .realised(on: claimed ?? day, shown: day, shown)
    case .awaited(let awaited):
      // Finished work leaves its list, and a figure that held may rise again. So what was told as realised stays so,
      // unless the work that showed it is open once more.
      if let told = history.lastSettled, told.word == "realised", awaited.item == nil {
        return .realised(on: claimed ?? told.on, shown: told.on, nil)
      }
      return claimed.map { .claimed(on: $0, awaited) } ?? .open
    }
  }

  /// The day on which its owner says that it was realised; nil while that is ahead.
  private static func claimed(_ decision: Decision, _ keys: [RecordKey], _ material: Material) -> CivilDate? {
    let today = material.occasion.today
    if let realised = decision.realised.map(material.day) { return realised <= today ? realised : nil }
    guard decision.realisedUndated else { return nil }
    let seen = keys.compactMap { material.memory.seen[$0]?.finished }.min()
    return seen.map { material.occasion.calendar.civil($0).date } ?? today
  }
}

extension Material {
  /// The decisions with their keys, each once. One may stand in the minutes of one source and as an issue in another:
  /// with the same words and no different days they are one decision, and what one record does not tell the others do.
  func decisionsOnce() -> [(Decision, [RecordKey])] {
    var once: [(decision: Decision, keys: [RecordKey])] = []
    var places: [UntrustedText: [Int]] = [:]
    for decision in decisions {
      let words = decision.title.folded
      let place = places[words]?.first { index in
        !once[index].keys.contains { $0.source == decision.key.source }
          && once[index].decision.isSame(as: decision, day)
      }
      if let place {
        once[place].decision.complete(from: decision)
        once[place].keys.append(decision.key)
      } else {
        places[words, default: []].append(once.count)
        once.append((decision, [decision.key]))
      }
    }
    return once
  }
}

extension Decision {
  fileprivate func isSame(as other: Decision, _ day: (Moment) -> CivilDate) -> Bool {
    func agree(_ one: Moment?, _ other: Moment?) -> Bool {
      guard let one, let other else { return true }
      return day(one) == day(other)
    }
    return agree(decided, other.decided) && agree(due, other.due)
  }

  fileprivate mutating func complete(from other: Decision) {
    link = link ?? other.link
    owner = owner.given ?? other.owner
    decided = decided ?? other.decided
    due = due ?? other.due
    realised = realised ?? other.realised
    realisedUndated = realisedUndated || other.realisedUndated
    started = started || other.started
    withdrawn = withdrawn || other.withdrawn
    touches = touches.given ?? other.touches
    proof = proof ?? other.proof
  }
}
