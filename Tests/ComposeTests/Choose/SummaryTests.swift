import Compose
import Model
import Testing

/// What the summary claims, counted again from the lines that stand and from the snapshot.
@Suite struct SummaryTests {
  static let seeds = Array(UInt64(1)...200)
  private static let cases = Dictionary(
    uniqueKeysWithValues: seeds.compactMap { seed in Case(seed).map { (seed, $0) } })

  fileprivate struct Case {
    let desk: Desk
    let update: Update
    var calendar: TeamCalendar { desk.calendar }
    var today: CivilDate { update.now.date }
    var isMorning: Bool { (desk.late?.time ?? update.now.time).hour < 12 || update.now.time.hour < 12 }
    var firstDay: CivilDate {
      update.now.time.hour < 12 && calendar.isWorkday(today) ? today : calendar.workdays(after: today, count: 1)[0]
    }

    init?(_ seed: UInt64) {
      desk = RandomTeam(seed: seed).desk
      guard desk.kind == .daily else { return nil }
      update = desk.update()
    }

    func lines(_ kind: SectionKind) -> [ChosenLine] { update.sections.first { $0.kind == kind }?.lines ?? [] }

    var planned: [Planned] {
      (lines(.trouble) + lines(.next) + lines(.ahead)).flatMap { line -> [Planned] in
        switch line.fact {
        case .planned(let planned): [planned]
        case .moreDeadlines(let list), .alsoPlanned(let list): list
        default: []
        }
      }
    }

    /// The records of the sources that could be read, by key; of two with one key, the finished one.
    var records: [RecordKey: Record] {
      var records: [RecordKey: Record] = [:]
      for source in desk.order where desk.failed[source] == nil {
        for record in desk.readings[source] ?? [] {
          if records[record.key] == nil || record.item?.state == .finished { records[record.key] = record }
        }
      }
      return records
    }

    func isOver(_ day: CivilDate) -> Bool { isMorning ? day < today : day <= today }
  }

  @Test(arguments: cases.keys.sorted()) func `the conclusion counts what is told`(_ seed: UInt64) throws {
    let it = try #require(Self.cases[seed])
    let summary = it.update.summary
    let counted = Set(it.lines(.done).flatMap { if case .counted = $0.fact { $0.records } else { [RecordKey]() } })
    // A sentence that somebody wrote counts where it stands as done.
    let written = Set(it.lines(.done).flatMap(\.records).filter { $0.kind == .note })
    let told = Set(it.update.told.map(\.record)).subtracting(counted).filter {
      $0.kind != .decision && ($0.kind != .note || written.contains($0))
    }
    // Also what was kept before its day and is told again.
    let given = it.update.said + it.desk.memory.said.filter { $0.edition == it.update.slot.edition }.map(\.said)
    let inPlan = Set(
      given.filter { $0.topic == .reconciled && $0.detail == "kept" && it.isOver($0.day ?? it.today) }
        .map(\.record))
    let flows = it.lines(.done).flatMap { if case .counted(let flows) = $0.fact { flows } else { [Flow]() } }
    switch summary.conclusion {
    case .finished(let milestones, let results, let flow, _):
      #expect(milestones == told.count { $0.kind == .milestone && !(summary.plan != nil && inPlan.contains($0)) })
      #expect(results == told.count { $0.kind != .milestone && !(summary.plan != nil && inPlan.contains($0)) })
      #expect(flow == flows.first.flatMap { $0.finished > 0 ? $0 : nil })
      #expect(milestones + results > 0 || flow != nil || summary.plan != nil)
    case .nothingFinished(let partly):
      #expect(told.isEmpty && flows.first?.finished ?? 0 == 0)
      #expect(partly == !it.desk.failed.isEmpty)
    case .quiet(let sources, _):
      #expect(told.isEmpty && flows.first?.finished ?? 0 == 0 && summary.ask == nil && summary.plan == nil)
      #expect(sources == it.desk.order.count && it.desk.failed.isEmpty && it.lines(.stuck).isEmpty)
    case .nothingRead: #expect(it.desk.failed.count == it.desk.order.count)
    default: Issue.record("\(summary.conclusion) in a daily update")
    }
  }

  @Test(arguments: cases.keys.sorted()) func `the plan is what was promised until now, and what of it is done`(
    _ seed: UInt64
  ) throws {
    let it = try #require(Self.cases[seed])
    let records = it.records
    let since = it.desk.memory.since.map(it.calendar.civil)
    // For each promise, what was last said of it.
    var last: [RecordKey: [CivilDate: Said]] = [:]
    for recalled in it.desk.memory.said where recalled.edition == it.update.slot.edition {
      guard let day = recalled.said.day else { continue }
      last[recalled.said.record, default: [:]][day] = recalled.said
    }
    // Work with a planned day and a real deadline is one piece of work.
    var (done, all): (Set<RecordKey>, Set<RecordKey>) = ([], [])
    let sinceDay = it.update.since?.date ?? it.today
    for (key, promises) in last {
      for (day, said) in promises where it.isOver(day) {
        if said.topic == .reconciled {
          // Work done early counts in the plan of its day, unless that was reckoned up before or the work is open
          // again.
          let before = (since ?? it.update.since)
          let wasOver = before.map { (it.isMorning || $0.time.hour < 12) ? day < $0.date : day <= $0.date } ?? false
          if said.detail == "kept", !wasOver, records[key]?.isOpenWork != true {
            done.insert(key)
            all.insert(key)
          }
        } else if day >= min(sinceDay, it.today.adding(days: -14)), it.desk.failed[key.source] == nil {
          let seen = it.desk.memory.seen[key]
          let isDone =
            records[key].map(\.isDoneWork) ?? (seen?.finished != nil || it.desk.memory.gone.contains { $0.key == key })
          if records[key] == nil, !isDone, seen?.vanished == nil || !it.desk.completeness.complete { continue }
          if isDone { done.insert(key) }
          all.insert(key)
        }
      }
    }
    let claimed = it.update.summary.plan
    #expect(claimed?.done ?? 0 == done.count && claimed?.of ?? 0 == all.count, "seed \(seed)")
  }

