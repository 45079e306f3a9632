import Model
import Testing

/// What may be told about people.
@Suite struct PrivacyTests {
  private let privacy = Privacy(people: People([["Fatima", "Jansen, Fatima", "fjansen"], ["Joost"]]))
  private let day = CivilDate(dayNumber: 20_000)

  private func metric(_ name: String, people: Int?) throws -> Metric? {
    var metric = Metric(
      key: RecordKey(source: "figures", kind: .metric, id: name), name: UntrustedText(name), value: 7.5, at: .day(day))
    metric.people = people
    guard case .metric(let told) = try #require(try privacy.apply(to: .metric(metric))) else { return nil }
    return told
  }

  @Test(arguments: [(nil, true), (5, true), (4, false), (0, false)] as [(Int?, Bool)])
  func `removes the value of a figure about a small group`(_ people: Int?, _ isTold: Bool) throws {
    #expect((try metric("satisfaction", people: people)?.value != nil) == isTold)
  }

  @Test(arguments: ["calls closed by Fatima", "meldingen fjansen", "Jansen, Fatima: uren", "Fatima"])
  func `treats a figure with a person's name in it as one about that person`(_ name: String) throws {
    let metric = try metric(name, people: 12)
    #expect(metric?.value == nil)
    #expect(metric?.people == 1)
  }

  @Test func `keeps a figure whose name only resembles a person's`() throws {
    #expect(try metric("Joosten district", people: nil)?.value == 7.5)
  }

  private func absence(_ person: String) throws -> UntrustedText? {
    let record = Absence(
      key: RecordKey(source: "hr", kind: .absence, id: "1"), person: UntrustedText(person), first: day, last: day)
    guard case .absence(let told)? = try privacy.apply(to: .absence(record)) else { return nil }
    return told.person
  }

  @Test(arguments: [
    ("Fatima", "Fatima"), ("fjansen", "Fatima"), ("Fatima ziek", "Fatima"), ("Verlof Jansen, Fatima (kraam)", "Fatima"),
    ("ziekmelding: Joost", "Joost"), ("Marjan", "Marjan"), ("Willem van der Berg", "Willem van der Berg"),
  ])
  func `keeps only the name of somebody who is away`(_ text: String, _ name: String) throws {
    #expect(try absence(text)?.description == name)
  }

  @Test(arguments: [
    "Marjan ziek", "Marjan: tandarts", "verlof Marjan", "Marjan (burn-out)", "Marjan on sick leave", "Marjan ill",
  ])
  func `refuses a reason behind an unknown name without repeating it`(_ text: String) {
    let refusal = #expect(throws: Privacy.Refusal.self) { try absence(text) }
    #expect(refusal?.sentence.contains("more than a name") == true)
    #expect(refusal?.sentence.contains("Marjan") == false)
  }

  private func event(_ title: String) throws -> Record? {
    try privacy.apply(
      to: .event(
        Event(key: RecordKey(source: "agenda", kind: .event, id: "1"), title: UntrustedText(title), start: .day(day))))
  }

  @Test(arguments: ["Fatima ziek", "Verlof Joost", "Joost: doctor's appointment", "Fatima vrij", "Vakantie fjansen"])
  func `refuses an event that tells why somebody is away`(_ title: String) {
    #expect(throws: Privacy.Refusal.self) { try event(title) }
  }

  @Test(arguments: [
    "Kick-off with Joost", "Bezoek leverancier", "Verlofronde plannen", "Joost: operationeel overleg",
    "vrijdagborrel Fatima",
  ])
  func `keeps every other event`(_ title: String) throws {
    #expect(try event(title) != nil)
  }
}
