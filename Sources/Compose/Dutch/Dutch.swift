import Model

/// Dutch: informal ("je"), 24-hour clock (`16.30 uur`), `wo 25`, `7,8`.
struct Dutch: Phrases {
  let marks = NumberMarks(decimal: ",", thousands: ".")
  let weekdays = ["maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"]
  let months = [
    "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november",
    "december",
  ]
  let shortMonths = ["jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"]

  // MARK: Dates, times, numbers

  func weekday(_ date: CivilDate) -> String { weekdays[date.weekday.rawValue - 1] }
  func month(_ date: CivilDate, _ now: CivilDateTime) -> String {
    months[date.month - 1] + date.year(besides: now.date)
  }
  func long(_ date: CivilDate, _ now: CivilDateTime) -> String { "\(date.day) \(month(date, now))" }
  func short(_ date: CivilDate, _ now: CivilDateTime) -> String {
    "\(date.day) \(shortMonths[date.month - 1])\(date.year(besides: now.date))"
  }
  func time(_ time: TimeOfDay) -> String { "\(time.hour).\(time.minute.padded(2)) uur" }

  /// At the start of a line.
  func day(_ date: CivilDate, _ now: CivilDateTime) -> String {
    if date == now.date { return "vandaag" }
    let name = weekday(date).prefix(2)
    return now.isNear(date) && date.month == now.date.month ? "\(name) \(date.day)" : "\(name) \(short(date, now))"
  }

  /// At the start of a sentence: "Morgen", "Maandag", "Op 12 december".
  func starting(_ date: CivilDate, _ now: CivilDateTime) -> String {
    switch date.days(since: now.date) {
    case 0: return "Vandaag"
    case 1: return "Morgen"
    default:
      guard now.isNear(date) else { return "Op \(long(date, now))" }
      let name = weekday(date)
      return name.prefix(1).uppercased() + name.dropFirst()
    }
  }

  /// After "van": "van morgen", "van vrijdag", "van 12 december".
  func of(_ date: CivilDate, _ now: CivilDateTime) -> String {
    switch date.days(since: now.date) {
    case 0: "vandaag"
    case 1: "morgen"
    default: now.isNear(date) ? weekday(date) : long(date, now)
    }
  }

  func count(_ number: Int, _ one: String, _ many: String) -> String {
    number == 1 ? "één \(one)" : "\(marks.whole(number)) \(many)"
  }

  func value(_ number: Double, _ unit: UntrustedText?) -> Words {
    let digits = Words(own: marks.decimal(number))
    guard let unit else { return digits }
    if unit.matches("%") { return digits + Words([.untrusted(unit)]) }
    if ["€", "$", "£"].contains(where: unit.matches) { return Words([.untrusted(unit)]) + " " + digits }
    return digits + " " + Words([.untrusted(unit)])
  }

  // MARK: The title and the summary

  func title(team: Words, kind: EditionKind, audience: Audience, date: CivilDate, now: CivilDateTime) -> Words {
    if audience == .manager {
      return "\(team) | voor de leidinggevende, \(own: weekday(date)) \(own: long(date, now))"
    }
    return switch kind {
    case .daily: "\(team) | dagupdate \(own: weekday(date)) \(own: long(date, now))"
    case .weekly: "\(team) | \(own: weekday(date))bericht week \(date.isoWeek)"
    }
  }

  func late(now: CivilDateTime, nominal: CivilDate) -> Words {
    let when = now.date == nominal ? "om \(time(now.time))" : "\(weekday(now.date)) om \(time(now.time))"
    return "(later dan normaal, \(own: when))"
  }

  func repeated() -> Words { "(opnieuw verstuurd, staat er misschien dubbel)" }
  func elsewhere() -> Words { "(hier omdat niet zeker is dat het in het eigen kanaal staat)" }
  func first() -> Words { "Dit is de eerste update." }

