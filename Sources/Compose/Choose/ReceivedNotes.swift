import Model

/// What people sent in since the last update: acknowledged once, by whichever edition comes first.
struct ReceivedNotes {
  let material: Material
  let limits: TextLimits

  func line() -> ChosenLine? {
    let notes = unacknowledged()
    guard !notes.isEmpty else { return nil }
    let waits = material.profile.editions.isSuperset(of: [.daily, .weekly])
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
  private func unacknowledged() -> [Note] {
    let acknowledged = Set(recalled.map(\.said.record))
    return material.notes.filter { note in
      note.kind != .headline && isWayIn(note.key.source) && !acknowledged.contains(note.key)
        && material.window.brings(note)
    }
    .sorted(by: earlier)
  }

  private func earlier(_ a: Note, _ b: Note) -> Bool {
    (material.day(of: a), a.instant, a.key.order) < (material.day(of: b), b.instant, b.key.order)
  }

  private func isWayIn(_ source: SourceName) -> Bool {
    source == .dagpostNote || material.profile.waysIn.contains(source)
  }

  private var recalled: [Recalled] { material.memory.said.filter { $0.said.topic == .received } }

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

  /// Notes of a kind that are to be quoted and were not yet, oldest first: what is news, and what an update acknowledged
  /// and no note has had a place for.
  func unquoted(_ kind: NoteKind) -> [Note] {
    let today = material.occasion.today
    let promised = Set(
      recalled.filter { today.days(since: $0.on) <= ReceivedNotes.longestWait }.map(\.said.record))
    return material.notes.filter { note in
      note.kind == kind && !note.text.isEmpty
        && !material.memory.told.contains(Told(record: note.key, finished: note.at))
        && (material.window.brings(note) || promised.contains(note.key))
    }
    .sorted(by: earlier)
  }

  /// A team without a celebration note reads them here, two at most a day.
  func quotes() -> [DoneLine] {
    guard !material.profile.editions.contains(.weekly) else { return [] }
    return Array(
      [NoteKind.customer, .thanks, .learned].flatMap { kind in
        unquoted(kind).map { note in
          DoneLine(
            line: ChosenLine(
              .quote(kind, note.text.shortened(to: limits.title), from: limits.person(note.from)), records: [note.key],
              rule: "question.\(kind.rawValue)"),
            told: Told(record: note.key, finished: note.at), rank: 0, day: material.day(of: note))
        }
      }.prefix(2))
  }
}

extension Note {
  /// The end of time where only the day is known, or nothing.
  fileprivate var instant: Instant {
    if case .instant(let instant)? = at { return instant }
    return arrived ?? Instant(milliseconds: .max)
  }
}
