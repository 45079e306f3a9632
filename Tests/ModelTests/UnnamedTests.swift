import Foundation
import Model
import TestKit
import Testing

/// People who are not to be named, in texts and in records.
@Suite struct UnnamedTests {
  private let unnamed = Unnamed(
    ["Gerda", "Vries, Gerda de", "gdevries", "René"].map { UntrustedText($0) }, colleague: "een collega")

  @Test(arguments: [
    ("laptop van Gerda vervangen", "laptop van een collega vervangen"),
    ("Gerda start met de migratie", "Een collega start met de migratie"),
    ("Gerda", "een collega"),
    ("GERDA, gerda en Gérda", "Een collega, een collega en een collega"),
    ("Gerda's laptop", "Een collega's laptop"),
    ("op Gerdas verzoek", "op een collega's verzoek"),
    ("van Vries, Gerda de (gdevries)", "van een collega (een collega)"),
    ("mail aan gdevries@voorbeeld.nl.", "mail aan een collega."),
    ("mail aan gerda.visser@voorbeeld.nl", "mail aan een collega"),
    ("zie @gerda, en @gerda.visser", "zie een collega, en een collega"),
    ("overleg Gerda/Joost", "overleg een collega/Joost"),
    ("Gerda-overleg", "Een collega-overleg"),
    ("rene en RENÉ", "een collega en een collega"),
    ("laptop van Gerda de Vries", "laptop van een collega"),
  ])
  func `finds a spelling as a whole word in any case, with accents and endings`(_ text: String, _ result: String) {
    #expect(unnamed.text(UntrustedText(text)).description == result)
    #expect(unnamed.isNamed(in: text))
  }

  @Test(arguments: [
    ("Klant wil een laptop", "Klant wil een laptop"), ("Laptop van Wil", "Laptop van een collega"),
    ("Wil heeft gebeld", "Een collega heeft gebeld"), ("Wil je de printer nakijken?", "Wil je de printer nakijken?"),
    ("Klaar. Wil u dit lezen", "Klaar. Wil u dit lezen"), ("WIL BELT", "Een collega BELT"),
    ("zie @wil", "zie een collega"),
    ("mail wil@x.nl", "mail een collega"), ("wil", "een collega"), ("Berg, Wil van der", "een collega"),
    ("anne marie en ANNE-MARIE", "een collega en een collega"), ("strauss, Strauß", "een collega, een collega"),
    ("Is\u{131}l, IŞIL", "Een collega, een collega"), ("jose\u{301} belt", "een collega belt"),
    ("D’hondt", "een collega"),
  ])
  func `keeps an ordinary word in small letters and replaces a name in every form`(_ text: String, _ result: String) {
    let unnamed = Unnamed(
      ["Wil", "Berg, Wil van der", "Anne-Marie", "Strauß", "Işıl", "José", "d'Hondt"].map { UntrustedText($0) },
      colleague: "een collega")
    #expect(unnamed.text(UntrustedText(text)).description == result)
  }

  @Test(arguments: [
    ("Laptop voor Yılmaz, İlker", "Laptop voor een collega"), ("Yilmaz,Ilker belt", "Een collega belt"),
    ("ilker.yilmaz account hersteld", "een collega account hersteld"), ("i.yilmaz@voorbeeld.nl", "een collega"),
    ("account van ilker.y2", "account van een collega"), ("İlker.Yılmaz is terug", "Een collega is terug"),
    ("Klaar.İlker belt", "Klaar.een collega belt"), ("klaar.İlker belt", "klaar.een collega belt"),
    ("Van der Berg, Jan: toegang; janvanderberg@voorbeeld.nl", "Een collega: toegang; een collega"),
    ("Berg, Jan van der en jan_van_der_berg", "Een collega en een collega"),
    ("van der Berg, J. en J. van der Berg", "een collega en een collega"),
    ("jvdberg en mail jberg@voorbeeld.nl", "een collega en mail een collega"),
    ("op een plaats, plaats@x.nl", "op een plaats, een collega"),
  ])
  func `recognises the surname first, an initial and an account name`(_ text: String, _ result: String) {
    let unnamed = Unnamed(
      ["İlker", "İlker Yılmaz", "Jan van der Berg", "Petra Laats"].map { UntrustedText($0) }, colleague: "een collega")
    #expect(unnamed.text(UntrustedText(text)).description == result)
  }

