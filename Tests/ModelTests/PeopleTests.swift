import Model
import Testing

@Suite struct PeopleTests {
  private let people = People([["Fatima", "Jansen, Fatima", "fjansen"], ["Joost"]])

  @Test func `every spelling is the person that readers see, whatever its case`() {
    for spelling in ["Fatima", "FJANSEN", "jansen,  fatima"] {
      #expect(people.canonical(UntrustedText(spelling)).description == "Fatima")
    }
  }

  @Test(arguments: [
    ("José Núñez", "Jose\u{301} NUN\u{303}EZ"), ("Özgür İnan", "ozgur inan"), ("Işıl", "Isil"), ("Strauß", "STRAUSS"),
    ("Anne-Marie", "anne marie"), ("d'Hondt", "D’Hondt"), ("Jan van 't Hof", "jan van ’t hof"), ("Søren", "Soren"),
    ("Visser, Max", "visser max"), ("J. de Vries", "J de Vries"),
  ])
  func `one person whatever the accents, dots, hyphens and apostrophes`(_ spelling: String, _ other: String) {
    let people = People([["Iemand", spelling]])
    #expect(people.canonical(UntrustedText(other)).description == "Iemand")
    #expect(people.same(UntrustedText(other), UntrustedText("Iemand")))
  }

  @Test func `a surname in front is the same person`() {
    let people = People([["Jan", "Berg, Jan van der"], ["Piet", "Piet Berg"], ["Kees", "Berg, Piet"]])
    #expect(people.canonical(UntrustedText("Jan van der Berg")).description == "Jan")
    #expect(people.canonical(UntrustedText("piet berg")).description == "Piet")
    #expect(people.first(["Jan", "van", "der", "Berg"])?.words == 4)
    #expect(Mentions(people).named(in: UntrustedText("vrij: Jan van der Berg")).map(\.description) == ["Jan"])
  }

  @Test func `two persons who differ in an accent only are two where they are written so`() {
    let people = People([["Jose"], ["José"]])
    #expect(people.canonical(UntrustedText("JOSÉ")).description == "José")
    #expect(people.canonical(UntrustedText("jose")).description == "Jose")
  }

  @Test func `a name that is also a word is one with a capital only`() {
    let people = People([["Max", "Visser, Max"], ["Wil", "Berg, Wil van der"], ["Joost"]])
    for text in ["max wachttijd", "klant wil een laptop", "gemiddeld max. 3"] {
      #expect(!people.isNamed(in: UntrustedText(text)))
    }
    for text in ["gesloten door Max", "WIL", "visser, max", "joost", "Wil, tickets"] {
      #expect(people.isNamed(in: UntrustedText(text)))
    }
    #expect(people.canonical(UntrustedText("max")).description == "Max")
  }

  @Test func `the longest name at the start of some words is found`() {
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
