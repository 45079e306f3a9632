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

/// Where the lines of an update come from.
struct ExplainTests {
  private func office() async throws -> Office {
    let office = try Office(at: "2026-11-24T09:00", Office.config(channels: ["one"]))
    try await office.tickAndDeliver()
    try office.clock.set("2026-11-24T16:30")
    try await office.tickAndDeliver()
    return office
  }

  private func explain(_ office: Office, _ post: String, line: Int? = nil) async throws -> Explanation {
    var question = ExplainRequest(post: post)
    question.line = line
    return try await office.desk.carryOut(question)
  }

  @Test func `every line has its rule in words and its records, as the reader counts`() async throws {
    let office = try await office()
    let post = try #require(try await office.ledger.posts().first)
    for name in ["desk/daily/2026-11-24", post.id.short] {
      let explanation = try await explain(office, name)
      let shown = office.texts.first?.split(separator: "\n").map(String.init)
      #expect(explanation.lines.map(\.text) == shown)
      #expect(explanation.lines.map(\.number) == [1, 2, 3])
      #expect(explanation.read.text == "2026-11-24T16:30:00+01:00")
      let figure = try #require(explanation.lines.last?.parts.first)
      #expect(figure.rule == "figure")
      #expect(figure.why.hasPrefix("A figure of the team, with nothing unusual about it;"))
      #expect(figure.records.map(\.source) == ["figures"])
      #expect(figure.records.map(\.title) == ["satisfaction"])
    }
  }

  @Test func `one line can be asked for, if there is one`() async throws {
    let office = try await office()
    let explanation = try await explain(office, "desk/daily/2026-11-24", line: 3)
    #expect(explanation.lines.map(\.number) == [3])
    for line in [0, 4, -1] {
      let sentences = try await sentences { try await explain(office, "desk/daily/2026-11-24", line: line) }
      #expect(sentences == ["That update has 3 lines; there is no line \(line)."])
    }
  }

  @Test func `a slot that has no update is answered with why`() async throws {
    let office = try await office()
    let sentences = try await sentences { try await explain(office, "desk/daily/2026-11-30") }
    #expect(sentences.first?.contains("the slot is not decided yet") == true)
  }
}
