import Config
import Foundation
import Model
import TestKit
import Testing
import YAML

@testable import Collect

/// No reading holds a secret of its source, even where other people's text repeats it.
@Suite struct EchoTests {
  private static let key = "x7Kq19-Zonnebloem"

  /// A source in which every setting that may be a secret has this one.
  private func source(_ yaml: String, secret: String) throws -> Source {
    let problems = Problems()
    let node = try #require(YAMLReader.read(yaml, file: "/etc/dagpost/dagpost.yaml", problems: problems))
    var section = Section(
      node, path: "sources.it", problems: problems, secrets: SecretSource { _, _, _ in .success((Secret(secret), nil)) }
    )
    return try #require(Source(name: "it", section: &section, systems: SystemCatalog()), "\(problems.all)")
  }

  @Test func `a token repeated by a title, name, label, link or key stands nowhere in the reading`()
    async throws
  {
    let key = Self.key
    let web = ScriptedWeb(
      ScriptedWeb.answer(
        200,
        """
        [{"title": "reset \(key) today", "owner": "\(key)", "labels": ["\(key)"], "key": "k \(key)", "effect": "\(key.lowercased())",
          "url": "https://x.nl/?t=\(key)", "why": "\(key.prefix(9))"}, {"title": "wifi 1234 zon"}]
        """))
    let source = try source("get: https://x.nl/i.json\ngives: item\ntoken: { credential: it }", secret: key)
    let reading = try await Room.read(source, http: web)
    #expect(reading.items.map(\.title.description) == ["reset <secret> today", "wifi 1234 zon"])
    let json = String(decoding: try JSONEncoder().encode(reading), as: UTF8.self).lowercased()
    for start in 0...(key.count - 8) {
      #expect(!json.contains(key.lowercased().dropFirst(start).prefix(8)), "\(json)")
    }
  }

  @Test func `of a secret address its key is replaced, and ordinary words and links are kept`() async throws {
    let web = ScriptedWeb(
      ScriptedWeb.answer(
        200,
        "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nDTSTART:20261126\nSUMMARY:calendar basic \(Self.key)\n"
          + "URL:https://cal.example.org/a\nEND:VEVENT\nEND:VCALENDAR\n"))
    let address = "https://cal.example.org/calendar/team%40group.calendar.example.org/private-\(Self.key)/basic.ics"
    let source = try source("get: { credential: it }\nformat: ics\ngives: event", secret: address)
    let reading = try await Room.read(source, http: web)
    guard case .event(let event) = try #require(reading.records.first) else { throw Unexpected(reading) }
    #expect(event.title.description == "calendar basic <secret>")
    #expect(event.link?.address == "https://cal.example.org/a")
  }

  @Test func `a short secret, which may be an ordinary number, changes no record`() async throws {
    let web = ScriptedWeb(ScriptedWeb.answer(200, #"[{"name": "open 1234", "value": "1234"}]"#))
    let source = try source("get: https://x.nl/i.json\ngives: metric\ntoken: { credential: it }", secret: "1234")
    let reading = try await Room.read(source, http: web)
    #expect(reading.metrics.map(\.value) == [1234])
    #expect(reading.metrics.map(\.name.description) == ["open 1234"])
  }
}
