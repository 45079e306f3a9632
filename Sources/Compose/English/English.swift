import Model

/// English: 24-hour clock, `Wed 25`, `7.8`.
struct English: Phrases {
  let marks = NumberMarks(decimal: ".", thousands: ",")
  let weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
  let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
  ]

  // MARK: Dates, times, numbers

  func weekday(_ date: CivilDate) -> String { weekdays[date.weekday.rawValue - 1] }
  func month(_ date: CivilDate, _ now: CivilDateTime) -> String {
    months[date.month - 1] + date.year(besides: now.date)
  }
  func long(_ date: CivilDate, _ now: CivilDateTime) -> String { "\(date.day) \(month(date, now))" }
  func short(_ date: CivilDate, _ now: CivilDateTime) -> String {
    "\(date.day) \(months[date.month - 1].prefix(3))\(date.year(besides: now.date))"
  }
  func time(_ time: TimeOfDay) -> String { "\(time.hour.padded(2)):\(time.minute.padded(2))" }

  /// At the start of a line.
  func day(_ date: CivilDate, _ now: CivilDateTime) -> String {
    if date == now.date { return "today" }
    let name = weekday(date).prefix(3)
    return now.isNear(date) && date.month == now.date.month ? "\(name) \(date.day)" : "\(name) \(short(date, now))"
  }

  /// In a sentence: "tomorrow", "on Friday", "on 12 December".
  func onDay(_ date: CivilDate, _ now: CivilDateTime) -> String {
    switch date.days(since: now.date) {
    case 0: "today"
    case 1: "tomorrow"
    default: now.isNear(date) ? "on \(weekday(date))" : "on \(long(date, now))"
    }
  }

  func moment(_ moment: CivilDateTime, _ now: CivilDateTime) -> String {
    if moment.date == now.date { return time(moment.time) }
    return now.isNear(moment.date) ? "\(weekday(moment.date)) \(time(moment.time))" : long(moment.date, now)
  }

  func count(_ number: Int, _ one: String, _ many: String) -> String {
    number == 1 ? "one \(one)" : "\(marks.whole(number)) \(many)"
  }

  func value(_ number: Double, _ unit: UntrustedText?) -> Words {
    let digits = Words(own: marks.decimal(number))
    guard let unit else { return digits }
    if unit.matches("%") { return digits + Words([.untrusted(unit)]) }
    if ["€", "$", "£"].contains(where: unit.matches) { return Words([.untrusted(unit)]) + digits }
    return digits + " " + Words([.untrusted(unit)])
  }

  // MARK: The title and the summary

  func title(team: Words, kind: EditionKind, audience: Audience, date: CivilDate, now: CivilDateTime) -> Words {
    if audience == .manager { return "\(team) | for the manager, \(own: weekday(date)) \(own: long(date, now))" }
    return switch kind {
    case .daily: "\(team) | daily update, \(own: weekday(date)) \(own: long(date, now))"
    case .weekly: "\(team) | \(own: weekday(date)) note, week \(date.isoWeek)"
    }
  }

  func late(now: CivilDateTime, nominal: CivilDate) -> Words {
    let when = now.date == nominal ? "at \(time(now.time))" : "\(weekday(now.date)) at \(time(now.time))"
    return "(later than usual, \(own: when))"
  }

  func repeated() -> Words { "(sent again, so it may be here twice)" }
  func elsewhere() -> Words { "(here because nobody is sure that your own channel has it)" }
  func first() -> Words { "This is the first update." }

  func conclusion(
    _ conclusion: Conclusion, verdict: (kind: Verdict, day: CivilDate)?, plan: PlanKept?, since: CivilDateTime?,
    period: NotePeriod, now: CivilDateTime
  ) -> Words {
    switch conclusion {
    case .nothingRead:
      "Nothing could be read, so nobody can say here whether it was a quiet day or a busy one."
    case .quiet(let sources, let at):
      quiet(since, sources, at, now)
    case .nothingFinished(let partly):
      if let plan {
        ("\(kept(plan))\(own: plan.partial ? asFarAsRead : "")." as Words).capitalised
      } else {
        nothingFinished(since, partly, now)
      }
    case .finished(let milestones, let results, let flow, let partly):
      finished(milestones, results, flow, partly: partly == true, plan: plan, verdict: verdict, now)
    case .unsaid: Words()
    case .nothingToTell(let sources, let at): "Nothing new to tell. \(own: read(sources, at))"
    case .proud: proud(period)
    case .proudAllTheSame: proudAllTheSame(period)
    case .ordinaryWeek(let week): ordinary(week, period)
    case .nothingReadThisWeek: nothingRead(of: period)
    case .forManager(let points):
      points == 1
        ? "One point needs you. This message goes to this channel only."
        : "\(points) points need you. This message goes to this channel only."
    }
  }

  func read(_ sources: Int, _ at: TimeOfDay) -> String {
    sources == 1 ? "The source was read at \(time(at))." : "All \(sources) sources were read at \(time(at))."
  }

  var asFarAsRead: String { ", as far as could be read" }

  func sentence(_ parts: [Words]) -> Words {
    guard parts.count > 1, let last = parts.last else { return parts.first ?? Words() }
    return "\(Words.list(parts.dropLast(), ", ")) and \(last)"
  }

  func heading(_ kind: SectionKind) -> Words? {
    switch kind {
    case .done: "Done"
    case .next: "Next"
    case .followThrough: "Follow-through"
    case .stuck: "Stuck"
    case .numbers: "Numbers"
    case .ahead: "After that"
    case .honest: "To be honest"
    case .warnings, .trouble, .people, .question, .proud, .learned, .nextWeek, .forManager: nil
    }
  }

  func heading(of day: CivilDate, _ now: CivilDateTime) -> Words { Words(own: starting(day, now)) }

  func since(_ moment: CivilDateTime, now: CivilDateTime) -> Words { "since \(own: self.moment(moment, now))" }

  func more(_ number: Int, of kind: SectionKind) -> Words {
    switch kind {
    case .done, .next, .ahead: "and \(own: count(number, "more task", "more tasks"))"
    case .followThrough, .stuck: "and \(own: count(number, "more point", "more points"))"
    case .numbers: "and \(own: count(number, "more figure", "more figures"))"
    case .proud: "and \(own: count(number, "more milestone", "more milestones"))"
    default: "and \(number) more"
    }
  }
  func untitled() -> Words { "a confidential task" }

  func colleague() -> String { "a colleague" }

  func names(_ names: Names) -> Words {
    let list = Words.list(names.shown.map { Words([.untrusted($0)]) }, ", ")
    return names.more > 0 ? "\(list) and \(names.more) more" : list
  }
}
