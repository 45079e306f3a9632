import Almanac
import Model

/// Half a year of a service desk, made up from a seed: what happened when. `snapshot` shows it as the team's systems
/// would at a moment.
package struct SimulatedDesk: Sendable {
  package let language: Language
  package let calendar: WorkCalendar
  package let first: CivilDate
  package let last: CivilDate
  package let traits: DeskTraits
  private(set) var calls: [Call] = []
  private(set) var plans: [Plan] = []
  private(set) var agreements: [Agreed] = []
  private(set) var milestones: [Goal] = []
  private(set) var notes: [Sent] = []
  private(set) var absences: [(person: String, first: CivilDate, last: CivilDate)] = []
  private(set) var figures: [String: [CivilDate: Double]] = [:]
  /// Days on which the helpdesk system does not answer.
  private(set) var outages: Set<CivilDate> = []

  struct Call: Sendable {
    let number: Int
    let title: String
    let kind: String
    let created: Instant
    let finished: Instant?
    let waits: Bool
  }

  struct Plan: Sendable {
    let number: Int
    let title: String
    let means: String?
    let effect: String?
    let goal: String?
    let owner: String?
    let appears: Instant
    /// The days that it has had, each with the moment from which it holds.
    var days: [(from: Instant, day: CivilDate)]
    var hard: String?
    var started: Instant?
    var finished: Instant?
    var dropped: (at: Instant, why: String)?
    var vanished: Instant?
    var isTop = false
  }

  struct Agreed: Sendable {
    let number: Int
    let title: String
    let touches: String?
    let owner: String
    let decided: CivilDate
    let due: CivilDate
    var realised: CivilDate?
    var withdrawn: CivilDate?
  }

  struct Goal: Sendable {
    let number: Int
    let title: String
    let people: [String]
    let due: CivilDate
    let reached: CivilDate?
  }

  struct Sent: Sendable {
    let kind: NoteKind
    let text: String
    let from: String?
    let at: Instant
  }

  init(
    seed: UInt64, language: Language, calendar: WorkCalendar, from first: CivilDate, through last: CivilDate,
    traits: DeskTraits = DeskTraits()
  ) {
    self.language = language
    self.calendar = calendar
    self.first = first
    self.last = last
    self.traits = traits
    var random = SeededRandom(seed)
    makeCalls(&random, traits.busy)
    makePlans(&random)
    makeAgreements(&random)
    makeMilestones(&random)
    makeNotes(&random)
    makeAbsences(&random)
    makeFigures(&random)
    outages = Set(workdays.indices.filter { $0 % traits.outageEvery == traits.outageEvery - 18 }.map { workdays[$0] })
  }

  package var workdays: [CivilDate] { dates(from: first).filter(calendar.isWorkday) }

  private func dates(from start: CivilDate) -> [CivilDate] {
    (start.dayNumber...last.dayNumber).map { CivilDate(dayNumber: $0) }
  }

  package func at(_ date: CivilDate, _ hour: Int, _ minute: Int = 0) -> Instant {
    calendar.zone.firstInstant(reaching: CivilDateTime(date, TimeOfDay(hour: hour, minute: minute) ?? .midnight))
  }

  /// The workday so many workdays after a date.
  private func workday(_ count: Int, after date: CivilDate) -> CivilDate {
    TeamCalendar(calendar).workdays(after: date, count: count).last ?? date
  }
}

// MARK: What happened

