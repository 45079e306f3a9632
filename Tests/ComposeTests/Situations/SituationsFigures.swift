import Compose
import Model

private func text(_ language: Language, _ en: String, _ nl: String) -> String { language == .en ? en : nl }
private func words(_ language: Language, _ en: String, _ nl: String) -> UntrustedText {
  UntrustedText(text(language, en, nl))
}

extension Desk {
  /// Forty workdays of a figure, in whole numbers around a middle; the same every time.
  static func usual(_ middle: Double, _ steps: [Double] = [0, 2, -1, 1, -2, 0, 3, -3, 1, -1]) -> [Double] {
    (0..<40).map { middle + steps[$0 % steps.count] }
  }

  /// The values of a figure on workdays, the last on the day before today.
  mutating func course(_ name: String, _ value: Double?, _ earlier: [Double], without missing: [String] = []) {
    let key = metric(name, value)
    var day = slot.date
    memory.history[key] = Array(
      earlier.reversed().map { value in
        repeat { day = day.adding(days: -1) } while !calendar.isWorkday(day)
        return Measurement(day: day, value: value)
      }.reversed().filter { !missing.contains("\($0.day)") })
  }
}

/// Days with news of figures, and days without.
let figureSituations: [Situation] = [
  Situation(name: "figures-nothing-unusual") { language in
    var desk = Desk.team(language)
    desk.calls(closed: 38, cameIn: 41, open: 55)
    desk.usualPlans(language)
    desk.course("first_time_right", 71, Desk.usual(70))
    desk.course("satisfaction", 7.8, Desk.usual(78).map { $0 / 10 })
    return desk
  },
  Situation(name: "figure-broken") { language in
    var desk = Desk.team(language)
    desk.calls(closed: 19, cameIn: 64, open: 97)
    desk.usualPlans(language)
    desk.course("first_time_right", 52, Desk.usual(71))
    desk.course("satisfaction", 7.9, Desk.usual(79).map { $0 / 10 })
    return desk
  },
  Situation(name: "figure-broken-the-day-after") { language in
    var desk = Desk.team(language)
    desk.calls(closed: 44, cameIn: 40, open: 93)
    desk.usualPlans(language)
    desk.course("first_time_right", 55, Array(Desk.usual(71).dropFirst()) + [52])
    desk.course("satisfaction", 7.9, Desk.usual(79).map { $0 / 10 })
    let key = RecordKey(source: "figures", kind: .metric, id: "first_time_right")
    desk.memory.said = [
      Recalled(
        Said(.figure, key, day: Desk.date("2026-11-23"), detail: "below"), edition: "daily",
        on: Desk.date("2026-11-23"))
    ]
    return desk
  },
  Situation(name: "figure-on-a-new-level") { language in
    var desk = Desk.team(language)
    desk.certificate(language)
    desk.usualPlans(language)
    desk.course("first_time_right", 75, Desk.usual(70) + [74, 75, 73, 74, 76, 74, 75])
    desk.course("satisfaction", 8.1, Desk.usual(80).map { $0 / 10 })
    return desk
  },
  Situation(name: "figure-measured-anew") { language in
    var desk = Desk.team(language)
    desk.calls(closed: 38, cameIn: 41, open: 55)
    desk.usualPlans(language)
    desk.profile.figures[0].changed = [Desk.date("2026-11-12")]
    desk.course("first_time_right", 58, Desk.usual(70) + [57, 59, 58, 60, 57, 58, 59, 58])
    desk.course("satisfaction", 8.1, Desk.usual(80).map { $0 / 10 })
    return desk
  },
  Situation(name: "figure-without-a-value") { language in
    var desk = Desk.team(language)
    desk.certificate(language)
    desk.usualPlans(language)
    desk.course("first_time_right", nil, Desk.usual(70))
    desk.course(
      "satisfaction", 8.1, Desk.usual(80).map { $0 / 10 }, without: ["2026-11-18", "2026-11-19"])
    return desk
  },
]
