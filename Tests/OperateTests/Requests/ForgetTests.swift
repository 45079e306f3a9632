import Foundation
import Ledger
import Model
import TestKit
import TestOffice
import Testing

@testable import Daemon
@testable import Operate
@testable import Oversee
@testable import Teams
@testable import Updates

/// `ledger forget`, from the request to the bytes of the file.
struct ForgetTests {
  private static let planning = """
    - [x] laptop van Gerda vervangen @gdevries done:2026-11-24
    - [ ] wifi @Joost due:2026-11-25

    """

  /// An office that has posted an update in which Gerda stands, with another one waiting.
  private func office(_ more: String = "", contacts: String = "{}") async throws -> Office {
    let config = Office.config(
      more: """
            unnamed: []
            contacts: \(contacts)
        people: [[Gerda, "Vries, Gerda de", gdevries]]
        \(more)
        """
    ).replacingOccurrences(
      of: "      figures: { file: figures.csv, gives: metric }",
      with: "      planning: { system: tasks, path: planning.md }")
    let office = try Office(at: "2026-11-24T09:00", config)
    try office.folder.write(Self.planning, to: "planning.md")
    try await office.tickAndDeliver()
    try office.clock.set("2026-11-24T16:30")
    try await office.tickAndDeliver()
    return office
  }

  private func bytes(_ office: Office) throws -> String {
    String(
      decoding: try Data(contentsOf: URL(fileURLWithPath: office.folder.path("state/ledger.sqlite"))), as: UTF8.self
    ).lowercased()
  }

  private func forget(_ office: Office, _ person: String, dryRun: Bool = false) async throws -> ForgetAnswer {
    var request = ForgetRequest(person: person)
    request.dryRun = dryRun
    return try await office.desk.carryOut(request)
  }

  @Test func `somebody is gone in all spellings, and it is said what comes back`() async throws {
    let office = try await office(contacts: "{ calls: Gerda }")
    #expect(try bytes(office).contains("gerda"))
    let answer = try await forget(office, "gdevries")
    #expect(answer.spellings == ["gdevries", "Gerda", "Vries, Gerda de"])
    #expect(answer.forgotten.updates == 1)
    #expect(answer.forgotten.bodies == 2)
    #expect(answer.files == [office.folder.path("state/ledger.sqlite")])
    #expect(!answer.needsPerson)
    #expect(
      answer.notes == [
        "Messages that were posted are in the chat itself; remove them there.",
        "What these sources still hold comes back at their next reading: planning (desk). To keep it out, add \"gdevries\" to unnamed: in the configuration, or take it out of the source.",
        "desk has Gerda as the contact for calls in the configuration: its updates go on naming them.",
      ])
    #expect(try !bytes(office).contains("gerda"))
    #expect(try !bytes(office).contains("gdevries"))
    let posts = try await office.ledger.posts()
    let body = try #require(try await office.ledger.body(of: posts[0].id))
    #expect(body.text.contains("laptop van a colleague vervangen (a colleague)"), "\(body.text)")
    #expect(try await forget(office, "Gerda").forgotten.isNothing)
  }

  @Test func `whoever is not to be named does not come back`() async throws {
    let office = try await office()
    let config = try String(contentsOfFile: office.configPath, encoding: .utf8)
    try office.reload(config.replacingOccurrences(of: "unnamed: []", with: "unnamed: [Gerda]"))
    let answer = try await forget(office, "Gerda")
    #expect(!answer.notes.contains { $0.contains("comes back") })
    try office.clock.set("2026-11-25T16:30")
    try await office.tickAndDeliver()
    #expect(try !bytes(office).contains("gerda"))
    #expect(office.texts.last?.contains("wifi") == true)
  }

  @Test func `a dry run tells the same and leaves all`() async throws {
    let office = try await office()
    let told = try await forget(office, "Gerda", dryRun: true)
    #expect(try bytes(office).contains("gerda"))
    #expect(try await forget(office, "Gerda").forgotten == told.forgotten)
  }

  @Test func `a letter is no name, and a team that is not there is told`() async throws {
    let office = try await office()
    for (request, code) in [
      (ForgetRequest(person: "a"), ExitCode.usage),
      (
        {
          var request = ForgetRequest(person: "Gerda")
          request.teams = ["dest"]
          return request
        }(), .usage
      ),
    ] {
      #expect(try await refusal(of: request, at: office.desk).code == code)
    }
  }

  @Test func `without a ledger there is nobody to forget, and none is made`() async throws {
    let office = try await office()
    try office.leave()
    try FileManager.default.removeItem(atPath: office.folder.path("state"))
    let forgot = try await RequestDesk(configPath: office.configPath, surroundings: office.surroundings).ask(
      ForgetRequest(person: "Gerda"))
    #expect(forgot.forgotten.isNothing)
    #expect(!FileManager.default.fileExists(atPath: office.folder.path("state")))
  }
}

/// When the daemon deletes what it no longer keeps.
struct ChoresTests {
  @Test func `once a day, and soon after the start`() throws {
    let start = try instant("2026-11-24T09:00")
    var chores = Chores()
    // At the start, a second too early, a day later, by a clock that was stepped back, and a minute after that.
    let moments: [Int64] = [0, 86_399, 86_400, 0, 60]
    let began = moments.map { chores.begins(at: start.adding(.seconds($0))) }
    #expect(began == [true, false, true, true, false])
  }

  @Test func `a command that posts keeps the limits where no daemon runs`() async throws {
    let office = try Office(at: "2026-11-24T16:30")
    var trigger = TriggerRequest(edition: "daily")
    trigger.waitSeconds = 0
    _ = try await office.desk.carryOut(trigger)
    try await office.deliver()
    let post = try #require(try await office.ledger.posts().first)
    try office.leave()
    try office.clock.set("2027-03-24T16:30")
    _ = try await RequestDesk(configPath: office.configPath, surroundings: office.surroundings).ask(
      TriggerRequest(edition: "daily"))
    try office.restart()
    #expect(try await office.ledger.body(of: post.id) == nil)
  }
}
