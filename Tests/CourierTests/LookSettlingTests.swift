import Ledger
import Model
import Testing

@testable import Courier
@testable import Services

/// What a look means, for every answer and at every stage.
struct LookSettlingTests {
  private static let now = Instant(seconds: 10_000)
  private static let far = now.adding(.seconds(7_200))
  private static let near = now.adding(.seconds(40))
  private static let there = LookResult.there(reference: "17"), busy = LookResult.unclear(why: "503", after: nil)
  private static let asked = LookResult.unclear(why: "429", after: .seconds(600))
  private static let forbidden = LookResult.forbidden(why: "no right")

  private func decide(
    _ looked: LookResult, absentSince: Int?, deadline: Instant, onUnknown: OnUnknown = .resend, isRepeat: Bool = false,
    hasFallback: Bool = false
  ) -> Settling.Decision {
    var facts = Settling.Facts(
      attempt: 1, isRepeat: isRepeat, deadline: deadline, unknownClass: .readable, onUnknown: onUnknown,
      hasFallback: hasFallback, opening: { $0 })
    facts.looks = 2
    facts.absent = absentSince.map { Self.now.adding(.seconds(Int64(-$0))) }
    return Settling().decide(looked, why: "x", facts, now: Self.now, random: 0.5)
  }

  /// `delivered`, `again`, `look 30` (seconds from now), `repeat 120`, `held`, `fallback`, `expired`.
  private func word(_ decision: Settling.Decision) -> String {
    func seconds(_ at: Instant) -> Int64 { at.since(Self.now).components.seconds }
    return switch decision {
    case .settled(.again(let at), _, _): "again \(seconds(at))"
    case .settled(.sought(let at, let looks, let absent), _, _):
      "look \(looks) in \(seconds(at))"
        + (absent.map { ", absent \(Self.now.since($0).components.seconds) s ago" } ?? "")
    case .repeatOnce(let at, _, _): "repeat \(seconds(at))"
    case .fallback: "fallback"
    case .settled(let next, _, _): next.state.rawValue
    }
  }

  @Test(
    arguments: [
      (there, nil, far, "delivered"), (there, 40, near, "delivered"),
      (.absent, nil, far, "look 3 in 30, absent 0 s ago"), (.absent, 10, far, "look 3 in 20, absent 10 s ago"),
      (.absent, 29, far, "look 3 in 1, absent 29 s ago"), (.absent, 30, far, "again 0"), (.absent, 900, far, "again 0"),
      // The clock was set back since.
      (.absent, -600, far, "look 3 in 30, absent 0 s ago"),
      (.absent, nil, near, "held"), (.absent, 30, near, "again 0"), (.absent, 30, now, "expired"),
      (busy, nil, far, "look 3 in 15"), (busy, 30, far, "look 3 in 15, absent 30 s ago"), (busy, nil, near, "held"),
      (asked, nil, far, "look 3 in 600"), (asked, nil, now.adding(.seconds(610)), "repeat 120"),
      (busy, nil, now.adding(.seconds(194)), "look 3 in 15"), (busy, nil, now.adding(.seconds(196)), "look 3 in 15"),
      (asked, nil, now.adding(.seconds(790)), "look 3 in 600"),
      (asked, nil, now.adding(.seconds(779)), "look 3 in 600"),
      (.more(page: "p"), nil, far, "look 3 in 15"),
      (forbidden, nil, far, "repeat 120"), (forbidden, 30, far, "repeat 120"), (forbidden, nil, near, "held"),
    ] as [(LookResult, Int?, Instant, String)])
  func `every answer has its meaning`(looked: LookResult, absentSince: Int?, deadline: Instant, expected: String) {
    #expect(word(decide(looked, absentSince: absentSince, deadline: deadline)) == expected)
  }

  @Test func `where nobody may look, the channel's rule holds`() {
    #expect(word(decide(Self.forbidden, absentSince: nil, deadline: Self.far, onUnknown: .hold)) == "held")
    #expect(word(decide(Self.forbidden, absentSince: nil, deadline: Self.far, isRepeat: true)) == "held")
    #expect(
      word(decide(Self.forbidden, absentSince: nil, deadline: Self.far, onUnknown: .hold, hasFallback: true))
        == "fallback")
    #expect(word(decide(Self.forbidden, absentSince: nil, deadline: Self.now, hasFallback: true)) == "held")
  }

  @Test func `quiet hours hold what is sent again, not what is looked for`() {
    var facts = Settling.Facts(
      attempt: 1, isRepeat: false, deadline: Self.far, unknownClass: .readable, onUnknown: .resend,
      opening: { max($0, Self.now.adding(.seconds(3_600))) })
    facts.looks = 1
    #expect(word(Settling().decide(.absent, why: "x", facts, now: Self.now, random: 0.5)).hasPrefix("look 2 in 30"))
    facts.absent = Self.now.adding(.seconds(-30))
    #expect(word(Settling().decide(.absent, why: "x", facts, now: Self.now, random: 0.5)) == "again 3600")
  }
}
