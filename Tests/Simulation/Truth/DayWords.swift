import Model

/// Reads back how days are written: all the days that the words can mean, so that a claim is held against each.
struct DayWords: Sendable {
  let language: Language
  private let weekdays: [String]
  private let months: [String]
  private let shortMonths: [String]
  /// In how many letters weekdays are shortened.
  private let letters: Int

  init(_ language: Language) {
    self.language = language
    switch language {
    case .nl:
      weekdays = ["maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"]
      months = [
        "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november",
        "december",
      ]
      shortMonths = ["jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"]
      letters = 2
    case .en:
      weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
      months = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
        "december",
      ]
      shortMonths = months.map { String($0.prefix(3)) }
      letters = 3
    }
  }

  /// `vandaag`, `morgen`, `woensdag`, `ma 5`, `ma 3 mei`, `20 apr`, `20 april 2027`, each also after "op", "on", "for".
  func days(_ text: String, from today: CivilDate) -> [CivilDate] {
    var parts = text.lowercased().split(separator: " ").map(String.init)
    if let first = parts.first, ["op", "on", "for"].contains(first), parts.count > 1 { parts.removeFirst() }
    guard let first = parts.first else { return [] }
    if parts.count == 1 {
      if ["vandaag", "today"].contains(first) { return [today] }
      if ["morgen", "tomorrow"].contains(first) { return [today.adding(days: 1)] }
      if ["gisteren", "yesterday"].contains(first) { return [today.adding(days: -1)] }
      guard let weekday = weekdays.firstIndex(of: first) else { return [] }
      return (-6...6).filter { $0 != 0 }.map(today.adding).filter { $0.weekday.rawValue == weekday + 1 }
    }
    let weekday = weekdays.firstIndex { $0.prefix(letters) == first }
    if weekday != nil { parts.removeFirst() }
    guard let day = Int(parts[0]), parts.count <= 3 else { return [] }
    if parts.count == 1 {
      guard let weekday else { return [] }
      return (-31...31).map(today.adding).filter { $0.day == day && $0.weekday.rawValue == weekday + 1 }
    }
    guard let month = months.firstIndex(of: parts[1]) ?? shortMonths.firstIndex(of: parts[1]) else { return [] }
    let year = parts.count == 3 ? Int(parts[2]) : today.year
    guard let year, let date = CivilDate(year: year, month: month + 1, day: day) else { return [] }
    return weekday.map { $0 + 1 == date.weekday.rawValue } ?? true ? [date] : []
  }

  /// `woensdag 16.30 uur`, `16:30`, or a day that is longer ago.
  func moment(_ text: String, from now: CivilDateTime) -> (days: [CivilDate], time: TimeOfDay?) {
    let words = text.split(separator: " ").map(String.init).filter { !["uur", "om", "at"].contains($0) }
    guard let last = words.last, let time = time(last) else { return (days(text, from: now.date), nil) }
    let rest = words.dropLast().joined(separator: " ")
    return (rest.isEmpty ? [now.date] : days(rest, from: now.date), time)
  }

  private func time(_ text: String) -> TimeOfDay? {
    let parts = text.split(whereSeparator: { $0 == ":" || $0 == "." }).map { Int($0) }
    guard parts.count == 2, let hour = parts[0], let minute = parts[1] else { return nil }
    return TimeOfDay(hour: hour, minute: minute)
  }

  /// The month of a name, with its year where one is given; else the latest that has come.
  func month(_ text: String, from today: CivilDate) -> CivilDate? {
    let parts = text.lowercased().split(separator: " ").map(String.init)
    guard let name = parts.first, let month = months.firstIndex(of: name) else { return nil }
    let year = parts.count > 1 ? Int(parts[1]) : today.year
    return year.flatMap { CivilDate(year: $0, month: month + 1, day: 1) }
  }

  func weekday(_ date: CivilDate) -> String { weekdays[date.weekday.rawValue - 1] }
  /// For the false claims that the tests make.
  var names: (weekdays: [String], months: [String]) { (weekdays, months) }
  func short(_ weekday: String) -> String { String(weekday.prefix(letters)) }
}
