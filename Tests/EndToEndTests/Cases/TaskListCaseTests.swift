import Foundation
import TestKit
import Testing

/// Lists of tasks as people and other planners write them.
@Suite(.serialized) struct TaskListCaseTests {
  @Test func `days and boxes of Obsidian are read, and what is not is told with its line`() async throws {
    let scene = try Case("taken-obsidian")
    let ended = try await scene.preview()
    #expect(ended.code == 0)
    for line in [
      "Morgen\n- Certificaten vervangen", "wo 2 dec: Kluis opruimen", "wo 2 dec: Wiki bijwerken", "wo 2 dec: Firewall",
      "wo 2 dec: In een kader", "wo 2 dec: Zonder spatie", "do 3 dec: Mailboxen overzetten", "- Printer vervangen",
    ] { #expect(ended.output.contains(line), "\(line)\n\(ended.output)") }
    let told = ended.output.split(separator: "\n").filter { $0.hasPrefix("- ") }.joined(separator: "\n")
    for sign in ["📅", "⏫", "✅", "🛫", "due", "2026-"] { #expect(!told.contains(sign), "\(sign)\n\(told)") }
    // Somebody else's box: it is neither guessed nor passed over.
    #expect(!ended.output.contains("Doorgeschoven"))
    #expect(
      ended.errors.contains("line 7: \"Doorgeschoven due:2026-12-02\": its box has the sign \">\""), "\(ended.errors)")
  }

  @Test func `brackets of an address belong to it, and a picture leaves no mark`() async throws {
    let scene = try Case("taken-link-met-haakjes")
    let ended = try await scene.preview()
    #expect(ended.output.contains("VLAN (netwerk) bijwerken (Joost)"))
    #expect(ended.output.contains("Kast B inrichten (Ravi)"))
    #expect(!ended.output.contains("!schets") && !ended.output.contains("))"))
    try scene.replace("service: console", with: "service: slack, url: { file: hook.url }")
    try scene.folder.write("https://hooks.slack.com/services/T0/B0/xyzxyzxyzxyz\n", to: "hook.url")
    chmod(scene.folder.path("hook.url"), 0o600)
    let raw = try await scene.preview("--raw").output
    #expect(raw.contains("wiki/VLAN_(netwerk)") || raw.contains("wiki/VLAN_%28netwerk%29"), "\(raw)")
  }

  @Test func `names have all their words, and everybody is nobody`() async throws {
    let ended = try await Case("taken-naam-met-tussenvoegsel").preview()
    #expect(ended.output.contains("Kast inrichten (Jan van der Berg)"))
    #expect(ended.output.contains("Wiki bijwerken (Marieke de Groot)"))
    #expect(!ended.output.contains("(van)") && !ended.output.contains("(here)"))
    #expect(ended.output.contains("Switch plaatsen van der Berg"))
    #expect(ended.errors.contains("line 3: \"Switch plaatsen van der Berg\": \"@van\" is nobody's name"))
    #expect(ended.errors.contains("@\"Jan van der Berg\""))
    #expect(ended.errors.contains("line 4: \"storing oplossen\": @here is nobody's name"))
  }

  @Test func `the same words in two files are two tasks`() async throws {
    let ended = try await Case("taken-zelfde-woorden-twee-lijsten").preview()
    for line in [
      "Morgen\n- Laptops uitdelen (Joost)", "wo 2 dec: Laptops uitdelen (Ravi)", "do 3 dec: Printer plaatsen (Ravi)",
    ] {
      #expect(ended.output.contains(line), "\(ended.output)")
    }
  }

  @Test func `days of another year have their year`() async throws {
    let ended = try await Case("datum-zonder-jaar").preview()
    for part in [
      "had di 2 dec 2025 klaar moeten zijn",
      "besloten 1 nov 2025, zou 4 dec 2025 ingaan",
    ] {
      #expect(ended.output.contains(part), "\(ended.output)")
    }
    #expect(!ended.output.contains("4 december moeten"))
  }

  @Test func `a name that is also a word is one with a capital only, and check warns`() async throws {
    let scene = try Case("namen-die-woorden-zijn")
    let ended = try await scene.preview()
    #expect(ended.output.contains("langste wachttijd 12"))
    #expect(!ended.output.contains("niet getoond"))
    #expect(ended.output.contains("Klant wil een nieuwe laptop (Max)"))
    #expect(ended.output.contains("VPN wil niet verbinden opgelost (Max)"))
    #expect(!ended.output.contains("collega"))
    let check = try await scene.run("check")
    #expect(check.code == 0)
    let said = check.output + check.errors
    #expect(said.contains("\"Max\"") && said.contains("\"Wil\"") && said.contains("also a word"))
  }

  @Test func `with a capital the name goes`() async throws {
    let scene = try Case("namen-die-woorden-zijn")
    try scene.replace("Klant wil een nieuwe laptop", with: "Laptop van Wil vervangen", in: "planning.md")
    let ended = try await scene.preview()
    #expect(ended.output.contains("Laptop van een collega vervangen"))
    #expect(!ended.output.contains("Wil "))
  }
}
