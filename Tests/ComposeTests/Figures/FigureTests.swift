import Model
import Testing

@testable import Compose

/// What is said of a figure, and when nothing is.
@Suite struct FigureTests {
  private let key = RecordKey(source: "figures", kind: .metric, id: "wait")
  /// Thirteen values about ten, in steps of one: limits of some three to either side.
  private let usual: [Double] = [10, 11, 10, 9, 10, 11, 10, 9, 10, 11, 10, 9, 10]

  private func desk(
    _ value: Double?, _ history: [Double], target: Double? = nil, better: Direction? = .lower,
    changed: [String] = []
  ) -> Desk {
    var desk = Desk.team(.en)
    desk.profile.figures = [
      FigureSetting(name: "wait", target: target, direction: better, changed: changed.map(Desk.date))
    ]
    desk.metric("wait", value, history: history)
    desk.tellsAllDaily()
    return desk
  }

  private func figure(_ desk: Desk) throws -> Figure {
    try #require(desk.knownFigures().first)
  }

  /// The figures that stand, broken ones first.
  private func shown(_ desk: Desk) -> [ChosenLine] {
    desk.update().sections.filter { [.trouble, .numbers].contains($0.kind) }.flatMap(\.lines)
  }

  private func numbers(_ desk: Desk) -> String? {
    desk.lines().first { $0.hasPrefix("Numbers") || $0.hasPrefix("! wait") }
  }
  private func rule(_ desk: Desk) -> String? { shown(desk).first?.rule }

  /// What the ledger remembers of an update, a day later at the same hour.
  private func recall(_ desk: Desk, after told: Update) -> [Recalled] {
    told.said.map { Recalled($0, edition: told.slot.edition, on: told.slot.date) }
  }

  @Test func `with eleven earlier values nothing is said of a course, with twelve it is`() throws {
    #expect(try figure(desk(30, Array(usual.suffix(11)))).signal == nil)
    #expect(try figure(desk(30, Array(usual.suffix(12)))).signal == .above(since: Desk.date("2026-11-24")))
  }

  @Test func `a figure inside its limits is told without comment, unless it misses its target`() {
    let quiet = desk(11, usual, target: 12)
    #expect(numbers(quiet) == "Numbers: wait 11 (goal 12)")
    #expect(rule(quiet) == "figure")
    let missed = desk(11, usual, target: 10)
    #expect(numbers(missed)?.hasSuffix(", nothing unusual") == true)
    #expect(rule(missed) == "figure")
    #expect(rule(desk(11, [11, 10, 12, 11, 9], target: 10)) == "figure.off-target")
  }

  @Test func `a figure outside its limits is news once, marked where its target broke, and then told in few words`()
    throws
  {
    var desk = desk(30, usual, target: 12)
    let told = desk.update()
    #expect(
      numbers(desk)
        == "! wait 30 (goal at most 12, usually around 10), unusually high today. Who knows more about this?")
    #expect(rule(desk) == "figure.news")
    #expect(told.said == [Said(.figure, key, day: Desk.date("2026-11-24"), detail: "above")])

