import Model

/// What people sent in: acknowledged once, by whichever edition comes first. Nobody is thanked for a sentence that does not
/// stand: only for what the same update tells, or keeps for the celebration note.
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

  func said(_ sections: [ChosenSection]) -> [Said] {
    sections.flatMap(\.lines).filter { if case .received = $0.fact { true } else { false } }
      .flatMap { $0.records.map { Said(.received, $0) } }
  }

  /// The manager's headline is no message to the team's own update.
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

  /// Who signed, once each. One name beside several messages would tell how many were theirs: then nobody is named.
  private func thanked(_ notes: [Note]) -> [UntrustedText] {
    var names: [UntrustedText] = []
    for name in notes.compactMap({ $0.from.given }) where !names.contains(name) { names.append(name) }
    return names.count == 1 && notes.count > 1 ? [] : names
  }
}

extension ReceivedNotes {
  /// How long a note that was promised for the celebration note waits for a place in it, in days.
  static let longestWait = 31

  /// Notes of a kind that are to be quoted and were not yet, oldest first: what is news, what an update acknowledged
  /// and no note has had a place for, and what waits.
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

  /// A team without a celebration note reads them in its updates, as far as there is room.
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

  /// The quotes that stand in a daily update are told; those for which there was no room wait for the next.
  func told(_ sections: [ChosenSection]) -> [Told] {
    let standing = Sentences.standing(sections)
    return material.notes.filter { $0.kind.waitsForWeekly && standing.contains($0.key) }.map {
      Told(record: $0.key, finished: $0.at)
    }
  }

  func waiting(_ sections: [ChosenSection]) -> [Said] {
    let standing = Sentences.standing(sections)
    return quotes().flatMap(\.records).filter { !standing.contains($0) }.map {
      Said(.received, $0, detail: Sentences.waits)
    }
  }
}

extension Note {
  /// The end of time where only the day is known, or nothing.
  fileprivate var instant: Instant {
    if case .instant(let instant)? = at { return instant }
    return arrived ?? Instant(milliseconds: .max)
  }
}
