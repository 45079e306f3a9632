import Model

/// Nederlands: je-vorm, 24 uur (`16.30 uur`), `wo 25`, `7,8`.
struct Dutch: Phrases {
  private let marks = NumberMarks(decimal: ",", thousands: ".")
  private let weekdays = ["maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"]
  private let months = [
    "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november",
    "december",
  ]
  private let shortMonths = ["jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"]

  // MARK: Datums, tijden, getallen

  private func weekday(_ date: CivilDate) -> String { weekdays[date.weekday.rawValue - 1] }
  private func long(_ date: CivilDate) -> String { "\(date.day) \(months[date.month - 1])" }
  private func short(_ date: CivilDate) -> String { "\(date.day) \(shortMonths[date.month - 1])" }
  private func time(_ time: TimeOfDay) -> String { "\(time.hour).\(time.minute.padded(2)) uur" }

  /// Aan het begin van een regel.
  private func day(_ date: CivilDate, _ now: CivilDateTime) -> String {
    if date == now.date { return "vandaag" }
    let name = "\(weekday(date).prefix(2)) \(date.day)"
    return now.isNear(date) && date.month == now.date.month ? name : "\(name) \(shortMonths[date.month - 1])"
  }

  /// Aan het begin van een zin: "Morgen", "Maandag", "Op 12 december".
  private func starting(_ date: CivilDate, _ now: CivilDateTime) -> String {
    switch date.days(since: now.date) {
    case 0: return "Vandaag"
    case 1: return "Morgen"
    default:
      guard now.isNear(date) else { return "Op \(long(date))" }
      let name = weekday(date)
      return name.prefix(1).uppercased() + name.dropFirst()
    }
  }

  /// Na "van": "van morgen", "van vrijdag", "van 12 december".
  private func of(_ date: CivilDate, _ now: CivilDateTime) -> String {
    switch date.days(since: now.date) {
    case 0: "vandaag"
    case 1: "morgen"
    default: now.isNear(date) ? weekday(date) : long(date)
    }
  }

  private func count(_ number: Int, _ one: String, _ many: String) -> String {
    number == 1 ? "één \(one)" : "\(marks.whole(number)) \(many)"
  }

  private func value(_ number: Double, _ unit: UntrustedText?) -> Words {
    let digits = Words(own: marks.decimal(number))
    guard let unit else { return digits }
    if unit.matches("%") { return digits + Words([.untrusted(unit)]) }
    if ["€", "$", "£"].contains(where: unit.matches) { return Words([.untrusted(unit)]) + " " + digits }
    return digits + " " + Words([.untrusted(unit)])
  }

  // MARK: De kop

  func title(team: Words, kind: EditionKind, date: CivilDate) -> Words {
    switch kind {
    case .daily: "\(team) | dagupdate \(own: weekday(date)) \(own: long(date))"
    case .weekly: "\(team) | \(own: weekday(date))bericht week \(date.isoWeek)"
    }
  }

  func late(now: CivilDateTime, nominal: CivilDate) -> Words {
    let when = now.date == nominal ? "om \(time(now.time))" : "\(weekday(now.date)) om \(time(now.time))"
    return "(later dan normaal, \(own: when))"
  }

  func repeated() -> Words { "(opnieuw verstuurd, staat er misschien dubbel)" }
  func first() -> Words { "Dit is de eerste update." }

  func conclusion(_ conclusion: Conclusion, now: CivilDateTime) -> Words {
    switch conclusion {
    case .nothingRead:
      "Kort: er kon niets gelezen worden. Of het een rustige of een drukke dag was, is dus niet te zeggen."
    case .quiet(let sources, let at):
      "Kort: rustige dag. Er is niets afgerond en je hoeft niets te doen. \(own: read(sources, at))"
    case .nothingFinished(let partly):
      partly ? "Kort: niets afgerond, voor zover het gelezen kon worden." : "Kort: er is niets afgerond."
    case .finished(let milestones, let results, let flow): "Kort: \(finished(milestones, results, flow))."
    case .proud: "Hier mogen we deze week trots op zijn:"
    case .ordinaryWeek(let partly):
      partly
        ? "Geen mijlpalen in wat deze week gelezen kon worden."
        : "Een gewone week, zonder mijlpaal. Dat is ook wat waard."
    case .nothingReadThisWeek: "Er kon niets gelezen worden, dus over deze week is nog niets te vertellen."
    }
  }