    desk.memory.said = recall(desk, after: told)
    #expect(
      numbers(desk)
        == "! wait 30 (goal at most 12, usually around 10), unusually high today. Who knows more about this?")
    #expect(rule(desk) == "figure")
    #expect(desk.update().said == [])
    // Another edition has other readers.
    desk.slot = SlotKey(team: "servicedesk", edition: "morning", date: desk.slot.date)
    #expect(rule(desk) == "figure.news")
  }

  @Test func `a figure that swings about its limit is no news each time, a month later it is again`() {
    func rule(told day: String) -> String? {
      var desk = desk(30, usual)
      desk.memory.said = [
        Recalled(Said(.figure, key, day: Desk.date(day), detail: "above"), edition: "daily", on: Desk.date(day))
      ]
      return self.rule(desk)
    }
    #expect(rule(told: "2026-11-18") == "figure")
    #expect(rule(told: "2026-11-17") == "figure.news")
  }

  @Test func `eight in a row are a shift, told with its first day, and twelve are the new normal`() throws {
    func signal(_ values: Int) throws -> FigureSignal? {
      try figure(desk(11.5, usual + usual + Array(repeating: 11.5, count: values - 1))).signal
    }
    #expect(try signal(7) == .usual)
    #expect(try signal(8) == .shiftedUp(since: Desk.date("2026-11-17"), values: 8))
    #expect(try signal(12) == .shiftedUp(since: Desk.date("2026-11-13"), values: 12))
    #expect(try signal(13) == .usual)
    #expect(
      numbers(desk(11.5, usual + usual + Array(repeating: 11.5, count: 7)))?
        .hasSuffix(", higher than before since 17 Nov (8 in a row)") == true)
  }

  @Test func `a declared change begins anew: no signal, no record and no trend across it`() throws {
    let moved = usual + [20, 21, 20]
    #expect(try figure(desk(21, moved)).signal == .above(since: Desk.date("2026-11-21")))
    let known = try figure(desk(21, moved, changed: ["2026-11-21", "2027-01-01"]))
    #expect(known.signal == nil)
    #expect(known.trend == [20, 21, 20, 21])
    #expect(numbers(desk(21, moved, changed: ["2026-11-21"]))?.hasSuffix(", changed on 21 Nov") == true)
    // A change on the day itself counts, one on a coming day does not yet.
    #expect(try figure(desk(21, moved, changed: ["2026-11-25"])).signal != nil)
  }

  @Test func `a figure that was flat is not unusual after one step of its last decimal`() throws {
    let flat = Array(repeating: 100.0, count: 20)
    #expect(try figure(desk(99, flat)).signal == .usual)
    #expect(try figure(desk(98, flat)).signal == .below(since: Desk.date("2026-11-24")))
    let tenths = Array(repeating: 99.9, count: 20)
    #expect(try figure(desk(99.8, tenths)).signal == .usual)
    #expect(try figure(desk(99.7, tenths)).signal != .usual)
    // A sum of tenths is not exact, yet the line lies on its mean: there is no shift.
    #expect(try figure(desk(0.1, Array(repeating: 0.1, count: 300))).signal == .usual)
    #expect(try figure(desk(9e11, Array(repeating: 9e11, count: 300))).signal == .usual)
  }

  @Test func `a value that is read every day and made once a week counts once`() throws {
    var desk = desk(nil, [])
    desk.readings["figures"] = []
    desk.metric("wait", 30, at: Desk.day("2026-11-20"))
    let weeks = usual.suffix(12).enumerated().map { index, value in
      Measurement(day: Desk.date("2026-11-20").adding(days: (index - 12) * 7), value: value)
    }
    desk.memory.history[key] = weeks + [Measurement(day: Desk.date("2026-11-20"), value: 30)]
    #expect(try figure(desk).signal == .above(since: Desk.date("2026-11-20")))
    #expect(numbers(desk)?.hasSuffix(", unusually high since 20 Nov") == true)
  }

  @Test func `a missing value is news once, with the last one that is known`() {
    var desk = desk(nil, [7, 8])
    #expect(numbers(desk) == "Numbers: wait: no value (last 8 on 23 Nov)")
    #expect(rule(desk) == "figure.missing")
    let told = desk.update()
    #expect(told.said == [Said(.figure, key, detail: "missing")])
    desk.memory.said = recall(desk, after: told)
    #expect(desk.update().said == [])
    // Also when its source does not even name it any more.
    desk.readings["figures"] = []
    #expect(numbers(desk) == "Numbers: wait: no value (last 8 on 23 Nov)")
    desk.memory.history = [:]
    // A figure that never had a value is not called missing.
    #expect(numbers(desk) == nil)
    #expect(desk.update().said == [])
  }

  @Test func `a day without a value is a dot in the trend, a weekend is none`() throws {
    var desk = desk(4, [])
    let days = ["2026-11-12", "2026-11-13", "2026-11-16", "2026-11-18", "2026-11-19", "2026-11-20", "2026-11-23"]
    desk.memory.history[key] = zip(days, 1...).map { Measurement(day: Desk.date($0), value: Double($1)) }
    #expect(try figure(desk).trend == [2, 3, nil, 4, 5, 6, 7, 4])
    // No trend is drawn of an ordinary figure, because that makes noise look important.
    #expect(numbers(desk) == "Numbers: wait 4")
    desk.profile.figures = [FigureSetting(name: "wait", target: 3, direction: .lower)]
    #expect(numbers(desk) == "Numbers: wait 4 (goal 3) ▁▂·▄▅▇█▄")
    desk.free = [Desk.date("2026-11-17")]
    #expect(try figure(desk).trend == [1, 2, 3, 4, 5, 6, 7, 4])
  }

  @Test func `broken figures stand in front, and news is never cut for an ordinary figure`() throws {
    var desk = Desk.team(.en)
    desk.profile.figures = ["a", "b", "c", "d", "e"].map {
      FigureSetting(name: $0, target: $0 == "e" ? 12 : 5, direction: $0 == "e" ? .lower : .higher)
    }
    for name in ["a", "b", "c"] { desk.metric(name, 6, history: [6, 6, 6]) }
    desk.metric("d", 30, history: usual)
    desk.metric("e", 30, history: usual)
    desk.tellsAllDaily()
    let section = try #require(desk.update().sections.first { $0.kind == .numbers })
    let names = shown(desk).compactMap {
      if case .figure(let figure) = $0.fact { figure.say.description } else { nil }
    }
    // The broken one is trouble and takes no place of the others.
    #expect(names == ["e", "a", "b", "c", "d"])
    #expect(section.more == 0)
    desk.metric("f", 6)
    desk.profile.figures.append(FigureSetting(name: "f", target: 5, direction: .higher))
    let fewer = try #require(desk.update().sections.first { $0.kind == .numbers })
    #expect(fewer.lines.flatMap(\.records).map(\.id) == ["a", "b", "c", "d"])
    #expect(fewer.more == 1)
  }
}
