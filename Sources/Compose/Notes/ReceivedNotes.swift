import Model

/// Thanks for what people sent in, once, by whichever edition comes first. An update thanks only for what it tells
/// itself or keeps for the celebration note, never for a sentence that readers do not see.
struct ReceivedNotes {
  let material: Material
  let limits: TextLimits

  /// - Parameter standing: the notes whose words stand in the update.
  func line(standing: Set<RecordKey>) -> ChosenLine? {
    let waits = material.profile.editions.isSuperset(of: [.daily, .weekly])
    let notes = unacknowledged(standing).filter { note in
      standing.contains(note.key) || waits && note.kind.waitsForWeekly
    }
    guard !notes.isEmpty else { return nil }
    let received = Received(
      count: notes.count, from: limits.people(thanked(notes), most: 3),
      forWeekly: waits ? notes.count(where: \.kind.waitsForWeekly) : 0)
    return ChosenLine(.received(received), records: notes.map(\.key), rule: "question.received")
  }

  /// What the ledger has to remember: the notes for which the update thanks.
  func said(_ sections: [ChosenSection]) -> [Said] {
    sections.flatMap(\.lines).filter { if case .received = $0.fact { true } else { false } }
      .flatMap { $0.records.map { Said(.received, $0) } }
  }

  /// Notes that were not thanked for yet. A note of the kind `headline` needs no thanks: it is the manager's own line
  /// in the update.
  private func unacknowledged(_ standing: Set<RecordKey>) -> [Note] {
    let acknowledged = Set(recalled.map(\.said.record))
    return material.notes.filter { note in
      note.kind != .headline && isWayIn(note.key.source) && !acknowledged.contains(note.key)
        && (standing.contains(note.key) || material.window.isNews(note))
    }
    .sorted(by: earlier)
  }

  private func earlier(_ a: Note, _ b: Note) -> Bool {
    (material.day(of: a), a.instant, material.order(a.key)) < (material.day(of: b), b.instant, material.order(b.key))
  }

  private func isWayIn(_ source: SourceName) -> Bool {
    source == .dagpostNote || material.profile.waysIn.contains(source)
  }

  private var recalled: [Recalled] {
    material.memory.said.filter { $0.said.topic == .received && $0.said.detail != Sentences.waits }
  }

  /// The names of the people who signed, once each. One name beside several messages would tell how many that person
  /// wrote, so then nobody is named.
  private func thanked(_ notes: [Note]) -> [UntrustedText] {
    var names: [UntrustedText] = []
    for name in notes.compactMap({ $0.from.given }) where !names.contains(name) { names.append(name) }
    return names.count == 1 && notes.count > 1 ? [] : names
  }
}

extension ReceivedNotes {
  /// For how many days a note that was promised for the celebration note waits for a place in it.
  static let longestWait = 31

  /// Notes of one kind that are to be quoted and were not yet, oldest first: news, notes that an update thanked for but
  /// no celebration note had room for, and notes that wait.
  func unquoted(_ kind: NoteKind) -> [Note] {
    let today = material.occasion.today
    let promised = Set(
      recalled.filter { today.days(since: $0.on) <= ReceivedNotes.longestWait }.map(\.said.record)
    ).union(Sentences(material: material, limits: limits).waited)
    return material.notes.filter { note in
      note.kind == kind && !note.text.isEmpty
        && !material.memory.told.contains(Told(record: note.key, finished: note.at))
        && (material.window.isNews(note) || promised.contains(note.key))
    }
    .sorted(by: earlier)
  }

  /// Quotes for a team without a celebration note, which reads them in its daily updates instead.
  func quotes() -> [ChosenLine] {
    guard !material.profile.editions.contains(.weekly) else { return [] }
    return [NoteKind.customer, .thanks, .learned].flatMap { kind in
      unquoted(kind).map { note in
        ChosenLine(
          .quote(kind, note.text.shortened(to: limits.said), from: limits.person(note.from)), records: [note.key],
          rule: "question.\(kind.rawValue)")
      }
    }
  }

  /// What the ledger has to remember as told: the quotes that stand in a daily update. Quotes that found no room wait
  /// for the next.
  func told(_ sections: [ChosenSection]) -> [Told] {
    let standing = Sentences.standing(sections)
    return material.notes.filter { $0.kind.waitsForWeekly && standing.contains($0.key) }.map {
      Told(record: $0.key, finished: $0.at)
    }
  }

  /// What the ledger has to remember: the quotes that found no room.
  func waiting(_ sections: [ChosenSection]) -> [Said] {
    let standing = Sentences.standing(sections)
    return quotes().flatMap(\.records).filter { !standing.contains($0) }.map {
      Said(.received, $0, detail: Sentences.waits)
    }
  }
}

extension Note {
  /// The last moment there is, where only the day of a note is known, or nothing: such a note sorts behind the others
  /// of its day.
  fileprivate var instant: Instant {
    if case .instant(let instant)? = at { return instant }
    return arrived ?? Instant(milliseconds: .max)
  }
}