  @Test(arguments: cases.keys.sorted()) func `the headline stands in a line, and nothing that comes before it does`(
    _ seed: UInt64
  ) throws {
    let it = try #require(Self.cases[seed])
    let notes = it.records.values.compactMap { record -> UntrustedText? in
      if case .note(let note) = record, note.kind == .headline, note.text.isEmpty == false { note.text } else { nil }
    }
    let hard = it.planned.filter { $0.deadline?.passed == false && $0.day <= it.firstDay }
    let milestones = it.planned.filter {
      $0.kind == .milestone && $0.deadline?.passed != true && $0.day == it.firstDay
    }
    var rank = 4
    switch it.update.summary.headline {
    case .said(let text):
      rank = 0
      #expect(notes.contains { $0.shortened(to: 120) == text })
    case .brokenFigure(let figure):
      rank = 1
      let standing = it.lines(.numbers).compactMap { line -> Figure? in
        guard case .figure(var figure) = line.fact else { return nil }
        figure.trend = []
        return figure
      }
      #expect(standing.contains(figure))
      #expect(figure.meetsTarget != true)
    case .deadline(let subject, let day):
      rank = 2
      #expect(hard.contains { $0.day == day && $0.subject.names(subject) })
    case .milestone(let subject, let day):
      rank = 3
      #expect(milestones.contains { $0.day == day && $0.subject.names(subject) })
    case .overdueDecision, .plan: Issue.record("seed \(seed): only older updates have such a headline")
    case nil: break
    }
    // What needs somebody stands first by itself, and only somebody's own words go before it.
    if !it.lines(.trouble).isEmpty {
      #expect(rank == 0 || rank == 4)
    } else {
      #expect(rank <= 2 || hard.isEmpty)
      #expect(rank <= 3 || milestones.isEmpty)
    }
  }

  @Test(arguments: cases.keys.sorted()) func `the ask counts the lines, and does not repeat the headline`(
    _ seed: UInt64
  ) throws {
    let it = try #require(Self.cases[seed])
    let hard = it.planned.filter { $0.deadline != nil }
    switch it.update.summary.ask {
    case .ownerOfHeadline:
      let lonely = it.planned.filter { $0.needsOwner && $0.subject.names(it.update.summary.headline?.subject) }
      #expect(lonely.count >= 1)
    case .owners(let number, let isHard):
      #expect(number == (isHard ? hard : it.planned).count(where: \.needsOwner))
      #expect(isHard || hard.allSatisfy { !$0.needsOwner })
    case .trouble(let number):
      let counts = it.lines(.trouble).map { line in
        switch line.fact {
        case .said: 0
        case .moreDeadlines(let list): list.count
        default: 1
        }
      }
      #expect(number == counts.reduce(0, +))
    case .deadline(let day):
      #expect(hard.map(\.day).min() == day)
      if case .deadline = it.update.summary.headline { Issue.record("seed \(seed) says the deadline twice") }
    case .late(let number):
      #expect(it.lines(.stuck).contains { if case .overdue = $0.fact { true } else { false } })
      #expect(number == it.late, "seed \(seed)")
    case .deadlinePassed, .slipping: Issue.record("seed \(seed): only older updates ask so")
    case nil: #expect(hard.allSatisfy { !$0.needsOwner && $0.deadline?.passed == false })
    }
  }
}

extension SummaryTests.Case {
  private static var passedDays: Int { 14 }

  /// The day that updates name for work, and whether it is a real deadline.
  private func named(_ due: Moment?, _ hard: Moment?) -> (day: CivilDate, isHard: Bool)? {
    let horizon = calendar.workdays(after: firstDay, count: 4)[3]
    if let day = hard.map(calendar.day), day <= horizon, today.days(since: day) <= Self.passedDays {
      return (day, true)
    }
    return due.map { (calendar.day(of: $0), false) }
  }

  private var work: [(due: Moment?, hard: Moment?, isMilestone: Bool)] {
    records.values.compactMap { record in
      switch record {
      case .item(let item) where item.state.isOpen && !item.counted: (item.due, item.hard, false)
      case .milestone(let milestone) where record.isOpenWork: (milestone.due, milestone.hard, true)
      default: nil
      }
    }
  }

  /// How much work is past its day, without what stands under "next".
  var late: Int {
    work.count { work in
      guard let day = (work.due ?? work.hard).map(calendar.day), day < today, named(work.due, work.hard)?.isHard != true
      else { return false }
      return !work.isMilestone || today.days(since: day) <= 31
    }
  }
}

extension Record {
  fileprivate var item: Item? { if case .item(let item) = self { item } else { nil } }
  fileprivate var isDoneWork: Bool {
    switch self {
    case .item(let item): item.state == .finished
    case .milestone(let milestone): milestone.reached != nil || milestone.reachedUndated
    default: false
    }
  }
  fileprivate var isOpenWork: Bool {
    switch self {
    case .item(let item): item.state.isOpen
    case .milestone(let milestone): !isDoneWork && !milestone.dropped
    default: false
    }
  }
}

extension Subject {
  /// Whether another subject, shortened for a sentence, is this one.
  fileprivate func names(_ short: Subject?) -> Bool {
    short?.id == id && short?.link == link && short?.title == title.shortened(to: 60)
  }
}