  @Test func `recognises an owner by such a form of the name`() {
    let unnamed = Unnamed([UntrustedText("Jan van der Berg")], colleague: "een collega")
    #expect(
      ["Berg, Jan van der", "Van der Berg, Jan", "jvanderberg", "j.berg"].allSatisfy {
        unnamed.includes(UntrustedText($0))
      })
    #expect(!unnamed.includes(UntrustedText("Jan Berger")))
    #expect(unnamed.key("taak.jan van der berg.1") == "taak._.1")
  }

  @Test func `replaces a name in small letters in keys and addresses`() {
    let unnamed = Unnamed([UntrustedText("Wil")], colleague: "een collega")
    #expect(unnamed.key("verlof-wil-2026") == "verlof-_-2026")
    #expect(unnamed.link(WebLink("https://x.nl/users/wil")) == nil)
    #expect(unnamed.includes(UntrustedText("wil")))
  }

  @Test(arguments: [
    "Gerdastraat 12", "Algerda", "renee", "degdevries2", "joost@voorbeeld.nl", "", "een gewone dag 👩‍👩‍👧 @",
  ])
  func `leaves a name inside another word`(_ text: String) {
    #expect(unnamed.text(UntrustedText(text)) == UntrustedText(text))
    #expect(!unnamed.isNamed(in: text))
  }

  @Test func `recognises an unnamed person in any spelling`() {
    #expect(["gerda", "VRIES, Gerda de", "Rene"].allSatisfy { unnamed.includes(UntrustedText($0)) })
    #expect(!unnamed.includes(UntrustedText("Gerda B.")))
    #expect(!Unnamed.nobody.includes(UntrustedText("")))
  }

  @Test func `replaces only the name in a key and removes a link that names somebody`() {
    #expect(unnamed.key("verlof-gerda-2026") == "verlof-_-2026")
    #expect(unnamed.key("4711") == "4711")
    #expect(unnamed.link(WebLink("https://x.nl/users/gerda/1")) == nil)
    #expect(unnamed.link(WebLink("https://x.nl/q?u=Ren%C3%A9")) == nil)
    #expect(unnamed.link(WebLink("https://x.nl/1"))?.address == "https://x.nl/1")
  }

  /// Records with a name in every field that can hold text. The test fails for a field that is forgotten here.
  private static let records: [Record] = {
    let name = UntrustedText("Gerda")
    let text = UntrustedText("van Gerda zelf")
    func key(_ kind: RecordKind) -> RecordKey { RecordKey(source: "planning", kind: kind, id: "x-gerda") }
    let link = WebLink("https://x.nl/gerda")
    let day = CivilDate(dayNumber: 20_000)
    var item = Item(key: key(.item), title: text, state: .active)
    (item.id, item.link, item.owner, item.kind, item.labels) = (text, link, name, text, [text])
    (item.hardReason, item.goal, item.doneMeans, item.effect, item.droppedWhy) = (text, text, text, text, text)
    item.milestone = "x-gerda"
    var milestone = Milestone(key: key(.milestone), title: text)
    (milestone.link, milestone.people, milestone.goal, milestone.effect) = (link, [name], text, text)
    var metric = Metric(key: key(.metric), name: text, value: 1, at: .day(day))
    metric.unit = text
    var decision = Decision(key: key(.decision), title: text)
    (decision.link, decision.owner, decision.touches, decision.proof) = (link, name, text, .item("x-gerda"))
    var note = Note(key: key(.note), kind: .thanks, text: text)
    note.from = name
    var event = Event(key: key(.event), title: text, start: .day(day))
    (event.link, event.owner) = (link, name)
    return [.item(item), .milestone(milestone), .metric(metric), .decision(decision), .note(note), .event(event)]
  }()

  /// The fields of a record that can hold text, and whether they do.
  private static func texts(in value: Any, _ path: String = "") -> [String: Bool] {
    let mirror = Mirror(reflecting: value)
    switch value {
    case let text as UntrustedText: return [path: !text.isEmpty]
    case let text as String: return [path: !text.isEmpty]
    case is SourceName, is CivilDate, is Instant: return [:]
    default: break
    }
    if mirror.displayStyle == .optional, mirror.children.isEmpty { return [path: false] }
    if mirror.displayStyle == .collection, mirror.children.isEmpty { return [path: false] }
    return mirror.children.reduce(into: [:]) { found, child in
      found.merge(texts(in: child.value, path + "." + (child.label ?? ""))) { $0 || $1 }
    }
  }

  @Test(arguments: records) func `removes the name from every field of a record`(_ record: Record) throws {
    // These fields cannot hold a name, so they may be empty in the records above.
    let noText = [
      "created", "started", "finished", "updated", "due", "hard", "reached", "decided", "realised", "end", "at",
      "target", "direction", "people", "arrived", "isQuiet",
    ]
    let empty = Self.texts(in: record).filter { !$0.value }.keys.filter { path in
      !noText.contains { path.hasSuffix(".\($0).some") || path.hasSuffix(".\($0)") }
    }
    #expect(empty.sorted() == [], "a field that this test does not fill")
    let after = try #require(unnamed.apply(to: record))
    let json = String(decoding: try JSONEncoder().encode(after), as: UTF8.self).lowercased()
    #expect(!json.contains("gerda"), "\(json)")
    #expect(json.contains("collega"))
    #expect(after.key.id == "x-_")
  }

  @Test func `keeps the work of an unnamed person as taken and drops the person's absence`()
    throws
  {
    guard case .item(let item) = try #require(unnamed.apply(to: Self.records[0])) else { throw Unexpected() }
    #expect(item.owner == nil && item.isTaken)
    let absence = Absence(
      key: RecordKey(source: "hr", kind: .absence, id: "1"), person: UntrustedText("gdevries"),
      first: CivilDate(dayNumber: 20_000), last: CivilDate(dayNumber: 20_001))
    #expect(unnamed.apply(to: .absence(absence)) == nil)
  }
}