extension SimulatedDesk {
  private mutating func makeCalls(_ random: inout SeededRandom, _ busy: Double) {
    var number = 4_000
    for date in dates(from: first.adding(days: -40)) where calendar.isWorkday(date) {
      // Mondays are busy, and February has a storm.
      let storm = date.month == 2 && (8...12).contains(date.day) ? 30.0 : 0
      let many = Int((busy * random.around((date.weekday == .mon ? 46 : 37) + storm, spread: 5)).rounded())
      for _ in 0..<max(8, many) {
        number += 1
        let created = at(date, Int.random(in: 8...16, using: &random), Int.random(in: 0...59, using: &random))
        let days = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 2, 2, 3, 3, 5, 7].randomElement(using: &random) ?? 0
        let long = random.chance(2) ? Int.random(in: 9...34, using: &random) : 0
        let day = workday(days + long, after: date)
        let done = days + long == 0 ? date : day
        let finished = max(created.adding(.seconds(900)), at(done, Int.random(in: 9...16, using: &random), 5))
        calls.append(
          Call(
            number: number, title: (DeskWords.calls.randomElement(using: &random) ?? DeskWords.calls[0])(language),
            kind: random.chance(70) ? "Storing" : "Vraag", created: created, finished: finished, waits: long > 0))
      }
    }
  }

  private mutating func makePlans(_ random: inout SeededRandom) {
    let kinds = DeskWords.work.indices.flatMap { work in DeskWords.departments.indices.map { (work, $0) } }
      .shuffled(using: &random)
    var next = 0
    for day in dates(from: first) where calendar.isWorkday(day) {
      for _ in 0..<[0, 1, 1, 1, 2, 2, 3][Int.random(in: 0..<7, using: &random)] {
        let (work, place) = kinds[next % kinds.count]
        next += 1
        let words = DeskWords.work[work]
        let department = DeskWords.departments[place]
        let appears = at(day.adding(days: -Int.random(in: 6...16, using: &random)), 10)
        var plan = Plan(
          number: next, title: words.title(language, department), means: words.means?(language),
          effect: words.effect?(language), goal: words.goal?(language),
          owner: random.chance(92) ? traits.people.randomElement(using: &random) : nil, appears: appears,
          days: [(appears, day)])
        plan.isTop = random.chance(12)
        if random.chance(6) {
          plan.hard = Pair("the contract ends", "het contract loopt af")(language)
        }
        plan.started = at(day.adding(days: -3), 9)
        fate(of: &plan, on: day, &random)
        plans.append(plan)
      }
    }
  }

  private func fate(of plan: inout Plan, on day: CivilDate, _ random: inout SeededRandom) {
    func hour() -> Int { Int.random(in: 9...15, using: &random) }
    switch Int.random(in: 0..<100, using: &random) {
    case 0..<72: plan.finished = at(day, hour(), 20)
    case 72..<78: plan.finished = at(day.adding(days: -1), hour(), 20)
    case 78..<89:
      let new = workday(Int.random(in: 2...7, using: &random), after: day)
      plan.days.append((at(day.adding(days: random.chance(50) ? -1 : 0), hour(), 40), new))
      plan.finished = at(new, hour(), 20)
    case 89..<92:
      plan.dropped = (
        at(day, hour()), Pair("the supplier has stopped making it", "de leverancier maakt het niet meer")(language)
      )
    case 92..<94: plan.vanished = at(day, hour())
    default: plan.finished = at(workday(Int.random(in: 1...4, using: &random), after: day), hour(), 20)
    }
  }

  private mutating func makeAgreements(_ random: inout SeededRandom) {
    for (index, words) in DeskWords.decisions.enumerated() where 3 + index * 9 < workdays.count {
      let decided = workdays[min(workdays.count - 1, 3 + index * 9)]
      let due = workday(Int.random(in: 5...12, using: &random), after: decided)
      var agreed = Agreed(
        number: index + 1, title: words.title(language), touches: words.touches?(language),
        owner: traits.people.randomElement(using: &random) ?? "Marjan", decided: decided, due: due)
      switch index % 4 {
      case 0: agreed.realised = due
      case 1: agreed.realised = workday(5, after: due)
      case 2: agreed.realised = workday(1, after: decided)
      default:
        if index == 3 { agreed.realised = workday(17, after: due) } else { agreed.withdrawn = workday(9, after: due) }
      }
      agreements.append(agreed)
    }
  }

  private mutating func makeMilestones(_ random: inout SeededRandom) {
    for (index, title) in DeskWords.milestones.enumerated() where index * 14 < workdays.count {
      let due = workdays[min(workdays.count - 2, 9 + index * 14)]
      let early = [0, 2, 4, 1, -3, 6, 0, 3][index % 8]
      milestones.append(
        Goal(
          number: index + 1, title: title(language), people: Array(traits.people.shuffled(using: &random).prefix(2)),
          due: due, reached: workday(max(1, 9 - early), after: workdays[index * 14])))
    }
  }

  private mutating func makeNotes(_ random: inout SeededRandom) {
    let days = workdays
    for (kind, texts, step, start) in [
      (NoteKind.thanks, DeskWords.thanks, 11, 4), (.customer, DeskWords.customers, 14, 7),
      (.learned, DeskWords.learned, 23, 10),
    ] {
      for (index, day) in stride(from: start, to: days.count, by: step).enumerated() where index < texts.count {
        notes.append(
          Sent(
            kind: kind, text: texts[index](language),
            from: kind == .customer
              ? DeskWords.departments[index](language) : traits.people.randomElement(using: &random),
            at: at(days[day], 14, 10)))
      }
    }
  }

  private mutating func makeAbsences(_ random: inout SeededRandom) {
    for (index, day) in stride(from: 2, to: workdays.count - 8, by: traits.absenceEvery).enumerated() {
      let first = workdays[day]
      absences.append(
        (
          traits.people[index % traits.people.count], first,
          workday(Int.random(in: 0...6, using: &random), after: first)
        ))
    }
  }

  private mutating func makeFigures(_ random: inout SeededRandom) {
    for (index, day) in dates(from: first.adding(days: -40)).filter(calendar.isWorkday).enumerated() {
      // The new form helps from March on; one bad day in January; the system was silent for three days in May.
      let better = day.month >= 3 && day.month < 11 ? 5.0 : 0
      let bad = day.month == 1 && day.day == 19 ? -14.0 : 0
      if !(day.month == 5 && (11...13).contains(day.day)) {
        figures["first_time_right", default: [:]][day] = (random.around(68 + better + bad, spread: 1.6)).rounded()
      }
      if index % 5 == 4 {
        figures["satisfaction", default: [:]][day] = (random.around(7.9, spread: 0.15) * 10).rounded() / 10
      }
    }
  }
}
