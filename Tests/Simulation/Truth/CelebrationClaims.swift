import Compose
import Model

// Reads what the note celebrates by numbers and by people.
extension PageReader {
  mutating func figures(_ text: String) -> Bool {
    let forms: [(ClaimForm, Claim)] = [(.goalMet, .goalMet), (.keptUp, .keptUp), (.record, .record)]
    for (form, claim) in forms {
      guard let found = words.match(form, text) else { continue }
      guard let setting = profile.figures.first(where: { $0.say == found["say"] }) else {
        object(claim, text, "no figure is called so")
        return true
      }
      let values = known.values(setting.name, upTo: page)
      let goal = setting.target ?? 0
      func meets(_ value: Double) -> Bool { setting.direction == .lower ? value <= goal : value >= goal }
      func same(_ told: Double?, _ value: Double?) -> Bool {
        told.flatMap { told in value.map { abs(told - $0) < 0.005 } } ?? false
      }
      if let told = found.decimal("goal"), !same(told, goal) { object(claim, text, "its goal is \(goal)") }
      for unit in ["unit", "unit2"] {
        if let told = found[unit], told != setting.unit { object(claim, text, "its unit is \(setting.unit ?? "none")") }
      }
      switch form {
      case .goalMet:
        if !same(found.decimal("value"), values.last?.value) {
          object(claim, text, "its value is \(values.last?.value ?? 0)")
        }
        if values.last.map({ !meets($0.value) }) ?? true { object(claim, text, "it misses its goal") }
        if values.last(where: { $0.day <= known.sinceDay(page) }).map({ meets($0.value) }) ?? false {
          object(claim, text, "it met it before")
        }
      case .keptUp:
        let weeks = weeks(values, meets)
        if found.number("n") != weeks { object(claim, text, "all values of \(weeks) weeks met it") }
      default: record(found, values, setting, text)
      }
      return true
    }
    return false
  }

  /// For how many weeks, counted back from today in sevens of days, all values met the goal. A week without workdays
  /// ends nothing.
  private func weeks(_ values: [Measurement], _ meets: (Double) -> Bool) -> Int {
    var (count, end) = (0, today)
    while let first = values.first, first.day <= end {
      let week = values.filter { $0.day > end.adding(days: -7) && $0.day <= end }
      let works = (0..<7).contains { known.calendar.isWorkday(end.adding(days: -$0)) }
      if week.isEmpty, works || count == 0 { return count }
      guard week.allSatisfy({ meets($0.value) }) else { return count }
      if !week.isEmpty { count += 1 }
      end = end.adding(days: -7)
    }
    return count
  }

  private mutating func record(
    _ found: [String: String], _ values: [Measurement], _ setting: FigureSetting, _ text: String
  ) {
    let day = found["on"]
    let told = found.decimal("value") ?? 0
    let best = values.last { abs($0.value - told) < 0.005 }
    guard let best, day.map({ days($0).contains(best.day) }) ?? (best.day == values.last?.day) else {
      return object(.record, text, "no value of that day is so")
    }
    let before = values.filter { $0.day < best.day && $0.day <= known.sinceDay(page) }
    let isLower = setting.direction == .lower
    guard let beaten = isLower ? before.map(\.value).min() : before.map(\.value).max() else {
      return object(.record, text, "no value was before")
    }
    if isLower ? best.value >= beaten : best.value <= beaten { object(.record, text, "\(beaten) was before") }
    if abs((found.decimal("old") ?? 0) - beaten) > 0.005 { object(.record, text, "the best before was \(beaten)") }
    if let first = before.first, !days(found["since"]).contains(first.day) {
      object(.record, text, "the first value is of \(first.day)")
    }
    let olds = before.filter { $0.value == beaten }.map(\.day)
    if let day = found["day"], !days(day).contains(where: olds.contains) {
      object(.record, text, "that was on \(olds)")
    }
    if let name = found["month"] {
      let month = words.days.month(name, from: today)
      if !olds.contains(where: { $0.year == month?.year && $0.month == month?.month }) {
        object(.record, text, "that was on \(olds)")
      }
    }
  }

  // MARK: Counted work

