import Foundation
import Model
import TestKit
import Testing

@testable import Collect

/// The privacy rules are applied to a reading before anything is stored.
@Suite struct PrivacyReadingTests {
  private let folder: TemporaryFolder
  init() throws { folder = try TemporaryFolder() }

  private static let people = People([["Gerda", "Vries, Gerda de", "gdevries"], ["Joost", "jdvries"]])
  private static let privacy = Privacy(
    people: people,
    unnamed: Unnamed(people.spellings(of: UntrustedText("Gerda")), colleague: "een collega"))

  private func read(_ text: String, as file: String, _ yaml: String) async throws -> Reading {
    try folder.write(file, text)
    return try await Room.read(
      Room.source("file: \(file)\n\(yaml)", file: folder.path + "/dagpost.yaml", privacy: Self.privacy))
  }

  @Test func `a person who is never named stands nowhere in a reading`() async throws {
    let reading = try await read(
      """
      [{"title": "laptop van Gerda", "owner": "gdevries", "key": "gerda-1", "url": "https://x.nl/u/gerda"},
       {"title": "wifi", "owner": "jdvries", "effect": "met dank aan Vries, Gerda de"}]
      """, as: "i.json", "gives: item")
    #expect(reading.items.map(\.title.description) == ["laptop van een collega", "wifi"])
    #expect(reading.items.map { $0.owner?.description } == [nil, "Joost"])
    #expect(reading.items.map(\.isTaken) == [true, false])
    let json = String(decoding: try JSONEncoder().encode(reading), as: UTF8.self).lowercased()
    #expect(!json.contains("gerda") && !json.contains("gdevries"), "\(json)")
  }

  @Test func `an absence keeps a name and days, whatever the calendar says`() async throws {
    let reading = try await read(
      """
      [{"person": "jdvries - ziek", "first": "2026-11-24", "key": "ziekmelding-4711", "reason": "griep"},
       {"person": "Gerda", "first": "2026-11-24"},
       {"person": "Marjan: burn-out", "first": "2026-11-24"},
       {"person": "Ravi", "first": "ziek vanaf maandag"}]
      """, as: "a.json", "gives: absence")
    let json = String(decoding: try JSONEncoder().encode(reading), as: UTF8.self).lowercased()
    for word in ["ziek", "griep", "burn", "gerda", "marjan", "4711"] {
      #expect(!json.contains(word), "\(word): \(json)")
    }
    #expect(reading.records.count == 1)
    guard case .absence(let absence)? = reading.records.first else { throw Unexpected() }
    #expect(absence.person.description == "Joost")
    #expect(reading.sentences.count == 2)
    #expect(reading.sentences.last?.hasPrefix("it: record 3: its person may be more than a name") == true)
    #expect(reading.sentences.first?.hasPrefix("it: record 4: first is another text; it should be a day") == true)
  }

  @Test func `an event that tells of an absence is left out, and the list stays complete`() async throws {
    let reading = try await read(
      #"[{"title": "Joost ziek", "start": "2026-11-25"}, {"title": "audit", "start": "2026-11-25"}]"#, as: "e.json",
      "gives: event\ngone: vanished")
    #expect(reading.records.count == 1)
    #expect(reading.completeness?.complete == true)
    #expect(reading.sentences.count == 1)
    #expect(reading.sentences.first?.contains("Joost") == false)
  }

  @Test func `a figure about too few people, or named after one, has no value`() async throws {
    let reading = try await read(
      "name,value,people,date\nnps,40,12,2026-11-23\nnps,90,3,2026-11-24\nJoost,5,,2026-11-24\nopen,7,2.5,2026-11-24\n",
      as: "m.csv", "gives: metric")
    #expect(reading.metrics.map(\.value) == [40, nil, nil])
    #expect(reading.metrics.map(\.people) == [12, 3, 1])
    #expect(reading.sentences == ["it: line 5: \"open\": people is 2.5, not a whole number of people"])
  }

  @Test func `counted work has no owner`() async throws {
    let reading = try await read(
      #"[{"title": "a", "kind": "Vraag", "owner": "Ravi"}, {"title": "b", "kind": "change", "owner": "Ravi"}]"#,
      as: "i.json", "gives: item\ncounted: [Vraag]")
    #expect(reading.items.map { $0.owner?.description } == [nil, "Ravi"])
  }
}
