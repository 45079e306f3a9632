import Model

// Sentences that name the time of which an update tells, where that is not since yesterday or this week.
extension Dutch {
  func quiet(_ since: CivilDateTime?, _ sources: Int, _ at: TimeOfDay, _ now: CivilDateTime) -> Words {
    let read = read(sources, at)
    return since.map {
      "Rustig: sinds \(own: moment($0, now)) is er niets afgerond, en je hoeft niets te doen. \(own: read)"
    } ?? "Een rustige dag. Er is niets afgerond en je hoeft niets te doen. \(own: read)"
  }

  func nothingFinished(_ since: CivilDateTime?, _ partly: Bool, _ now: CivilDateTime) -> Words {
    guard let since else {
      return partly ? "Niets afgerond, voor zover het gelezen kon worden." : "Er is niets afgerond."
    }
    return partly
      ? "Sinds \(own: moment(since, now)) niets afgerond, voor zover het gelezen kon worden."
      : "Sinds \(own: moment(since, now)) is er niets afgerond."
  }

  func proud(_ period: NotePeriod) -> Words {
    switch period {
    case .thisWeek: "Hier mogen we deze week trots op zijn:"
    case .week(let number): "Om trots op te zijn in week \(number):"
    case .since(let day, let now): "Hier mogen we sinds \(own: long(day, now)) trots op zijn:"
    }
  }

  func proudAllTheSame(_ period: NotePeriod) -> Words {
    switch period {
    case .thisWeek: "Deze week lukte niet alles. Hier mogen we wel trots op zijn:"
    case .week(let number): "In week \(number) lukte niet alles. Hier mogen we wel trots op zijn:"
    case .since(let day, let now):
      "Sinds \(own: long(day, now)) lukte niet alles. Hier mogen we wel trots op zijn:"
    }
  }

  /// A week with nothing to celebrate: what was done all the same, in one sentence.
  func ordinary(_ week: OrdinaryWeek, _ period: NotePeriod) -> Words {
    var parts: [Words] = week.results > 0 ? ["\(own: count(week.results, "taak", "taken")) af"] : []
    parts += week.flows.map { flow in
      // A label is followed by a colon, which does not read well inside a sentence.
      if case .label = flow.noun {
        return "\(own: (flow.partial ? "minstens " : "") + count(flow.finished, "zaak", "zaken")) afgehandeld"
      }
      return finished(flow, one: "één")
    }
    if week.agreementsKept { parts.append("geen enkele afspraak gemist") }
    if parts.isEmpty { return week.partly ? littleKnown(of: period) : nothingToSingleOut(period) }
    let read = week.partly ? ", voor zover die gelezen kon worden" : ""
    let start =
      switch period {
      case .thisWeek: "Een week zonder mijlpaal\(read)"
      case .week(let number): "Week \(number) was een week zonder mijlpaal\(read)"
      case .since(let day, let now):
        week.partly ? "Wat sinds \(long(day, now)) gelezen kon worden" : "Gewoon werk sinds \(long(day, now))"
      }
    let list: Words = "\(own: start): \(sentence(parts))."
    return week.partly ? list : list + " Dat is ook wat waard; dank daarvoor."
  }

  private func nothingToSingleOut(_ period: NotePeriod) -> Words {
    switch period {
    case .thisWeek: "Een stille week, zonder iets om uit te lichten."
    case .week(let number): "Week \(number) was een stille week, zonder iets om uit te lichten."
    case .since(let day, let now): "Sinds \(own: long(day, now)) is er niets om uit te lichten."
    }
  }

  private func littleKnown(of period: NotePeriod) -> Words {
    switch period {
    case .thisWeek: "Over deze week valt weinig te zeggen: niet alles kon gelezen worden."
    case .week(let number): "Over week \(number) valt weinig te zeggen: niet alles kon gelezen worden."
    case .since(let day, let now):
      "Sinds \(own: long(day, now)) valt er weinig te zeggen: niet alles kon gelezen worden."
    }
  }

  func nothingRead(of period: NotePeriod) -> Words {
    switch period {
    case .thisWeek: "Er kon niets gelezen worden, dus over deze week is nog niets te vertellen."
    case .week(let number): "Er kon niets gelezen worden, dus over week \(number) is nog niets te vertellen."
    case .since: "Er kon niets gelezen worden, dus er is nog niets te vertellen."
    }
  }

  func planned(for period: NotePeriod) -> String {
    switch period {
    case .thisWeek: "voor deze week"
    case .week(let number): "voor week \(number)"
    case .since(let day, let now): "sinds \(long(day, now))"
    }
  }

  /// For agreements.
  func due(in period: NotePeriod) -> String {
    switch period {
    case .thisWeek: "van deze week"
    case .week(let number): "van week \(number)"
    case .since(let day, let now): "sinds \(long(day, now))"
    }
  }
}
