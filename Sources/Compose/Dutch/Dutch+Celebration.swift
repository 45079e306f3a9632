import Model

/// The celebration note.
extension Dutch {
  func celebration(
    _ celebration: Celebration, _ subject: Words, mentions: [(subject: Words, owner: Words, effect: Words)],
    in period: NotePeriod, now: CivilDateTime
  ) -> Words {
    switch celebration {
    case .roundNumber(let noun, let number, let since, let ofWeek):
      """
      Rond getal: de \(own: ordinal(number)) \(one(noun)) sinds \(own: long(since, now)) is \(own: done(noun))\
      \(own: ofWeek.map { "; \(this(period)) waren het er \(marks.whole($0))" } ?? "")
      """
    case .firstTime(_, let kind, let people):
      ("Voor het eerst (\(kind)): \(subject)" as Words).ended
        + (people.shown.isEmpty ? Words() : " Dank aan \(thanked(people)).")
    case .targetKept(let figure, let weeks):
      "Volgehouden: \(figure.say) haalt al \(weeks) weken het doel (\(value(figure.target ?? 0, figure.unit)))"
    case .longestWaiting(_, let days): "Eindelijk klaar: \(subject), na \(own: workdays(days)) wachten"
    case .agreementsKept(let kept, let total, let one): agreementsKept(kept, total, one == nil ? nil : subject, period)
    case .fewestOpen(let noun, let open, let since):
      """
      Opgeruimd: nog \(own: marks.whole(open)) \(open == 1 ? one(noun) : many(noun)) open. \
      Zo weinig waren het er sinds \(own: long(since, now)) niet.
      """
    case .quietWork(_, let effect, let owner):
      ("Achter de schermen: \(subject)" as Words).with(effect: effect.map { Words([.untrusted($0)]) } ?? Words())
        + Words.inParentheses(owner.map { Words([.untrusted($0)]) } ?? Words())
    case .quietWorks: "Achter de schermen: \(mentioned(mentions))"
    case .results(_, let more):
      "Ook gelukt: \(mentioned(mentions))\(own: more == 0 ? "" : " (en nog \(count(more, "taak", "taken")) af)")"
    case .deadlinesMet(_, let days): deadlinesMet(mentions, days)
    case .plansKept(let days): "Woord gehouden: \(own: workdays(days)) op rij was alles af wat gepland stond"
    case .anniversary(let person, let months, let day): anniversary(person, years(months), day, now)
    }
  }

  private func mentioned(_ list: [(subject: Words, owner: Words, effect: Words)]) -> Words {
    Words.list(list.map { $0.subject.with(addition: $0.effect) + Words.inParentheses($0.owner) }, "; ")
  }

  private func deadlinesMet(_ list: [(subject: Words, owner: Words, effect: Words)], _ days: [Int]) -> Words {
    let names = zip(list, days).map { work, days -> Words in
      let when = days == 0 ? "op de dag zelf" : days == 1 ? "een dag eerder" : "\(self.days(days)) eerder"
      let line: Words = "\(work.subject), \(own: when)\(Words.inParentheses(work.owner))"
      return line.with(addition: work.effect)
    }
    return "Harde deadline gehaald: \(Words.list(names, "; "))"
  }

  private func this(_ period: NotePeriod) -> String {
    switch period {
    case .thisWeek: "deze week"
    case .week(let number): "in week \(number)"
    case .since: "sinds het vorige bericht"
    }
  }

  func fellOff(_ figure: Figure, isBack: Bool, now: CivilDateTime) -> Words {
    let value = figure.value.map { self.value($0, figure.unit) } ?? Words()
    let day =
      figure.asOf.map { $0 == now.date ? "vandaag" : now.isNear($0) ? weekday($0) : "op \(long($0, now))" } ?? ""
    let back = isBack ? ", inmiddels weer als gewoonlijk" : ""
    return "\(figure.say) was \(own: day) \(value)\(side(figure))\(own: back)"
  }

  func notDone(_ list: [(what: NotDone, subject: Words)], more: Int, now: CivilDateTime) -> Words {
    var names = list.map { what, subject -> Words in
      let name: Words = what.isDecision ? "\"\(subject)\"" : subject
      let day = what.day.map { "wordt \(self.day($0, now))" } ?? ""
      return name + Words.inParentheses(Words(own: day))
    }
    if more > 0 { names.append("nog \(more)") }
    return "\(sentence(names)) \(own: names.count == 1 ? "lukte" : "lukten") nog niet"
  }

  private func anniversary(
    _ person: UntrustedText, _ years: String, _ day: CivilDate, _ now: CivilDateTime
  ) -> Words {
    if day == now.date { return "Jubileum: \(person) werkt vandaag \(own: years) bij ons. Gefeliciteerd!" }
    return now.isNear(day)
      ? "Jubileum: \(person) werkt deze week \(own: years) bij ons. Gefeliciteerd!"
      : "Jubileum: op \(own: long(day, now)) was \(person) \(own: years) bij ons. Gefeliciteerd!"
  }

  private func agreementsKept(_ kept: Int, _ total: Int, _ one: Words?, _ period: NotePeriod) -> Words {
    let title: Words = "Afspraak is afspraak: "
    if let one, total == 1 { return title + "\"\(one)\" is op tijd nagekomen" }
    if kept == total {
      let all = total == 2 ? "beide" : "alle \(total)"
      return title + "\(own: all) afspraken \(own: due(in: period)) zijn op tijd nagekomen"
    }
    let line: Words =
      title
      + "\(kept) van de \(total) afspraken \(own: due(in: period)) \(own: kept == 1 ? "is" : "zijn") op tijd nagekomen"
    return one.map { "\(line), alleen \"\($0)\" niet" } ?? line
  }

