import Compose
import Model

// Reads numbers, and what is said of work that waits too long.
extension PageReader {
  mutating func planKept(_ text: String) -> Bool {
    guard let found = words.match(.planKept, text) else { return false }
    let plans = recentPlans()
    let (done, of) = (plans.reduce(0) { $0 + $1.done }, plans.reduce(0) { $0 + $1.planned.count })
    let early = plans.reduce(0) { $0 + $1.early.count }
    let told = (found.number("n") ?? -1, found.number("of") ?? -1)
    if told != (done, of), told != (done + early, of + early) {
      object(.planKept, text, "\(done) of \(of) were done, and \(early) before the day")
    }
    if found.number("d") != plans.count { object(.planKept, text, "\(plans.count) workdays had a plan") }
    return true
  }

  mutating func figure(_ text: String) -> Bool {
    if let found = words.match(.noFigure, text) { return noFigure(found, text) }
    guard let found = words.match(.figure, text) else { return false }
    guard let setting = profile.figures.first(where: { $0.say == found["say"] }) else {
      object(.figure, text, "no figure is called so")
      return true
    }
    let values = known.values(setting.name, upTo: page)
    guard let last = values.last else {
      object(.figure, text, "it has no value")
      return true
    }
    func same(_ told: Double?, _ value: Double) -> Bool { told.map { abs($0 - value) < 0.005 } ?? false }
    if !same(found.decimal("value"), last.value) { object(.figure, text, "its value is \(last.value)") }
    if let target = setting.target, !same(found.decimal("goal"), target) {
      object(.figure, text, "its goal is \(target)")
    }
    for unit in ["unit", "unit2"] where (found[unit] ?? "") != (setting.unit ?? "") {
      object(.figure, text, "its unit is \(setting.unit ?? "none")")
    }
    if let day = found["day"] {
      if !days(day).contains(last.day) { object(.figure, text, "its value is of \(last.day)") }
    } else if today.days(since: last.day) > 7 {
      object(.figure, text, "its value is of \(last.day)")
    }
    if let bars = found["bars"] { hold(bars, values, text) }
    if let usual = found.decimal("usual"), !values.dropLast().contains(where: { abs($0.value - usual) < 0.005 }) {
      object(.figure, text, "it never was \(usual)")
    }
    if let course = found["course"] { return hold(course, values, setting, text) }
    return true
  }

  private mutating func noFigure(_ found: [String: String], _ text: String) -> Bool {
    guard let setting = profile.figures.first(where: { $0.say == found["say"] }) else {
      object(.figure, text, "no figure is called so")
      return true
    }
    let last = known.values(setting.name, upTo: page).last
    if let value = found.decimal("value"),
      last.map({ abs($0.value - value) < 0.005 && days(found["day"]).contains($0.day) }) != true
    {
      object(.figure, text, "its last value is \(last.map { "\($0.value) of \($0.day)" } ?? "none")")
    }
    return true
  }

  /// There are as many bars as values, each as high as its value among them; a dot stands for a missing value.
  private mutating func hold(_ bars: String, _ values: [Measurement], _ text: String) {
    let blocks = Array("▁▂▃▄▅▆▇█")
    let shown = bars.filter { $0 != "·" }
    guard !shown.isEmpty, shown.allSatisfy(blocks.contains), shown.count <= values.count else {
      return object(.figure, text, "there are \(values.count) values for \(shown.count) bars")
    }
    // A gap before the first bar is not drawn, but takes a place.
    let earlier = values.dropLast(shown.count).last
    let isGap = earlier.map { known.workdays(from: $0.day, to: values[values.count - shown.count].day) > 1 } ?? false
    if bars.count + (isGap ? 1 : 0) < min(8, values.count) { object(.figure, text, "there are \(values.count) values") }
    let last = values.suffix(shown.count).map(\.value)
    let (low, high) = (last.min() ?? 0, last.max() ?? 0)
    let drawn = last.map { high > low ? blocks[Int((($0 - low) / (high - low) * 7).rounded())] : "▄" }
    if String(drawn) != shown {
      object(.figure, text, "the values are \(last.map { String($0) }.joined(separator: ", "))")
    }
  }