  private func read(_ sources: Int, _ at: TimeOfDay) -> String {
    switch sources {
    case 1: "De bron is om \(time(at)) gelezen."
    case 2: "Beide bronnen zijn om \(time(at)) gelezen."
    default: "Alle \(sources) bronnen zijn om \(time(at)) gelezen."
    }
  }

  private func finished(_ milestones: Int, _ results: Int, _ flow: Flow?) -> Words {
    var parts: [Words] = []
    if milestones > 0 { parts.append("\(own: count(milestones, "mijlpaal", "mijlpalen")) gehaald") }
    if results > 0 { parts.append("\(own: count(results, "zaak", "zaken")) af") }
    if let flow {
      // Een naam met een dubbele punt leest niet in een zin.
      if case .label = flow.noun {
        parts.append("\(own: count(flow.finished, "zaak", "zaken")) afgehandeld")
      } else {
        parts.append(finished(flow, one: "één"))
      }
    }
    return sentence(parts)
  }

  private func sentence(_ parts: [Words]) -> Words {
    guard parts.count > 1, let last = parts.last else { return parts.first ?? Words() }
    return "\(Words.list(parts.dropLast(), ", ")) en \(last)"
  }

  func focus(_ subject: Words, on day: CivilDate, now: CivilDateTime) -> Words {
    "\(own: starting(day, now)): \(subject)"
  }

  func ask(_ ask: Ask, now: CivilDateTime) -> Words {
    switch ask {
    case .owners(1, let hard):
      hard ? "Voor één taak met een harde deadline zoeken we nog iemand." : "Voor één taak zoeken we nog iemand."
    case .owners(let number, let hard):
      hard
        ? "Voor \(number) taken met een harde deadline zoeken we nog iemand."
        : "Voor \(number) taken zoeken we nog iemand."
    case .deadlinePassed(1): "Er is een harde deadline verstreken."
    case .deadlinePassed(let number): "Er zijn \(number) harde deadlines verstreken."
    case .deadline(let day): "Let op de harde deadline van \(own: of(day, now))."
    case .slipping(1): "Eén afspraak loopt uit."
    case .slipping(let number): "\(number) afspraken lopen uit."
    case .late(1): "Eén geplande zaak had al af moeten zijn."
    case .late(let number): "\(number) geplande zaken hadden al af moeten zijn."
    }
  }

  func heading(_ kind: SectionKind, since: CivilDateTime?, now: CivilDateTime) -> Words? {
    switch kind {
    case .done: since.map { "GEDAAN (sinds \(own: moment($0, now)))" } ?? "GEDAAN"
    case .next: "WAT KOMT ERAAN"
    case .followThrough: "AFGESPROKEN"
    case .stuck: "BLIJFT LIGGEN"
    case .numbers: "CIJFERS"
    case .warnings, .people, .question, .proud, .learned, .nextWeek: nil
    }
  }

  private func moment(_ moment: CivilDateTime, _ now: CivilDateTime) -> String {
    if moment.date == now.date { return time(moment.time) }
    return now.isNear(moment.date) ? "\(weekday(moment.date)) \(time(moment.time))" : long(moment.date)
  }

  func more(_ count: Int) -> Words { "en nog \(count)" }
  func untitled() -> Words { "een zaak waarvan de titel niet wordt getoond" }

  func names(_ names: Names) -> Words {
    let list = Words.list(names.shown.map { Words([.untrusted($0)]) }, ", ")
    return names.more > 0 ? "\(list) en nog \(names.more)" : list
  }

  // MARK: De regels

  func unread(_ sources: [UnreadSource], now: CivilDateTime) -> Words {
    func last(_ source: UnreadSource) -> String {
      guard let last = source.lastRead else { return "nog nooit gelezen" }
      if last.date == now.date { return "laatst gelezen om \(time(last.time))" }
      return now.isNear(last.date)
        ? "laatst gelezen op \(weekday(last.date)) om \(time(last.time))" : "laatst gelezen op \(long(last.date))"
    }
    let list = Words.list(sources.map { "\($0.title) (\(own: last($0)))" }, ", ")
    return sources.count == 1
      ? "Let op: \(list) kon niet gelezen worden. Wat daarin staat, ontbreekt hier."
      : "Let op: \(list) konden niet gelezen worden. Wat daarin staat, ontbreekt hier."
  }

