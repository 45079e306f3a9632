import Model
import Testing

@Suite struct PeopleTests {
  private let people = People([["Fatima", "Jansen, Fatima", "fjansen"], ["Joost"]])

  @Test func `maps every spelling in any case to the name that readers see`() {
    for spelling in ["Fatima", "FJANSEN", "jansen,  fatima"] {
      #expect(people.canonical(UntrustedText(spelling)).description == "Fatima")
    }
  }

  @Test(arguments: [
    ("José Núñez", "Jose\u{301} NUN\u{303}EZ"), ("Özgür İnan", "ozgur inan"), ("Işıl", "Isil"), ("Strauß", "STRAUSS"),
    ("Anne-Marie", "anne marie"), ("d'Hondt", "D’Hondt"), ("Jan van 't Hof", "jan van ’t hof"), ("Søren", "Soren"),
    ("Visser, Max", "visser max"), ("J. de Vries", "J de Vries"),
  ])
  func `ignores accents, dots, hyphens and apostrophes when it compares names`(_ spelling: String, _ other: String) {
    let people = People([["Iemand", spelling]])
    #expect(people.canonical(UntrustedText(other)).description == "Iemand")
    #expect(people.same(UntrustedText(other), UntrustedText("Iemand")))
  }

  @Test func `recognises a name with the surname first`() {
    let people = People([["Jan", "Berg, Jan van der"], ["Piet", "Piet Berg"], ["Kees", "Berg, Piet"]])
    #expect(people.canonical(UntrustedText("Jan van der Berg")).description == "Jan")
    #expect(people.canonical(UntrustedText("piet berg")).description == "Piet")
    #expect(people.first(["Jan", "van", "der", "Berg"])?.words == 4)
    #expect(Mentions(people).named(in: UntrustedText("vrij: Jan van der Berg")).map(\.description) == ["Jan"])
  }

  @Test func `keeps two people apart who differ in an accent only, where they are written exactly`() {
    let people = People([["Jose"], ["José"]])
    #expect(people.canonical(UntrustedText("JOSÉ")).description == "José")
    #expect(people.canonical(UntrustedText("jose")).description == "Jose")
  }

  @Test func `takes a name that is also a word for a name only with a capital`() {
    let people = People([["Max", "Visser, Max"], ["Wil", "Berg, Wil van der"], ["Joost"]])
    for text in ["max wachttijd", "klant wil een laptop", "gemiddeld max. 3"] {
      #expect(!people.isNamed(in: UntrustedText(text)))
    }
    for text in ["gesloten door Max", "WIL", "visser, max", "joost", "Wil, tickets"] {
      #expect(people.isNamed(in: UntrustedText(text)))
    }
    #expect(people.canonical(UntrustedText("max")).description == "Max")
  }

  @Test func `finds the longest name at the beginning of a list of words`() {
    let people = People([["Jan van der Berg"], ["Jan"], ["Wil"]], over: People([["Marieke de Groot"]]))
    func first(_ text: String) -> String? {
      people.first(text.split(separator: " ")).map { "\($0.words) \($0.person)" }
    }
    #expect(first("jan van der berg, due:2026-12-01") == "4 Jan van der Berg")
    #expect(first("Jan van Dam") == "1 Jan")
    #expect(first("Marieke de Groot, kast") == "3 Marieke de Groot")
    #expect(first("wil kast") == "1 Wil")
    #expect(first("van der Berg") == nil)
    #expect(People.none.first(["Jan"]) == nil)
  }

  @Test func `leaves an unknown spelling as it is`() {
    #expect(people.canonical(UntrustedText("Marjan")).description == "Marjan")
    #expect(people.spellings(of: UntrustedText("Marjan")).map(\.description) == ["Marjan"])
  }

  @Test func `gives all spellings of a person for any one of them`() {
    #expect(
      people.spellings(of: UntrustedText("fjansen")).map(\.description) == ["Fatima", "Jansen, Fatima", "fjansen"])
  }

  @Test func `prefers a team's own spellings to the shared ones`() {
    let team = People([["Tim", "fjansen"]], over: people)
    #expect(team.canonical(UntrustedText("fjansen")).description == "Tim")
    #expect(team.canonical(UntrustedText("Jansen, Fatima")).description == "Fatima")
    #expect(team.same(UntrustedText("joost"), UntrustedText("Joost")))
    #expect(!team.same(UntrustedText("joost"), UntrustedText("Tim")))
  }
}
