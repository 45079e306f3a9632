import Model
import Testing

@testable import Compose

/// Of two pieces of work, which one is told first; and how many people a text says that it touches.
@Suite struct ImportanceTests {
  struct Pair: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let more: @Sendable (inout Item) -> Void
    let less: @Sendable (inout Item) -> Void
    init(
      _ name: String, _ more: @escaping @Sendable (inout Item) -> Void,
      before less: @escaping @Sendable (inout Item) -> Void = { _ in }
    ) {
      (testDescription, self.more, self.less) = (name, more, less)
    }
  }

  private static func text(_ text: String) -> UntrustedText { UntrustedText(text) }

  /// Each reason alone, and each against all that come after it.
  static let pairs: [Pair] = [
    Pair("a real deadline before people") {
      $0.hard = Desk.day("2026-11-25")
    } before: {
      $0.effect = text("400 inwoners hebben weer warm water")
    },
    Pair("400 people before 40") {
      $0.effect = text("400 inwoners kunnen weer inloggen")
    } before: {
      $0.effect = text("40 inwoners kunnen weer inloggen")
      ($0.isTop, $0.goal, $0.due) = (true, text("rest"), Desk.day("2026-11-24"))
    },
    Pair("14 people before an effect without people") {
      $0.goal = text("werkplekken voor 14 nieuwe collega's")
    } before: {
      $0.effect = text("it costs a third less")
    },
    Pair("an effect before the highest priority") {
      $0.effect = text("it costs a third less")
    } before: {
      ($0.isTop, $0.goal, $0.due) = (true, text("rest"), Desk.day("2026-11-24"))
    },
    Pair("the highest priority before a goal") {
      $0.isTop = true
    } before: {
      ($0.goal, $0.due) = (text("rest"), Desk.day("2026-11-24"))
    },
    Pair("a goal before a plan") {
      $0.goal = text("rest")
    } before: {
      $0.due = Desk.day("2026-11-24")
    },
    Pair("work for a milestone before a plan") {
      $0.milestone = "m"
    } before: {
      $0.due = Desk.day("2026-11-24")
    },
    Pair("what was planned before what waited long") {
      $0.due = Desk.day("2026-11-24")
    } before: {
      $0.created = Desk.day("2026-01-05")
    },
    Pair("what waited three weeks before what waited one") {
      $0.created = Desk.day("2026-11-03")
    } before: {
      $0.created = Desk.day("2026-11-17")
    },
  ]

  private func desk() -> Desk {
    var desk = Desk.team(.en)
    desk.profile.figures = []
    return desk
  }

  @Test(arguments: pairs) func `of two that are done, the one that matters more is told first`(_ pair: Pair) {
    for names in [["more", "less"], ["less", "more"]] {
      var desk = desk()
      for name in names {
        desk.item(name, name, .finished) {
          $0.finished = Desk.moment("2026-11-24", "10:00")
          if name == "more" { pair.more(&$0) } else { pair.less(&$0) }
        }
      }
      let order = desk.update().sections.first { $0.kind == .done }?.lines.flatMap(\.records).map(\.id)
      #expect(order == ["more", "less"], "\(names)")
    }
  }

  @Test(arguments: pairs.filter { !$0.testDescription.contains("plan") && !$0.testDescription.contains("waited") })
  func `of two plans of one day, the one that matters more is told first`(_ pair: Pair) {
    for names in [["more", "less"], ["less", "more"]] {
      var desk = desk()
      for name in names {
        desk.item(name, name, .planned) {
          if name == "more" { pair.more(&$0) } else { pair.less(&$0) }
          ($0.due, $0.owner) = (Desk.day("2026-11-25"), UntrustedText("Gerda"))
        }
      }
      let order = desk.update().sections.first { $0.kind == .next }?.lines.flatMap(\.records).map(\.id)
      #expect(order == ["more", "less"], "\(names)")
    }
  }

  @Test func `a milestone goes before any other work, and of two milestones the one for more people`() {
    var desk = desk()
    desk.item("i", "survey", .finished) {
      ($0.finished, $0.hard) = (Desk.moment("2026-11-24", "10:00"), Desk.day("2026-11-24"))
      ($0.effect, $0.isTop) = (UntrustedText("9.000 inwoners zien hun aanvraag"), true)
    }
    desk.milestone("m", "archive moved") { $0.reached = Desk.day("2026-11-24") }
    desk.milestone("n", "250 laptops for teachers delivered") { $0.reached = Desk.day("2026-11-24") }
    let done = desk.update().sections.first { $0.kind == .done }
    #expect(done?.lines.flatMap(\.records).map(\.id) == ["n", "m", "i"])
  }

  @Test func `numbers of one length matter as much, and so do days of one week`() {
    func importance(_ effect: String, days: Int = 0) -> Importance {
      var item = Item(key: RecordKey(source: "x", kind: .item, id: "1"), title: UntrustedText("work"), state: .finished)
      item.effect = UntrustedText(effect)
      return Importance(item, isPlanned: false, days: days)
    }
    #expect(importance("14 people") == importance("40 people"))
    #expect(importance("99 people") < importance("100 people"))
    #expect(importance("4 people", days: 7) == importance("4 people", days: 13))
    #expect(importance("4 people", days: 13) < importance("4 people", days: 14))
    // A clock that ran ahead makes nothing important.
    #expect(importance("4 people", days: -400) == importance("4 people"))
  }

  @Test(arguments: [
    ("2.300 inwoners hebben weer warm water", 2_300), ("werkplekken voor 14 nieuwe collega's", 14),
    ("14 new junior colleagues, all at once", 14), ("2,300 people", 2_300), ("for 120 (new) customers!", 120),
    ("4 patients, later 35 patients and 7 nurses", 35), ("1.000.000 klanten", 1_000_000),
    ("40 Finance laptops delivered", 0), ("people 14", 0), ("14 of the very new people", 0), ("14", 0),
    ("people", 0), ("", 0), ("0 people", 0),
  ])
  func `the largest number of people in a text is read`(_ text: String, _ count: Int) {
    #expect(PeopleTouched.count(in: UntrustedText(text)) == count)
  }

  @Test(arguments: [
    "99999999999999999999999999 people", "1.000.000.000.000 inwoners", "1,2,3 people", "12,34 people", "2.3000 people",
    "2300. people", "1.5 people", "1e9 people", "0x10 people", "١٤ people", "½ people", "一 people", "x14 people",
    ". . . people", ",,, people", "14 peo ple", "14people",
  ])
  func `what is no whole number of a sensible size touches nobody`(_ text: String) {
    #expect(PeopleTouched.count(in: UntrustedText(text)) == 0)
  }

  @Test func `a hostile text is read in time that grows with its length only`() {
    let numbers = UntrustedText(String(repeating: "999999999 people ", count: 20_000))
    #expect(PeopleTouched.count(in: numbers) == 999_999_999)
    #expect(PeopleTouched.count(in: UntrustedText(String(repeating: "9", count: 200_000) + " people")) == 0)
    #expect(PeopleTouched.count(in: nil) == 0)
  }
}
