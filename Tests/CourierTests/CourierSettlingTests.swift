import Ledger
import Model
import Testing

@testable import Courier
@testable import Services

struct CourierSettlingTests {
  @Test func `the waits grow to half an hour and stay there`() {
    let waits = (1...10).map { Backoff.posts.delay(after: $0, random: 0.5) }
    #expect(waits == [5, 15, 45, 120, 300, 600, 1200, 1800, 1800, 1800].map { .seconds($0) })
  }

  @Test func `a wait strays by a fifth at most`() {
    #expect(Backoff.posts.delay(after: 3, random: 0) == .seconds(36))
    #expect(Backoff.posts.delay(after: 3, random: 0.999_999) < .seconds(54))
    #expect(Backoff.posts.delay(after: 3, random: 0.999_999) > .seconds(53.9))
  }

  @Test func `never before the moment the service asked for`() {
    for random in [0, 0.5, 0.99] {
      let decision = decide(.later(why: "429", after: .seconds(5)), random: random)
      guard case .settled(.again(let at), _, _) = decision else {
        Issue.record("\(decision)")
        continue
      }
      #expect(at >= now.adding(.seconds(5)))
    }
  }

  @Test func `at a readable service it is looked for first`() {
    #expect(
      decide(.unknown(why: "x"), .readable)
        == .settled(.sought(at: now.adding(.seconds(5)), looks: 1, absent: nil), why: "x"))
  }

  @Test func `a try that would come after the deadline is not made`() {
    #expect(
      decide(.later(why: "503", after: nil), attempt: 9)
        == .settled(.expired, why: "503; the next try would come after the post's deadline"))
  }

  @Test func `a next try in quiet hours waits for their end, and never beyond the deadline`() {
    let end = now.adding(.seconds(600)), beyond = now.adding(.seconds(900))
    for outcome in [Outcome.later(why: "503", after: nil), .later(why: "503", after: .seconds(60))] {
      #expect(
        decide(outcome) { max($0, end) }
          == .settled(.again(at: end), why: "503; quiet hours last until then", waitsForQuietHours: true))
      #expect(
        decide(outcome) { max($0, beyond) }
          == .settled(.expired, why: "503; quiet hours last until after the post's deadline"))
    }
    #expect(
      decide(.unknown(why: "x"), .idempotent) { max($0, end) }
        == .settled(.again(at: end), why: "x", waitsForQuietHours: true))
    #expect(decide(.unknown(why: "x")) { max($0, end) } == .repeatOnce(at: end, why: "x", waitsForQuietHours: true))
    #expect(
      decide(.unknown(why: "x")) { max($0, beyond) }
        == .settled(.held, why: "x; it may have arrived, and a repeat would come after its deadline"))
  }

  private let now = Instant(seconds: 1_000)

  private func decide(
    _ outcome: Outcome, _ unknownClass: UnknownClass = .blind, attempt: Int = 1, random: Double = 0.5,
    opening: (@Sendable (Instant) -> Instant)? = nil
  ) -> Settling.Decision {
    Settling().decide(
      outcome,
      Settling.Facts(
        attempt: attempt, isRepeat: false, deadline: now.adding(.seconds(900)), unknownClass: unknownClass,
        onUnknown: .resend, opening: opening ?? { $0 }), now: now, random: random)
  }
}