  func milestone(_ subject: Words, people: Words, early: Early?, effect: Words) -> Words {
    ("MIJLPAAL: \(subject)\(self.early(early))" as Words).with(addition: effect) + Words.inParentheses(people)
  }

  private func early(_ early: Early?) -> Words {
    guard let early else { return Words() }
    let days = early.days == 1 ? "1 dag" : "\(marks.whole(early.days)) dagen"
    return early.beforeDeadline ? ", \(own: days) voor de harde deadline" : ", \(own: days) eerder dan gepland"
  }

  func finished(_ subject: Words, owner: Words, effect: Words, late: CivilDate?, now: CivilDateTime) -> Words {
    let line = subject.with(addition: effect) + Words.inParentheses(owner)
    return late.map { "\(line), klaar op \(own: day($0, now)), later toegevoegd" } ?? line
  }

  func counted(_ flow: Flow) -> Words {
    var line = finished(flow)
    if let created = flow.created {
      line += ", \(own: created == 0 ? "geen" : marks.whole(created)) nieuwe erbij"
    }
    if let open = flow.open {
      line += "; er \(own: open == 1 ? "staat" : "staan") er nog \(own: marks.whole(open)) open"
    }
    return flow.partial ? "\(line) (de lijst was niet compleet, het kunnen er meer zijn)" : line
  }

  /// `one`: in een zin voluit, aan het begin van een regel als cijfer.
  private func finished(_ flow: Flow, one word: String = "1") -> Words {
    let one = flow.finished == 1
    let number = flow.finished == 0 ? "geen" : one ? word : marks.whole(flow.finished)
    switch flow.noun {
    case .calls: return "\(own: number) \(own: one ? "melding" : "meldingen") afgehandeld"
    case .requests: return "\(own: number) \(own: one ? "aanvraag" : "aanvragen") afgehandeld"
    case .changes: return "\(own: number) \(own: one ? "wijziging" : "wijzigingen") doorgevoerd"
    case .tasks: return "\(own: number) \(own: one ? "taak" : "taken") afgerond"
    case .commits: return "\(own: number) \(own: one ? "commit" : "commits")"
    case .label(let label): return "\(label): \(own: number) afgehandeld"
    }
  }

  func planned(_ planned: Planned, _ subject: Words, people: Words, now: CivilDateTime) -> Words {
    var line = Words(own: day(planned.day, now))
    if let at = planned.time { line += Words(own: ", " + time(at)) }
    if let deadline = planned.deadline { line += deadline.passed ? ", harde deadline verstreken" : ", harde deadline" }
    if planned.kind == .milestone { line += ", mijlpaal" }
    line += ": " + subject
    if let reason = planned.deadline?.reason { line = line.with(addition: Words([.untrusted(reason)])) }
    if planned.deadline?.notStarted == true { line = line.ended + " Nog niet begonnen." }
    if let means = planned.doneMeans { line = line.ended + " Klaar als: \(means)" }
    return planned.needsOwner ? line.ended + " Wie pakt dit op?" : line + Words.inParentheses(people)
  }

  func moreDeadlines(_ list: [(subject: Words, day: CivilDate)], now: CivilDateTime) -> Words {
    let names = Words.list(list.map { "\($0.subject) (\(own: day($0.day, now)))" }, "; ")
    return "nog \(list.count) harde deadlines: \(names)"
  }

  func underWay(_ subject: Words, owner: Words) -> Words { "loopt al: \(subject)\(Words.inParentheses(owner))" }

  func agreed(
    _ subject: Words, _ state: AgreementState, owner: Words, decided: CivilDate?, due: CivilDate?, now: CivilDateTime
  ) -> Words {
    switch state {
    case .told:
      let from = due.map { ", gaat in op \(own: day($0, now))" } ?? Words()
      return "besloten: \"\(subject)\"\(from)\(Words.inParentheses(owner))"
    case .kept: return "nagekomen: \"\(subject)\"\(Words.inParentheses(owner))"
    case .slipping:
      let since = decided.map { "besloten \(own: short($0))" } ?? Words()
      let aim = due.map { "zou \(own: short($0)) ingaan" } ?? Words()
      return "loopt uit: \"\(subject)\"\(Words.inParentheses(Words.list([since, aim, owner], ", ")))"
    }
  }

