import Model

/// Het weekbericht.
extension Dutch {
  func celebration(_ celebration: Celebration, _ subject: Words, now: CivilDateTime) -> Words {
    switch celebration {
    case .roundNumber(let noun, let number, let since):
      "MIJLPAAL: de \(own: marks.whole(number))e \(own: one(noun)) sinds \(own: fullDate(since, now)) is af"
    case .firstTime(_, let kind, let people):
      ("VOOR HET EERST een \(kind) af: \(subject)." as Words)
        + (people.shown.isEmpty ? Words() : " Dank aan \(thanked(people)).")
    case .targetKept(let figure, let weeks):
      "VOLGEHOUDEN: \(figure.say) haalt al \(weeks) weken het doel (\(value(figure.target ?? 0, figure.unit)))"
    case .longestWaiting(_, let days, let owner):
      ("EINDELIJK KLAAR: \(subject), na \(own: workdays(days))" as Words)
        + Words.inParentheses(owner.map { Words([.untrusted($0)]) } ?? Words())
    case .agreementsKept(let kept, let total, let pending, let from):
      agreementsKept(kept, total, pending, from, subject)
    case .fewestOpen(let noun, let open, let since):
      "OPGERUIMD: nog \(own: marks.whole(open)) \(own: open == 1 ? one(noun) : many(noun)) open, zo weinig was het sinds \(own: fullDate(since, now)) niet"
    case .quietWork(_, let effect, let owner):
      ("IN STILTE GEDAAN: \(subject)" as Words).with(addition: effect.map { Words([.untrusted($0)]) } ?? Words())
        + Words.inParentheses(owner.map { Words([.untrusted($0)]) } ?? Words())
    case .plansKept(let days): "WOORD GEHOUDEN: \(own: workdays(days)) op rij was alles af wat gepland stond"
    case .anniversary(let person, let years, let day):
      "JUBILEUM: \(person) werkt \(own: day == now.date ? "vandaag" : weekday(day)) \(own: inWords(years)) jaar bij ons"
    }
  }

  private func agreementsKept(
    _ kept: Int, _ total: Int, _ pending: Subject?, _ from: CivilDate?, _ subject: Words
  ) -> Words {
    if kept == total {
      return total == 1
        ? "AFSPRAAK IS AFSPRAAK: de afspraak van deze week is nagekomen"
        : "AFSPRAAK IS AFSPRAAK: alle \(total) afspraken van deze week zijn nagekomen"
    }
    let line: Words = "AFSPRAAK IS AFSPRAAK: \(kept) van de \(total) afspraken van deze week nagekomen"
    guard pending != nil, let from else { return line }
    return "\(line). De andere (\(subject)) gaat op \(own: long(from)) in"
  }

  private func one(_ noun: CountedNoun) -> String {
    switch noun {
    case .calls: "melding"
    case .requests: "aanvraag"
    case .changes: "wijziging"
    case .tasks: "taak"
    case .commits: "commit"
    case .label: "zaak"
    }
  }

  private func many(_ noun: CountedNoun) -> String {
    switch noun {
    case .calls: "meldingen"
    case .requests: "aanvragen"
    case .changes: "wijzigingen"
    case .tasks: "taken"
    case .commits: "commits"
    case .label: "zaken"
    }
  }

  /// Met het jaar, als dat een ander is.
  private func fullDate(_ date: CivilDate, _ now: CivilDateTime) -> String {
    date.year == now.date.year ? long(date) : "\(long(date)) \(date.year)"
  }

  /// Zoals op een taart.
  private func inWords(_ number: Int) -> String {
    let words = [
      "nul", "één", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf",
    ]
    return words.indices.contains(number) ? words[number] : marks.whole(number)
  }

  func celebrated(_ subject: Words, people: Names, early: Early?, effect: Words) -> Words {
    let line = ("MIJLPAAL: \(subject)\(self.early(early))" as Words).with(addition: effect).ended
    return people.shown.isEmpty ? line : "\(line) Dank aan \(thanked(people))."
  }

  func thanked(_ people: Names) -> Words {
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

  func kept(done: Int, of total: Int, in period: NotePeriod) -> Words {
    let when = planned(for: period)
    if total == 1 { return "WOORD GEHOUDEN: wat \(own: when) gepland stond, is af" }
    return done == total
      ? "WOORD GEHOUDEN: alle \(total) zaken die \(own: when) gepland stonden, zijn af"
      : "WOORD GEHOUDEN: \(done) van de \(total) zaken die \(own: when) gepland stonden, \(own: done == 1 ? "is" : "zijn") af"
  }

  func quote(_ kind: NoteKind, _ text: Words, from: Words) -> Words {
    switch kind {
    case .customer: "VAN EEN KLANT: \"\(text)\"\(Words.inParentheses(from))"
    case .thanks: "VAN COLLEGA'S: \"\(text)\"\(Words.inParentheses(from))"
    case .learned: "Geleerd: \(text)"
    case .headline, .done, .next, .stuck: text
    }
  }

  func nextWeek(_ list: [(subject: Words, day: CivilDate)], now: CivilDateTime) -> Words {
    let names = list.map { "\($0.subject) (\(own: "\(weekday($0.day).prefix(2)) \($0.day.day)"))" as Words }
    let isThisWeek = list.allSatisfy { $0.day.isoWeek == now.date.isoWeek }
    return "\(own: isThisWeek ? "Deze" : "Volgende") week: \(Words.list(names, ", "))"
  }

  func closing(_ way: Words?, freeDays: Int, today: CivilDate) -> Words {
    let ask = way.map { "Zelf iets moois gezien? Laat het weten: \($0). " } ?? Words()
    if freeDays == 0 { return ask + "Dank jullie wel." }
    return today.weekday == .fri || today.weekday == .sat
      ? ask + "Fijn weekend!" : ask + (freeDays == 1 ? "Fijne vrije dag!" : "Fijne vrije dagen!")
  }
}
