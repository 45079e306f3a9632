import Model

/// Sources that could not be read, or only in part.
extension English {
  func unread(_ sources: [UnreadSource], now: CivilDateTime) -> Words {
    func last(_ source: UnreadSource) -> String {
      guard let last = source.lastRead else { return "never read yet" }
      if last.date == now.date { return "last read at \(time(last.time))" }
      let day =
        now.isNear(last.date)
        ? "last read on \(weekday(last.date)) at \(time(last.time))" : "last read on \(long(last.date, now))"
      return Escalation.step(source.workdays) > 1 ? "\(day), \(workdays(source.workdays ?? 0)) ago" : day
    }
    let question = sources.contains { Escalation.step($0.workdays) > 2 } ? " Who looks into it?" : ""
    let list = Words.list(sources.map { "\($0.title) (\(own: last($0)))" }, ", ")
    return sources.count == 1
      ? "Note: \(list) could not be read. Nothing from it is in here.\(own: question)"
      : "Note: \(list) could not be read. Nothing from them is in here.\(own: question)"
  }

  func readInPart(_ sources: [PartlyRead]) -> Words {
    let lost = sources.filter { $0.lost > 0 }.map { source -> Words in
      let thing = source.lines.isEmpty ? count(source.lost, "record", "records") : count(source.lost, "line", "lines")
      return "\(own: thing) of \(source.title)\(own: whereAndWhy(source))"
    }
    let cut = sources.filter(\.isCut).map { Words([.untrusted($0.title)]) }
    var line: Words = "Note:"
    if !lost.isEmpty {
      let one = sources.reduce(0) { $0 + $1.lost } == 1
      let what =
        sources.contains(where: \.isPart)
        ? "could not be used, or only in part" : "could not be used and \(one ? "is" : "are") missing here"
      line += " \(sentence(lost)) \(own: what)."
    }
    if !cut.isEmpty { line += " Not all of \(sentence(cut)) was read; there may be more than is told here." }
    if let days = sources.filter({ Escalation.step($0.workdays) > 1 }).compactMap(\.workdays).max() {
      line +=
        " This is so for \(own: workdays(days)) now\(own: sources.contains { Escalation.step($0.workdays) > 2 } ? ": who looks into it?" : ".")"
    }
    return line
  }

  private func whereAndWhy(_ source: PartlyRead) -> String {
    let places = source.lines.map { "\($0)" }
    let lines: String? =
      switch places.count {
      case 0: nil
      case 1 where source.lost == 1: "line \(places[0])"
      case let some where source.lost > some: "lines \(places.joined(separator: ", ")) and further"
      default: "lines \(places.dropLast().joined(separator: ", ")) and \(places[places.count - 1])"
      }
    let faults = source.faults.isEmpty ? nil : source.faults.map(why).joined(separator: "; ")
    let parts = [lines, faults].compactMap { $0 }
    return parts.isEmpty ? "" : " (\(parts.joined(separator: ": ")))"
  }

  private func why(_ fault: ReadingFault) -> String {
    switch fault {
    case .date: "a date cannot be read"
    case .number: "a number cannot be read"
    case .missing: "something is missing"
    case .word: "an unknown word or sign"
    case .form: "not built as expected"
    case .format: "a file cannot be read"
    case .mapping: "could not be converted"
    case .contradiction: "they contradict each other"
    case .excess: "there is more than is read"
    }
  }
}
