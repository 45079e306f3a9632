import Model
import Testing

@Suite struct MentionsTests {
  private let mentions = Mentions(
    People(
      [["Fatima", "Jansen, Fatima", "fjansen@example.org"], ["Jan de Vries", "JdV"], ["Jan"]],
      over: People([["Ravi"], ["Fatima B", "Fatima"]])))

  private func named(_ text: String) -> [String] { mentions.named(in: UntrustedText(text)).map(\.description) }

  @Test func `finds people as whole words, in any case and with any punctuation`() {
    #expect(named("Vakantie: FATIMA") == ["Fatima"])
    #expect(named("jansen fatima – vrij") == ["Fatima"])
    #expect(named("(fjansen@example.org)") == ["Fatima"])
    #expect(named("Fatimah, Ravindra, Jans") == [])
    #expect(named("Ravi’s verlof") == ["Ravi"])
    #expect(named("") == [])
  }

  @Test func `counts a name that is also a word only with a capital, and ignores accents`() {
    let mentions = Mentions(People([["Wil"], ["Özgür"]]))
    #expect(mentions.named(in: UntrustedText("wie wil vrij")) == [])
    #expect(mentions.named(in: UntrustedText("Wil vrij, OZGUR ook")).map(\.description) == ["Wil", "Özgür"])
  }

  @Test func `prefers the longer spelling and names everybody once`() {
    #expect(named("Jan de Vries vrij") == ["Jan de Vries"])
    #expect(named("Jan de Boer vrij") == ["Jan"])
    #expect(named("JdV en Jan, Jan de Vries") == ["Jan de Vries", "Jan"])
    #expect(Mentions(.none).named(in: UntrustedText("Jan")) == [])
  }
}
