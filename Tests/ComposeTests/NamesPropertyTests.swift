import Compose
import Foundation
import Model
import Testing

/// Nothing is computed about a person: exchanging the people of a day changes names and nothing else.
@Suite struct NamesPropertyTests {
  private static let names = ["Anna", "Bram", "Carl", "Dina", "Egon", "Fien"]

  /// The same day, with its people in these seats: seat 3 of the records is `names[3]`.
  private func desk(_ seed: UInt64, _ names: [String]) -> Desk {
    var desk = RandomTeam(seed: seed).desk
    var random = Seeded(state: seed &+ 77)
    func person() -> UntrustedText { UntrustedText(names[Int.random(in: 0..<names.count, using: &random)]) }
    for source in desk.order {
      desk.readings[source] = desk.readings[source]?.map { record in
        switch record {
        case .item(var item):
          if item.owner != nil { item.owner = person() }
          return .item(item)
        case .milestone(var milestone):
          milestone.people = milestone.people.map { _ in person() }
          return .milestone(milestone)
        case .decision(var decision):
          if decision.owner != nil { decision.owner = person() }
          return .decision(decision)
        case .note(var note):
          if note.from != nil { note.from = person() }
          return .note(note)
        case .absence(var absence):
          absence.person = person()
          return .absence(absence)
        case .event(var event):
          event.owner = person()
          return .event(event)
        case .metric: return record
        }
      }
    }
    return desk
  }

  private func bare(_ desk: Desk) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let update = desk.update()
    var text = String(decoding: try encoder.encode(update), as: UTF8.self)
    for language in Language.allCases {
      text += "\n" + Compose.word(update, in: language).plainLines.joined(separator: "\n")
    }
    for name in Self.names { text = text.replacingOccurrences(of: name, with: "•") }
    return text
  }

  @Test(arguments: UInt64(1)...40) func `exchanging the people of a day changes the names and nothing else`(
    _ seed: UInt64
  ) throws {
    let usual = try bare(desk(seed, Self.names))
    for turn in 1..<Self.names.count {
      let others = Array(Self.names[turn...] + Self.names[..<turn])
      #expect(try bare(desk(seed, others)) == usual, "seed \(seed), turned by \(turn)")
    }
    #expect(try bare(desk(seed, Self.names.reversed())) == usual, "seed \(seed), reversed")
  }

  /// A value per person would need such a table. Allowed are `last`, until when somebody is away, and `places`, by the
  /// words of a decision.
  @Test func `no table from a person to a value stands in the code`() throws {
    let sources = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Sources")
    var found: [String] = []
    var read = 0
    for room in ["Model", "Compose", "Ledger", "Daemon"] {
      let files = FileManager.default.enumerator(at: sources.appending(path: room), includingPropertiesForKeys: nil)
      for case let file as URL in try #require(files) where file.pathExtension == "swift" {
        read += 1
        let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map {
          $0.trimmingCharacters(in: .whitespaces)
        }
        found += lines.filter { line in
          line.contains("[UntrustedText:") || line.contains("grouping:") && line.contains("owner")
            || line.contains("by: \\.owner") || line.contains("by: \\.person")
        }
      }
    }
    #expect(read > 60)
    #expect(
      found.sorted() == ["var last: [UntrustedText: CivilDate] = [:]", "var places: [UntrustedText: [Int]] = [:]"])
  }
}
