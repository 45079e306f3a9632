import TestKit
import Testing

@testable import Collect

@Suite struct JQProgramTests {
  private func check(jq: String, map: String) async throws -> JQWorker.Failure? {
    let folder = try TemporaryFolder()
    try folder.write(
      "x.yaml",
      "system: x\nrequests: { all: { file: a.json, gives: item, map: \(map) } }\njq: |\n"
        + jq.split(separator: "\n").map { "  \($0)\n" }.joined())
    let program = try #require(Room.catalog(folder.path).systems["x"]?.program)
    let worker = Room.worker()
    let failure = await worker.check(program)
    await worker.close()
    return failure
  }

  @Test func `a mistake in the definitions is reported with its line`() async throws {
    let failure = try await check(jq: "def a: 1;\ndef b: nothing_such;\ndef c: b;", map: "c")
    #expect(failure == .doesNotCompile("nothing_such/0 is not defined, line 2:"))
  }

  @Test func `a mistake in a request is reported without a line of the definitions`() async throws {
    #expect(try await check(jq: "def a: 1;", map: "nothing_such") == .doesNotCompile("nothing_such/0 is not defined"))
  }

  @Test func `a comment at the end of a program does not hide the generated code`() async throws {
    #expect(try await check(jq: "def a: 1; # the end", map: "'a # the end'") == nil)
  }
}
