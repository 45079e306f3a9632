import Model
import Testing

@Suite struct PeopleTests {
  private let people = People([["Fatima", "Jansen, Fatima", "fjansen"], ["Joost"]])

  @Test func `every spelling is the person that readers see, whatever its case`() {
    for spelling in ["Fatima", "FJANSEN", "jansen,  fatima"] {
      #expect(people.canonical(UntrustedText(spelling)).description == "Fatima")
    }
  }

  @Test func `somebody unknown stays as he is written`() {
    #expect(people.canonical(UntrustedText("Marjan")).description == "Marjan")
    #expect(people.spellings(of: UntrustedText("Marjan")).map(\.description) == ["Marjan"])
  }

  @Test func `a person's spellings can be had from any of them`() {
    #expect(
      people.spellings(of: UntrustedText("fjansen")).map(\.description) == ["Fatima", "Jansen, Fatima", "fjansen"])
  }

  @Test func `a team's own spellings come before those of all`() {
    let team = People([["Tim", "fjansen"]], over: people)
    #expect(team.canonical(UntrustedText("fjansen")).description == "Tim")
    #expect(team.canonical(UntrustedText("Jansen, Fatima")).description == "Fatima")
    #expect(team.same(UntrustedText("joost"), UntrustedText("Joost")))
    #expect(!team.same(UntrustedText("joost"), UntrustedText("Tim")))
  }
}