  private func one(_ noun: CountedNoun) -> Words {
    switch noun {
    case .calls: "melding"
    case .requests: "aanvraag"
    case .changes: "wijziging"
    case .tasks: "taak"
    case .commits: "commit"
    case .label(let label): "zaak (\(label))"
    }
  }

  private func many(_ noun: CountedNoun) -> Words {
    switch noun {
    case .calls: "meldingen"
    case .requests: "aanvragen"
    case .changes: "wijzigingen"
    case .tasks: "taken"
    case .commits: "commits"
    case .label(let label): "zaken (\(label))"
    }
  }

  private func done(_ noun: CountedNoun) -> String {
    switch noun {
    case .calls, .requests, .label: "afgehandeld"
    case .changes: "doorgevoerd"
    case .tasks: "afgerond"
    case .commits: "binnen"
    }
  }

  /// "Honderdste", "duizendste"; in digits where it would not be one word.
  private func ordinal(_ number: Int) -> String {
    switch number {
    case 100: "honderdste"
    case 1_000: "duizendste"
    case 10_000: "tienduizendste"
    case 100_000: "honderdduizendste"
    default: "\(marks.whole(number))e"
    }
  }

  /// Years in words, as on a birthday cake.
  private func years(_ months: Int) -> String {
    let words = [
      1: "één", 5: "vijf", 10: "tien", 15: "vijftien", 20: "twintig", 25: "vijfentwintig", 30: "dertig",
      35: "vijfendertig", 40: "veertig", 45: "vijfenveertig", 50: "vijftig",
    ]
    return months == 150 ? "twaalfenhalf jaar" : "\(words[months / 12] ?? marks.whole(months / 12)) jaar"
  }

  func milestone(_ subject: Words, people: Names, early: Early?, effect: Words, goal: Words) -> Words {
    var line = ("Mijlpaal: \(subject)\(self.early(early))" as Words).with(effect: effect).ended
    if !goal.isEmpty { line = ("\(line) Doel: \(goal)" as Words).ended }
    return people.shown.isEmpty ? line : "\(line) Dank aan \(thanked(people))."
  }

  func thanked(_ people: Names) -> Words {
    people.more > 0 ? names(people) : sentence(people.shown.map { Words([.untrusted($0)]) })
  }

  func record(_ figure: Figure, best: Double, on day: CivilDate, since: CivilDate, now: CivilDateTime) -> Words {
    let value = figure.value.map { self.value($0, figure.unit) } ?? Words()
    let on = figure.asOf.map { " op \(own: now.isNear($0) ? weekday($0) : long($0, now))" as Words } ?? Words()
    return """
      Nieuw record: \(figure.say) \(value)\(on), het beste cijfer sinds \(own: long(since, now)). \
      Het oude record was \(self.value(best, figure.unit)), \(own: past(day, now)).
      """
  }

  /// A day of more than 60 days ago is told as its month.
  private func past(_ day: CivilDate, _ now: CivilDateTime) -> String {
    if now.date.days(since: day) <= 60 { return "op \(long(day, now))" }
    return "in \(month(day, now))"
  }

  func targetMet(_ figure: Figure) -> Words {
    "Doel gehaald: \(figure.say) \(figure.value.map { self.value($0, figure.unit) } ?? Words())\(goal(figure))"
  }

  func kept(done: Int, of total: Int, today: Int, in period: NotePeriod) -> Words {
    let when = planned(for: period)
    if total == 1 { return "Woord gehouden: wat \(own: when) gepland stond, was op tijd af" }
    let number = done < total ? "\(done) van de \(total)" : total == 2 ? "beide" : "alle \(total)"
    let line: Words =
      "Woord gehouden: \(own: number) taken die \(own: when) gepland stonden, waren op tijd af"
    return today > 0 ? "\(line); voor vandaag \(own: today == 1 ? "staat er nog één" : "staan er nog \(today)")" : line
  }

  func quote(_ kind: NoteKind, _ text: Words, from: Words) -> Words {
    switch kind {
    case .customer: "Van een klant: \"\(text)\"\(Words.inParentheses(from))"
    case .thanks: "Van collega's: \"\(text)\"\(Words.inParentheses(from))"
    case .learned: "Geleerd: \(text)"
    case .headline, .done, .next, .stuck: text
    }
  }

  func nextWeek(_ list: [(planned: Planned, subject: Words, people: Words)], now: CivilDateTime) -> Words {
    let names = list.map { planned, subject, people -> Words in
      var details: [Words] = [Words(own: coming(planned.day, now))]
      if planned.deadline != nil { details.append("harde deadline") }
      if planned.kind == .milestone { details.append("mijlpaal") }
      details.append(planned.needsOwner ? "wie pakt dit op?" : people)
      if let goal = planned.goal { details.append("doel: \(goal)") }
      return subject + Words.inParentheses(Words.list(details, ", "))
    }
    let isThisWeek = list.allSatisfy { $0.planned.day.isoWeek == now.date.isoWeek }
    return "\(own: isThisWeek ? "Deze" : "Volgende") week: \(Words.list(names, "; "))"
  }

  /// A day of next week needs no month, but a year where that changes.
  private func coming(_ date: CivilDate, _ now: CivilDateTime) -> String {
    let name = weekday(date).prefix(2)
    return date.year == now.date.year ? "\(name) \(date.day)" : "\(name) \(short(date, now))"
  }

  func weeklyQuestion(_ way: Words) -> Words { "Zelf iets moois gezien? Laat het weten: \(way)." }
  func weekend() -> Words { "Fijn weekend!" }
  func daysOff(_ count: Int) -> Words { count == 1 ? "Fijne vrije dag!" : "Fijne vrije dagen!" }
  func thankYou() -> Words { "Dank jullie wel." }
}
