import Model

/// What people wrote for a part of the update: that something is done, comes next, or is stuck. Each edition tells it
/// once, in full; what finds no room comes first in the next update.
struct Sentences {
  let material: Material
  let limits: TextLimits
  /// Notes that found no room in an earlier update of this edition.
  let waited: Set<RecordKey>

  init(material: Material, limits: TextLimits) {
    (self.material, self.limits) = (material, limits)
    let edition = material.occasion.slot.edition
    waited = Set(
      material.memory.said.filter {
        $0.said.topic == .received && $0.said.detail == Self.waits && $0.edition == edition
      }.map(\.said.record))
  }

  /// The notes of a kind that were not told yet, those that had to wait first.
  func notes(_ kind: NoteKind) -> [Note] {
    let notes = material.notes.filter { note in
      note.kind == kind && !note.text.isEmpty && !material.memory.told.contains(told(note))
        && (material.window.isNews(note) || waited.contains(note.key))
    }
    return notes.filter { waited.contains($0.key) } + notes.filter { !waited.contains($0.key) }
  }

  func lines(_ kind: NoteKind, rule: String) -> [ChosenLine] {
    notes(kind).map { note in
      ChosenLine(
        .said(note.text.shortened(to: limits.said), by: limits.person(note.from)), records: [note.key], rule: rule)
    }
  }

  static let waits = "waits"
  private static let kinds: [NoteKind] = [.done, .next, .stuck]

  func told(_ note: Note) -> Told { Told(record: note.key, finished: note.at) }

  /// What the ledger has to remember as told: the notes whose sentence stands.
  func told(_ sections: [ChosenSection]) -> [Told] {
    let standing = Self.standing(sections)
    return material.notes.filter { Self.kinds.contains($0.kind) && standing.contains($0.key) }.map(told)
  }

  /// What the ledger has to remember: the notes for which there was no room.
  func said(_ sections: [ChosenSection]) -> [Said] {
    let standing = Self.standing(sections)
    return Self.kinds.flatMap(notes).filter { !standing.contains($0.key) }.map {
      Said(.received, $0.key, detail: Self.waits)
    }
  }

  /// The notes whose words stand in these sections.
  static func standing(_ sections: [ChosenSection]) -> Set<RecordKey> {
    Set(
      sections.flatMap(\.lines).filter { line in
        switch line.fact {
        case .said, .quote: true
        default: false
        }
      }.flatMap(\.records))
  }
}
