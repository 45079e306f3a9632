import Model

// Vanaf wanneer een update vertelt, als dat niet gisteren of deze week is.
extension Dutch {
  func quiet(_ since: CivilDateTime?, _ sources: Int, _ at: TimeOfDay, _ now: CivilDateTime) -> Words {
    let read = read(sources, at)
    return since.map {
      "Kort: rustig. Sinds \(own: moment($0, now)) is er niets afgerond, en je hoeft niets te doen. \(own: read)"
    } ?? "Kort: rustige dag. Er is niets afgerond en je hoeft niets te doen. \(own: read)"
  }

  func nothingFinished(_ since: CivilDateTime?, _ partly: Bool, _ now: CivilDateTime) -> Words {
    guard let since else {
      return partly ? "Kort: niets afgerond, voor zover het gelezen kon worden." : "Kort: er is niets afgerond."
    }
    return partly
      ? "Kort: sinds \(own: moment(since, now)) niets afgerond, voor zover het gelezen kon worden."
      : "Kort: sinds \(own: moment(since, now)) is er niets afgerond."
  }

  func proud(_ period: NotePeriod) -> Words {
    switch period {
    case .thisWeek: "Hier mogen we deze week trots op zijn:"
    case .week(let number): "Om trots op te zijn in week \(number):"
    case .since(let day): "Hier mogen we sinds \(own: long(day)) trots op zijn:"
    }
  }

  func ordinary(_ partly: Bool, _ period: NotePeriod) -> Words {
    switch period {
    case .thisWeek where partly: "Geen mijlpalen in wat deze week gelezen kon worden."
    case .week(let number) where partly: "Geen mijlpalen in wat van week \(number) gelezen kon worden."
    case .since(let day) where partly: "Geen mijlpalen sinds \(own: long(day)) in wat gelezen kon worden."
    case .thisWeek: "Een gewone week, zonder mijlpaal. Dat is ook wat waard."
    case .week(let number): "Week \(number) was een gewone week, zonder mijlpaal. Dat is ook wat waard."
    case .since(let day): "Geen mijlpaal sinds \(own: long(day)). Gewoon werk is ook wat waard."
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
    case .since(let day): "sinds \(long(day))"
    }
  }
}