  func conclusion(
    _ conclusion: Conclusion, verdict: (kind: Verdict, day: CivilDate)?, plan: PlanKept?, since: CivilDateTime?,
    period: NotePeriod, now: CivilDateTime
  ) -> Words {
    switch conclusion {
    case .nothingRead:
      "Er kon niets gelezen worden. Of het een rustige of een drukke dag was, is dus niet te zeggen."
    case .quiet(let sources, let at):
      quiet(since, sources, at, now)
    case .nothingFinished(let partly):
      if let plan {
        ("\(kept(plan))\(own: plan.partial ? asFarAsRead : "")." as Words).begun
      } else {
        nothingFinished(since, partly, now)
      }
    case .finished(let milestones, let results, let flow, let partly):
      finished(milestones, results, flow, partly: partly == true, plan: plan, verdict: verdict, now)
    case .unsaid: Words()
    case .nothingToTell(let sources, let at): "Niets nieuws te melden. \(own: read(sources, at))"
    case .proud: proud(period)
    case .proudAllTheSame: proudAllTheSame(period)
    case .ordinaryWeek(let week): ordinary(week, period)
    case .nothingReadThisWeek: nothingRead(of: period)
    case .forManager(let points):
      points == 1
        ? "Eén punt vraagt jouw aandacht. Dit bericht gaat alleen naar dit kanaal."
        : "\(points) punten vragen jouw aandacht. Dit bericht gaat alleen naar dit kanaal."
    }
  }

  func read(_ sources: Int, _ at: TimeOfDay) -> String {
    switch sources {
    case 1: "De bron is om \(time(at)) gelezen."
    case 2: "Beide bronnen zijn om \(time(at)) gelezen."
    default: "Alle \(sources) bronnen zijn om \(time(at)) gelezen."
    }
  }

  var asFarAsRead: String { ", voor zover het gelezen kon worden" }

  func sentence(_ parts: [Words]) -> Words {
    guard parts.count > 1, let last = parts.last else { return parts.first ?? Words() }
    return "\(Words.list(parts.dropLast(), ", ")) en \(last)"
  }

  func heading(_ kind: SectionKind) -> Words? {
    switch kind {
    case .done: "Gedaan"
    case .next: "Wat komt eraan"
    case .followThrough: "Afgesproken"
    case .stuck: "Blijft liggen"
    case .numbers: "Cijfers"
    case .ahead: "Daarna"
    case .honest: "Eerlijk is eerlijk"
    case .warnings, .trouble, .people, .question, .proud, .learned, .nextWeek, .forManager: nil
    }
  }

  func heading(of day: CivilDate, _ now: CivilDateTime) -> Words { Words(own: starting(day, now)) }

  func moment(_ moment: CivilDateTime, _ now: CivilDateTime) -> String {
    if moment.date == now.date { return time(moment.time) }
    return now.isNear(moment.date) ? "\(weekday(moment.date)) \(time(moment.time))" : long(moment.date, now)
  }

  func since(_ moment: CivilDateTime, now: CivilDateTime) -> Words { "sinds \(own: self.moment(moment, now))" }

  func more(_ number: Int, of kind: SectionKind) -> Words {
    switch kind {
    case .done, .next, .ahead: "en nog \(own: count(number, "taak", "taken"))"
    case .followThrough, .stuck: "en nog \(own: count(number, "punt", "punten"))"
    case .numbers: "en nog \(own: count(number, "cijfer", "cijfers"))"
    case .proud: "en nog \(own: count(number, "mijlpaal", "mijlpalen"))"
    default: "en nog \(number)"
    }
  }
  func untitled() -> Words { "een vertrouwelijke taak" }

  func colleague() -> String { "een collega" }

  func names(_ names: Names) -> Words {
    let list = Words.list(names.shown.map { Words([.untrusted($0)]) }, ", ")
    return names.more > 0 ? "\(list) en nog \(names.more)" : list
  }
}
