import Model

/// A true line made untrue in one place.
package struct PlantedLie: Sendable {
  package enum Kind: String, Sendable, CaseIterable {
    case number, name, day, month, title, word
  }
  package let kind: Kind
  package let line: String
}

/// Changes a line in every place where a reader would be told something else: every number, name, day and month, one
/// word of each title, and the words that say what became of something.
package struct PlantedLies: Sendable {
  private let days: DayWords
  private let names: [String]
  private let titles: [String]
  private let words: [(String, String)]

  /// About what a page tells of a desk.
  package init(_ language: Language, _ desk: SimulatedDesk, _ page: Page) {
    days = DayWords(language)
    names = desk.traits.people
    titles = Set(page.readings.flatMap(\.records).map(\.title)).filter { !$0.isEmpty }.sorted { $0.count > $1.count }
    words =
      language == .nl
      ? [
        ("is af", "is nog niet af"), ("is nog niet af", "is af"), ("zijn af", "zijn nog niet af"),
        (" is ingevoerd", " gaat morgen in"), ("niet af:", "af:"), (" volle dag", " rustige dag"),
        (" goede dag", " rustige dag"), ("nieuwe datum", "oude datum"),
        ("verschoven van", "gepland voor"), ("vervalt (", "heeft geen datum meer ("), ("alle ", "2 van de "),
        ("harde deadline", "mijlpaal"),
        ("moeten ingaan", "moeten blijven"), ("loopt uit", "is ingevoerd"), ("geldt nu", "geldt al"),
        ("mijlpaal:", "harde deadline:"),
        ("geen bijzonderheden", "naast het doel sinds gisteren"), ("vandaag", "morgen"), ("Morgen", "Vandaag"),
        (" (doel", " (grens"),
        (". Nog niet begonnen", ". Al begonnen"), ("lager", "hoger"), ("beide", "alle 3"),
        ("Fijn weekend", "Fijne vrije dag"),
      ]
      : [
        ("is done.", "is not done yet."), ("is not done yet", "is done"), ("are done", "are not done yet"),
        (" is in force", " starts tomorrow"), ("not done,", "done,"), (" full day", " quiet day"),
        (" good day", " quiet day"), ("new day", "old day"),
        ("moved from", "planned for"), ("dropped (", "no longer has a day ("), ("all ", "2 of "),
        ("real deadline", "milestone"),
        (" was due", " starts"), ("is slipping", "is in force"), ("in force for", "out of force for"),
        ("milestone:", "real deadline:"),
        ("nothing unusual", "off its goal since yesterday"), ("today", "tomorrow"), ("Tomorrow", "Today"),
        (" (goal", " (limit"),
        (". Not started", ". Started"), ("lower", "higher"), ("both", "all 3"),
        ("Have a good weekend", "Enjoy the day off"),
      ]
  }

  package func lies(about line: String) -> [PlantedLie] {
    numbers(line) + each(names, .name, line) { name in names.first { $0 != name } }
      + each(days.names.weekdays.flatMap { [$0, capital($0)] } + shorts, .day, line, whole: true, next)
      + each(days.names.months.flatMap { [$0, capital($0)] }, .month, line, whole: true) { month in
        days.names.months.firstIndex(of: month.lowercased()).map { place in
          let other = days.names.months[(place + 1) % 12]
          return month.first?.isUppercase == true ? capital(other) : other
        }
      }
      + titles.filter(line.contains).prefix(1).map { title in
        PlantedLie(kind: .title, line: line.replacing(title, with: "x" + title, maxReplacements: 1))
      }
      + words.flatMap { old, new in each([old], .word, line) { _ in new } }
  }

  private func capital(_ word: String) -> String { word.prefix(1).uppercased() + word.dropFirst() }
  private var shorts: [String] {
    let short = days.names.weekdays.map(days.short)
    return days.language == .nl ? short : short.map(capital)
  }

  private func next(_ day: String) -> String? {
    let all = [days.names.weekdays, days.names.weekdays.map(capital), days.names.weekdays.map(days.short), shorts]
    return all.lazy.compactMap { list in list.firstIndex(of: day).map { list[($0 + 1) % 7] } }.first
  }

  /// Every place of a word, changed by itself; `whole` where it must not be a part of a longer one.
  private func each(
    _ old: [String], _ kind: PlantedLie.Kind, _ line: String, whole: Bool = false, _ new: (String) -> String?
  ) -> [PlantedLie] {
    old.flatMap { word in
      line.ranges(of: word).compactMap { range in
        let before = range.lowerBound > line.startIndex ? line[line.index(before: range.lowerBound)] : " "
        let after = range.upperBound < line.endIndex ? line[range.upperBound] : " "
        guard !whole || !(before.isLetter || after.isLetter), let other = new(word) else { return nil }
        return PlantedLie(kind: kind, line: line.replacingCharacters(in: range, with: other))
      }
    }
  }

  private func numbers(_ line: String) -> [PlantedLie] {
    var lies: [PlantedLie] = []
    var rest = line.startIndex
    while let start = line[rest...].firstIndex(where: { $0.isASCII && $0.isNumber }) {
      let end = line[start...].firstIndex { !($0.isASCII && $0.isNumber) } ?? line.endIndex
      if let number = Int(line[start..<end]) {
        lies.append(
          PlantedLie(kind: .number, line: line.replacingCharacters(in: start..<end, with: String(number + 1))))
      }
      rest = end
    }
    return lies
  }
}

extension String {
  fileprivate func replacingCharacters(in range: Range<Index>, with other: String) -> String {
    String(self[..<range.lowerBound]) + other + String(self[range.upperBound...])
  }
}
