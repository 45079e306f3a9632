import Model

/// The celebration note of the week. A memory of what was celebrated, and more kinds of it, have their place here.
struct Weekly {
  let material: Material
  let limits: TextLimits
  private var occasion: Occasion { material.occasion }
  private var received: ReceivedNotes { ReceivedNotes(material: material, limits: limits) }

  /// A record is one when at least so many earlier values are known.
  static let recordNeeds = 8

  init(_ material: Material, limits: TextLimits) {
    self.material = material
    self.limits = limits
  }

  func draft() -> Draft {
    let done = Done(material: material, limits: limits)
    let milestones = done.milestones().sorted { ($0.day, $0.told.record.order) < ($1.day, $1.told.record.order) }
    let flows = Counted(material: material, limits: limits).flows()
    let notes = notes([.customer, .thanks], most: 2)
    let learned = self.notes([.learned], most: 1)
    let proud = milestones.map(\.line) + figures() + [kept()].compactMap { $0 } + notes.map(\.line)
    let quiet = flows.prefix(3)
    let work = ChosenLine(.counted(quiet.map(\.flow)), records: quiet.flatMap(\.records), rule: "proud.counted")
    let ahead = nextWeek()
    let nothingRead = material.nothingRead
    // Where there is a daily update, that is what says thank you.
    let acknowledgement = material.profile.editions.contains(.daily) ? [] : [received.line()].compactMap { $0 }
    return Draft(
      told: milestones.map(\.told) + flows.flatMap(\.told) + (notes + learned).map(\.told),
      said: received.said,
      sections: { portion in
        let room = quiet.isEmpty ? portion.proud : portion.proud - 1
        let lines = proud.prefix(room) + (quiet.isEmpty ? [] : [work])
        return [
          People.unread(material, limits: limits),
          ChosenSection(kind: .proud, lines: Array(lines), more: max(0, proud.count - room)),
          ChosenSection(kind: .learned, lines: learned.map(\.line)),
          ChosenSection(kind: .nextWeek, lines: [ahead].compactMap { $0 }),
          ChosenSection(kind: .question, lines: acknowledgement + [closing()]),
        ]
      },
      summary: { _ in
        Summary(
          conclusion: nothingRead
            ? .nothingReadThisWeek : proud.isEmpty ? .ordinaryWeek(partly: !material.failed.isEmpty) : .proud)
      })
  }

  /// The best value known, else the target met; one record and two targets at most.
  private func figures() -> [ChosenLine] {
    var records: [ChosenLine] = []
    var met: [ChosenLine] = []
    for known in Figures(material: material, limits: limits).known()
    where known.day >= material.window.sinceDay {
      if records.isEmpty, let fact = record(known) {
        records.append(ChosenLine(fact, records: known.records, rule: "proud.record"))
      } else if known.figure.meetsTarget == true {
        met.append(ChosenLine(.targetMet(known.figure), records: known.records, rule: "proud.target-met"))
      }
    }
    return records + met.prefix(2)
  }

  private func record(_ known: KnownFigure) -> Fact? {
    guard let value = known.figure.value, known.earlier.count >= Weekly.recordNeeds,
      let first = known.earlier.first?.day
    else { return nil }
    let best: Measurement?
    switch known.figure.direction {
    case .higher: best = known.earlier.max { $0.value < $1.value }
    case .lower: best = known.earlier.min { $0.value < $1.value }
    case .neutral, nil: best = nil
    }
    guard let best, known.figure.direction == .higher ? value > best.value : value < best.value else { return nil }
    return .record(known.figure, best: best.value, on: best.day, since: first)
  }

  /// Of the work that had its day in this week, how much is done: one sentence, no names.
  private func kept() -> ChosenLine? {
    let ofWeek = material.items.filter { item in
      guard !item.counted, item.state != .dropped, let due = item.due ?? item.hard else { return false }
      let day = material.day(of: due)
      return day > material.window.sinceDay && day <= occasion.today
    }
    let done = ofWeek.filter { $0.state == .finished }
    // Less than half is no reason to celebrate; the daily update tells what is late.
    guard !done.isEmpty, done.count * 2 >= ofWeek.count else { return nil }
    return ChosenLine(.kept(done: done.count, of: ofWeek.count), records: ofWeek.map(\.key), rule: "proud.kept")
  }

  private func notes(_ kinds: [NoteKind], most: Int) -> [DoneLine] {
    kinds.flatMap { kind in
      received.unquoted(kind).prefix(most).map { note in
        let fact = Fact.quote(kind, note.text.shortened(to: 160), from: limits.person(note.from))
        return DoneLine(
          line: ChosenLine(fact, records: [note.key], rule: "proud.\(kind.rawValue)"),
          told: Told(record: note.key, finished: note.at), rank: 0, day: material.day(of: note))
      }
    }
  }

  /// What stands out in the calendar week after the note's own, also when that one comes late: milestones, real deadlines,
  /// then the first of the rest.
  private func nextWeek() -> ChosenLine? {
    let day = occasion.slot.date
    let monday = day.adding(days: 8 - day.weekday.rawValue)
    let sunday = monday.adding(days: 6)
    var candidates: [(rank: Int, planned: Planned, key: RecordKey)] = []
    func add(_ rank: Int, _ kind: PlannedKind, _ subject: Subject, _ moment: Moment?, _ key: RecordKey) {
      guard let day = moment.map(material.day), day >= monday, day <= sunday else { return }
      candidates.append((rank, Planned(kind: kind, subject: subject, day: day), key))
    }
    for milestone in material.milestones where !milestone.isReached && !milestone.dropped {
      let subject = limits.subject(milestone.title, link: milestone.link, shared: true)
      add(0, .milestone, subject, milestone.hard ?? milestone.due, milestone.key)
    }
    for item in material.items where item.state.isOpen && !item.counted {
      let subject = limits.subject(item, shared: true)
      add(item.hard == nil ? 2 : 1, .task, subject, item.hard ?? item.due, item.key)
    }
    for event in material.events {
      add(2, .event, limits.subject(event.title, link: event.link, shared: true), event.start, event.key)
    }
    let best = candidates.sorted { ($0.rank, $0.planned.day, $0.key.order) < ($1.rank, $1.planned.day, $1.key.order) }
      .prefix(3).sorted { ($0.planned.day, $0.key.order) < ($1.planned.day, $1.key.order) }
    guard !best.isEmpty else { return nil }
    return ChosenLine(.nextWeek(best.map(\.planned)), records: best.map(\.key), rule: "next-week")
  }

  private func closing() -> ChosenLine {
    let freeDays = (1...7).prefix { !occasion.calendar.isWorkday(occasion.today.adding(days: $0)) }.count
    return ChosenLine(
      .closing(People.wayIn(material.profile), freeDays: freeDays), records: [], rule: "closing")
  }
}
