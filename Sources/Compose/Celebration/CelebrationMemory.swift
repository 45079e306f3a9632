import Model

/// What earlier notes of this edition celebrated.
struct CelebrationMemory {
  private let recalled: [(kind: Substring, said: Said, on: CivilDate)]

  init(_ material: Material) {
    let edition = material.occasion.slot.edition
    recalled = material.memory.said.filter { $0.said.topic == .celebrated && $0.edition == edition }.map {
      ($0.said.detail.prefix { $0 != " " }, $0.said, $0.on)
    }
  }

  /// When something of that kind was last celebrated.
  func last(_ kind: ProudKind) -> CivilDate? { recalled.last { $0.kind == kind.rawValue }?.on }

  /// Whether this was celebrated before; with `day`, whether it was on a later day than that.
  func has(_ kind: ProudKind, _ record: RecordKey, which: String? = nil, after day: CivilDate? = nil) -> Bool {
    recalled.contains { past in
      past.kind == kind.rawValue && past.said.record == record
        && which.map { past.said.detail == "\(kind.rawValue) \($0)" } ?? true && day.map { past.on > $0 } ?? true
    }
  }
}
