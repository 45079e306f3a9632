import Compose
import Model
import Testing

/// What finished work meant for others stands behind its title in a way that both read well.
@Suite struct EffectTests {
  @Test(
    arguments: [
      ("wifi repaired", "40 people work again", "- wifi repaired: 40 people work again"),
      ("project X: wifi repaired", "All 40 work again", "- project X: wifi repaired. All 40 work again"),
      ("project X: wifi repaired", "nobody lost a file", "- project X: wifi repaired; nobody lost a file"),
      ("Does the wifi work?", "it does, for all", "- Does the wifi work? it does, for all"),
    ])
  func `an effect follows on a colon, where none stands and no sentence ends before it`(
    title: String, effect: String, line: String
  ) {
    var desk = Desk.team(.en)
    desk.item("1", title, .finished) {
      ($0.finished, $0.effect) = (Desk.moment("2026-11-24", "10:00"), UntrustedText(effect))
    }
    #expect(desk.shown(.done) == [line])
  }
}