  func overdue(_ subject: Words, day: CivilDate, owner: Words, now: CivilDateTime) -> Words {
    "\(subject)\(Words.inParentheses(owner)) had af moeten zijn op \(own: self.day(day, now))"
  }

  func figure(_ figure: Figure, now: CivilDateTime) -> Words {
    guard let value = figure.value else { return "\(figure.say): geen cijfer" }
    var line: Words = "\(figure.say) \(self.value(value, figure.unit))\(goal(figure))"
    if let day = figure.asOf { line += " op \(own: short(day))" }
    return figure.trend.isEmpty ? line : "\(line) \(own: Sparkline.text(figure.trend))"
  }

  private func goal(_ figure: Figure) -> Words {
    figure.target.map { " (doel \(self.value($0, figure.unit)))" } ?? Words()
  }

  func away(on day: CivilDate, _ people: [Away], more: Int, now: CivilDateTime) -> Words {
    let list = Words.list(
      people.map { away in
        "\(away.person)\(away.until.map { " (t/m \(own: self.day($0, now)))" } ?? Words())"
      }, ", ")
    return "\(own: starting(day, now)) afwezig: \(list)\(more > 0 ? " en nog \(more)" : Words())."
  }

  func contacts(_ contacts: [Contact]) -> Words {
    "Vragen over \(Words.list(contacts.map { "\($0.role): \($0.person)" }, ", "))."
  }

  func askInput(_ way: Words) -> Words { "Mis je iets of loop je vast? Laat het weten: \(way)" }

  // MARK: Het weekbericht

  func celebrated(_ subject: Words, people: Names, early: Early?, effect: Words) -> Words {
    let line = ("MIJLPAAL: \(subject)\(self.early(early))" as Words).with(addition: effect).ended
    return people.shown.isEmpty ? line : "\(line) Dank aan \(thanked(people))."
  }

  private func thanked(_ people: Names) -> Words {
    people.more > 0 ? names(people) : sentence(people.shown.map { Words([.untrusted($0)]) })
  }

  func record(_ figure: Figure, best: Double, on day: CivilDate, since: CivilDate, now: CivilDateTime) -> Words {
    let value = figure.value.map { self.value($0, figure.unit) } ?? Words()
    return """
      NIEUW RECORD: \(figure.say) \(value), het beste cijfer sinds \(own: long(since)). \
      Het oude record was \(self.value(best, figure.unit)), op \(own: long(day)).
      """
  }

  func targetMet(_ figure: Figure) -> Words {
    "DOEL GEHAALD: \(figure.say) \(figure.value.map { self.value($0, figure.unit) } ?? Words())\(goal(figure))"
  }

  func kept(done: Int, of total: Int) -> Words {
    if total == 1 { return "WOORD GEHOUDEN: wat voor deze week gepland stond, is af" }
    return done == total
      ? "WOORD GEHOUDEN: alle \(total) zaken die voor deze week gepland stonden, zijn af"
      : "WOORD GEHOUDEN: \(done) van de \(total) zaken die voor deze week gepland stonden, \(own: done == 1 ? "is" : "zijn") af"
  }

  func quote(_ kind: NoteKind, _ text: Words, from: Words) -> Words {
    switch kind {
    case .customer: "VAN EEN KLANT: \"\(text)\"\(Words.inParentheses(from))"
    case .thanks: "VAN COLLEGA'S: \"\(text)\"\(Words.inParentheses(from))"
    case .learned: "Geleerd: \(text)"
    case .headline, .done, .next, .stuck: text
    }
  }

  func nextWeek(_ list: [(subject: Words, day: CivilDate)]) -> Words {
    let names = list.map { "\($0.subject) (\(own: "\(weekday($0.day).prefix(2)) \($0.day.day)"))" as Words }
    return "Volgende week: \(Words.list(names, ", "))"
  }

  func closing(_ way: Words?, freeDays: Bool, today: CivilDate) -> Words {
    let ask = way.map { "Zelf iets moois gezien? Laat het weten: \($0). " } ?? Words()
    if !freeDays { return ask + "Dank jullie wel." }
    return today.weekday == .fri || today.weekday == .sat
      ? ask + "Fijn weekend!" : ask + "Fijne vrije dagen!"
  }
}
