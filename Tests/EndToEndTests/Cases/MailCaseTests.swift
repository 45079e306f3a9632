import Foundation
import TestKit
import Testing

/// Mails, notes and repositories of real users. See the `expected.txt` of each.
@Suite struct MailCaseTests {
  @Test func `mail-nederlandse-afsluiting: five notes of one sentence each`() async throws {
    let shown = try await Case("mail-nederlandse-afsluiting").preview()
    #expect(shown.code == 0)
    for sentence in [
      "De printer op de derde doet het weer", "De scanner op de tweede doet het weer", "De monitor in B12 is vervangen",
      "Telefooncentrale herstart", "De kluis is vervangen",
    ] {
      #expect(shown.output.contains(sentence), "\(sentence)")
    }
    for tail in [
      "gr.", "Bedankt", "Ha Marjan", "Verzonden", "Adviseur", "Gemeente Voorbeeld", "12345678", "12 34 56 78",
      "345 67 89", "T 012", "joost@", "Mail voor Windows",
    ] {
      #expect(!shown.output.contains(tail), "\(tail)")
    }
  }

  @Test func `mail-vergaderverzoek-en-afwezig: one note of thanks, and nothing of what programs send`() async throws {
    let shown = try await Case("mail-vergaderverzoek-en-afwezig").preview()
    #expect(shown.code == 0)
    #expect(shown.output.contains("\"Gerda voor de taart: Zij bakte hem zelf.\" (Joost de Wit)"))
    for wrong in [
      "EXTERN", "dank:", "Geaccepteerd", "Weekstart", "ziek", "Ravi", "Automatisch antwoord", "teams.microsoft.com",
      "____",
    ] {
      #expect(!shown.output.contains(wrong), "\(wrong)")
    }
  }

  @Test func `notitie-met-front-matter: one note of thanks and three lessons`() async throws {
    let shown = try await Case("notitie-met-front-matter").preview()
    #expect(shown.code == 0)
    for told in [
      "\"Ravi nam de dienst over\"", "Geleerd: eerst testen", "Geleerd: dan uitrollen", "Geleerd: en daarna evalueren",
      "Dank voor 4 berichten.",
    ] {
      #expect(shown.output.contains(told), "\(shown.output)")
    }
    for wrong in ["title", "tags", "team]", "1. eerst", "2. dan", "– en daarna", "testen dan", "testen 2"] {
      #expect(!shown.output.contains(wrong), "\(wrong)")
    }
  }

  @Test func `git-zonder-commits: nothing was done yet, and the source is read`() async throws {
    let scene = try Case("git-zonder-commits")
    try await scene.make()
    let shown = try await scene.preview()
    #expect(shown.code == 0)
    #expect(!(shown.output + shown.errors).contains("fatal"))
    #expect(!(shown.output + shown.errors).contains("git ended"))
    #expect(!shown.output.contains("niet gelezen"))
  }

  @Test func `git-staarten-van-samenvoegingen: six titles, and no trailer, conflict, heading or address`() async throws
  {
    let scene = try Case("git-staarten-van-samenvoegingen")
    try await scene.make()
    // One update has no room for all six; what was read of them is in the ledger.
    let posted = try await scene.run("--trigger", "daily", "--at", Case.moment)
    #expect(posted.code == 0)
    let state = URL(fileURLWithPath: scene.folder.path("state"))
    let files = try FileManager.default.contentsOfDirectory(at: state, includingPropertiesForKeys: nil)
    let remembered = try files.filter { $0.lastPathComponent.contains("ledger.sqlite") }
      .map { String(decoding: try Data(contentsOf: $0), as: UTF8.self) }.joined()
    for title in [
      "backup-elke-nacht", "nieuwe-printers", "vpn-profiel", "rollen", "Printerwachtrij opgeschoond",
      "Kaartknop hersteld (#590)",
    ] {
      #expect(remembered.contains(title), "\(title)")
    }
    for wrong in [
      "Conflicts", "Signed-off-by", "joost@", "Change-Id", "Related work items", "Samenvatting", "zonder sleutel",
      "Merge",
    ] {
      #expect(!posted.output.contains(wrong), "\(wrong)")
      #expect(!remembered.contains(wrong), "\(wrong)")
    }
  }
}