  private mutating func hold(_ course: String, _ values: [Measurement], _ setting: FigureSetting, _ text: String)
    -> Bool
  {
    guard let found = words.match(.course, course), let last = values.last else { return false }
    let misses = setting.target.map { setting.direction == .lower ? last.value > $0 : last.value < $0 } ?? false
    if found.has("usual") || found.has("off"), !misses { object(.figure, text, "it meets its goal") }
    if found.has("off"), let day = found["day"] {
      let isSince = values.contains { value in
        days(day).contains(value.day)
          && setting.target.map { setting.direction == .lower ? value.value > $0 : value.value < $0 } ?? false
      }
      if !isSince { object(.figure, text, "no value of that day misses the goal") }
    }
    guard found.has("low") || found.has("high") else { return true }
    var start = values.count - 1
    if let day = found["day"] {
      guard let place = values.lastIndex(where: { days(day).contains($0.day) }) else {
        object(.figure, text, "no value is of that day")
        return true
      }
      start = place
    }
    let since = values[start...].map(\.value)
    if let number = found.number("n"), number != since.count {
      object(.figure, text, "there are \(since.count) values since")
    }
    // What was usual before is judged by twelve values, as many as natural limits need.
    let before = values[..<start].suffix(12).map(\.value)
    guard !before.isEmpty else { return true }
    let (now, then) = (since.reduce(0, +) / Double(since.count), before.reduce(0, +) / Double(before.count))
    if found.has("low") ? now >= then : now <= then { object(.figure, text, "the mean was \(then) and is \(now)") }
    return true
  }

  // MARK: What lies

  mutating func lying(_ text: String) -> Bool {
    guard let found = words.match(.lying, text) else { return false }
    let limit = found.number("limit") ?? found.number("usual") ?? 0
    if found.has("limit"), !profile.agreed.values.contains(limit) { object(.lying, text, "other days were agreed") }
    let old = facts.open.filter { $0.days > limit }
    if found.number("n") != old.count { object(.lying, text, "\(old.count) are older") }
    lies(found["list"] ?? "", old, text)
    return true
  }

  /// The oldest ones, each by its title, its number and its age.
  mutating func lies(_ list: String, _ old: [(item: Item, days: Int)], _ text: String) {
    var ages: [Int] = []
    for part in list.split(separator: "; ").map(String.init) {
      guard let one = words.match(.lies, part), let age = old.first(where: { $0.item.id.description == one["id"] })
      else {
        object(.lying, text, "none of these is »\(part)«")
        continue
      }
      ages.append(age.days)
      if one["title"]?.says(age.item.title.description) != true {
        object(.lying, text, "\(age.item.id) is \(age.item.title)")
      }
      if one.number("d") != age.days { object(.lying, text, "\(age.item.id) is \(age.days) workdays old") }
      if one.has("waits"), age.item.state != .waiting { object(.lying, text, "\(age.item.id) waits for nobody") }
    }
    let oldest = old.map(\.days).sorted(by: >).prefix(ages.count)
    if ages != Array(oldest) { object(.lying, text, "the oldest have waited \(Array(oldest)) workdays") }
  }

  mutating func overdue(_ text: String) -> Bool {
    guard let found = words.match(.overdue, text), let title = found["title"] else { return false }
    let candidates: [(record: Record, problems: [String])] = facts.work.filter { title.says($0.title) }.map { record in
      var problems = record.isOpen ? [] : ["it is open no more"]
      let late = known.days(of: record).filter { $0 < today }
      if !days(found["day"]).contains(where: late.contains) { problems.append("its day is \(known.days(of: record))") }
      if let workdays = found.number("n"), !late.contains(where: { known.workdays(from: $0, to: today) == workdays }) {
        problems.append("it is late for \(late.map { known.workdays(from: $0, to: today) }) workdays")
      }
      if let people = found["people"] {
        let asks = people.hasSuffix("?")
        if asks ? !record.people.isEmpty : people.names != record.people {
          problems.append("its people are \(record.people)")
        }
      }
      return (record, problems)
    }
    _ = hold(.overdue, text, candidates)
    return true
  }
}
