import Model

/// Sources that could not be read, or only in part.
extension Dutch {
  func unread(_ sources: [UnreadSource], now: CivilDateTime) -> Words {
    func last(_ source: UnreadSource) -> String {
      guard let last = source.lastRead else { return "nog nooit gelezen" }
      if last.date == now.date { return "laatst gelezen om \(time(last.time))" }
      let day =
        now.isNear(last.date)
        ? "laatst gelezen op \(weekday(last.date)) om \(time(last.time))" : "laatst gelezen op \(long(last.date, now))"
      return Escalation.step(source.workdays) > 1 ? "\(day), al \(workdays(source.workdays ?? 0)) niet" : day
    }
    let question = sources.contains { Escalation.step($0.workdays) > 2 } ? " Wie zoekt dit uit?" : ""
    let list = Words.list(sources.map { "\($0.title) (\(own: last($0)))" }, ", ")
    return sources.count == 1
      ? "Let op: \(list) kon niet gelezen worden. Wat daaruit komt, staat hier niet bij.\(own: question)"
      : "Let op: \(list) konden niet gelezen worden. Wat daaruit komt, staat hier niet bij.\(own: question)"
  }

  func readInPart(_ sources: [PartlyRead]) -> Words {
    let lost = sources.filter { $0.lost > 0 }.map { source -> Words in
      let thing =
        source.lines.isEmpty ? count(source.lost, "onderdeel", "onderdelen") : count(source.lost, "regel", "regels")
      return "\(own: thing) van \(source.title)\(own: whereAndWhy(source))"
    }
    let cut = sources.filter(\.isCut).map { Words([.untrusted($0.title)]) }
    var line: Words = "Let op:"
    if !lost.isEmpty {
      let one = sources.reduce(0) { $0 + $1.lost } == 1
      let what =
        sources.contains(where: \.isPart)
        ? "\(one ? "kon" : "konden") niet of maar deels gebruikt worden"
        : one ? "kon niet gebruikt worden en ontbreekt hier" : "konden niet gebruikt worden en ontbreken hier"
      line += " \(sentence(lost)) \(own: what)."
    }
    if !cut.isEmpty { line += " Van \(sentence(cut)) is niet alles gelezen; er kan meer zijn dan hier staat." }
    if let days = sources.filter({ Escalation.step($0.workdays) > 1 }).compactMap(\.workdays).max() {
      line +=
        " Dat is al \(own: workdays(days)) zo\(own: sources.contains { Escalation.step($0.workdays) > 2 } ? ": wie kijkt ernaar?" : ".")"
    }
    return line
  }

  private func whereAndWhy(_ source: PartlyRead) -> String {
    let places = source.lines.map { "\($0)" }
    let lines: String? =
      places.isEmpty
      ? nil
      : source.lost > places.count
        ? "regel \(places.joined(separator: ", ")) en verder"
        : "regel \(places.count == 1 ? places[0] : places.dropLast().joined(separator: ", ") + " en " + places[places.count - 1])"
    let faults = source.faults.isEmpty ? nil : source.faults.map(why).joined(separator: "; ")
    let parts = [lines, faults].compactMap { $0 }
    return parts.isEmpty ? "" : " (\(parts.joined(separator: ": ")))"
  }

  private func why(_ fault: ReadingFault) -> String {
    switch fault {
    case .date: "een datum is niet te lezen"
    case .number: "een getal is niet te lezen"
    case .missing: "er ontbreekt iets"
    case .word: "een onbekend woord of teken"
    case .form: "anders opgebouwd dan verwacht"
    case .format: "een bestand is niet te lezen"
    case .mapping: "niet om te zetten"
    case .contradiction: "ze spreken elkaar tegen"
    case .excess: "er is meer dan gelezen wordt"
    }
  }
}