  mutating func flow(_ text: String) -> Bool {
    if let found = words.match(.roundNumber, text) {
      let number = found.number("n") ?? (text.contains("tien") ? 10_000 : text.contains("duizend") ? 1_000 : 100)
      let source = known.pages[page].readings.first { $0.title == found["source"] }?.source
      // Counted work has a word of its source, and no title.
      let ended = known.firstEnded.filter { key, _ in
        key.kind == .item && (source.map { key.source == $0 } ?? (known.last(key, upTo: page)?.item?.counted ?? false))
      }
      let first = ended.first.flatMap { one in (0...page).first { known.isRead(one.key.source, on: $0) } } ?? 0
      // What was done before the first reading stands in the list, but does not belong to that time.
      let counted = ended.filter { key, _ in
        known.last(key, upTo: page)?.end.map { known.day($0) >= known.today(first) } ?? true
      }
      func total(_ upTo: Int) -> Int { counted.count { $0.value <= upTo } }
      let before = known.previous(page).map(total) ?? 0
      if number > total(page) || number <= before {
        object(.roundNumber, text, "there are \(total(page)) since, and were \(before)")
      }
      if let told = found.number("week") {
        let since = known.sinceDay(page)
        let range = max(1, today.days(since: since))
        let closed = (1...range).reduce(0) { $0 + known.closed(on: since.adding(days: $1), of: source, upTo: page) }
        if told != closed { object(.roundNumber, text, "\(closed) were closed since the last note") }
      }
      if !days(found["day"]).contains(known.today(first)) {
        object(.roundNumber, text, "it is read since \(known.today(first))")
      }
      return true
    }
    if let found = words.match(.fewestOpen, text) {
      let open = facts.open.count
      if found.number("n") != open { object(.fewestOpen, text, "\(open) are open") }
      let since = days(found["day"]).first ?? today
      let fewer = (0..<page).filter { index in
        let calls = known.records[index].values.compactMap(\.item).filter(\.counted)
        return known.today(index) > since && known.today(index) < today && !calls.isEmpty
          && calls.count(where: \.state.isOpen) <= open
      }
      if let index = fewer.last { object(.fewestOpen, text, "as few were open on \(known.today(index))") }
      return true
    }
    guard let found = words.match(.longestWaiting, text), let title = found["title"] else { return false }
    let candidates: [(record: Item, problems: [String])] = known.recent(page).values.compactMap(\.item).filter {
      title.says($0.title.description) || title == $0.id.description
    }.map { item in
      let workdays = item.created.flatMap { created in
        item.finished.map { known.workdays(from: known.day(created), to: known.day($0)) }
      }
      return (
        item,
        (known.isNews(.item(item), on: page) ? [] : ["it is no news"])
          + (workdays == found.number("n") ? [] : ["it took \(workdays ?? 0) workdays"])
      )
    }
    _ = hold(.longestWaiting, text, candidates)
    return true
  }

  // MARK: People

  mutating func quote(_ text: String) -> Bool {
    guard let found = words.match(.quote, text) ?? words.match(.learned, text), let words = found["text"] else {
      return false
    }
    let kind: NoteKind = found.has("customer") ? .customer : found.has("thanks") ? .thanks : .learned
    let notes = known.recent(page).values.compactMap {
      if case .note(let note) = $0, note.kind == kind { note } else { nil }
    }
    let candidates: [(record: Note, problems: [String])] = notes.filter { words.says($0.text.description) }.map {
      note in
      (note, found["from"].map { $0 == note.from.words } ?? true ? [] : ["it is from \(note.from.words ?? "nobody")"])
    }
    _ = hold(.quote, text, candidates)
    return true
  }

  mutating func anniversary(_ text: String) -> Bool {
    guard let found = words.match(.anniversary, text) else { return false }
    let range = known.sinceDay(page).adding(days: 1)...max(today, known.sinceDay(page).adding(days: 1))
    let years = [
      "één": 1, "one": 1, "vijf": 5, "five": 5, "tien": 10, "ten": 10, "vijftien": 15, "fifteen": 15, "twintig": 20,
      "twenty": 20,
    ]
    let told = (found["years"] ?? "").split(separator: " ").first.flatMap { years[String($0)] }
    let candidates: [(record: Anniversary, problems: [String])] = profile.anniversaries.filter {
      $0.person.description == found["person"]
    }.map { one in
      let days = range.lowerBound.dayNumber...range.upperBound.dayNumber
      let day = days.map { CivilDate(dayNumber: $0) }.first { ($0.month, $0.day) == (one.since.month, one.since.day) }
      guard let day else { return (one, ["the day is not in this week"]) }
      let isSo = told == day.year - one.since.year && (!found.has("today") || day == today)
      return (one, isSo ? [] : ["it is \(day.year - one.since.year) years on \(day)"])
    }
    _ = hold(.anniversary, text, candidates)
    return true
  }
}
