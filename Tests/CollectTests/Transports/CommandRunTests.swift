import Foundation
import TestKit
import Testing

@testable import Collect

@Suite struct CommandRunTests {
  private let folder: TemporaryFolder
  init() throws { folder = try TemporaryFolder() }

  private func run(_ words: String...) async -> Result<String, FetchProblem> {
    await CommandRun(words: words, environment: [:], directory: folder.path).fetch()
      .map { String(decoding: $0.parts.flatMap(\.bytes), as: UTF8.self) }
  }

  @Test func `arguments reach the program unchanged, without a shell`() async {
    #expect(await run("printf", "%s|", "a b", "$HOME", "`id`", "*") == .success("a b|$HOME|`id`|*|"))
  }

  @Test func `the environment has a path and a language and nothing of ours`() async {
    setenv("CANARY", "secret-in-the-environment", 1)
    #expect(
      await run("env").map { $0.split(separator: "\n").sorted() }
        == .success(["LANG=C.UTF-8", "PATH=/usr/local/bin:/usr/bin:/bin"]))
  }

  @Test func `standard input is empty, and the working folder is that of the configuration`() async {
    #expect(await run("cat") == .success(""))
    #expect(await run("pwd") == .success(folder.path + "\n"))
  }

  @Test func `an exit code fails with the last line of standard error, made safe`() async {
    #expect(
      await run("sh", "-c", "echo first >&2; printf 'bad \\033[31mred\\007 thing\\n\\n' >&2; exit 3")
        == .failure(FetchProblem("sh ended with exit code 3: bad [31mred thing", canRetry: true)))
  }

  @Test func `a missing program is reported`() async {
    #expect(
      await run("no-such-program")
        == .failure(FetchProblem("there is no program no-such-program in /usr/local/bin:/usr/bin:/bin")))
  }

  @Test func `output over the limit ends the program`() async {
    #expect(await run("yes") == .failure(FetchProblem("yes wrote more than 16 MiB")))
  }

  @Test func `much output on standard error does not block the program`() async {
    #expect(await run("sh", "-c", "head -c 2000000 /dev/zero >&2; echo done") == .success("done\n"))
  }

  @Test func `a hanging command is ended with everything it started, at the deadline`() async throws {
    let source = try Room.source(
      """
      command: [sh, -c, "exec 9> alive; trap '' TERM; sleep 600 & echo $! > child; sh -c 'trap \\"\\" TERM; echo $$ > stubborn; sleep 600' & wait; sleep 600"]
      format: json
      gives: item
      deadline: 3s
      """, file: folder.path + "/dagpost.yaml")
    let alive = try LifeLine(at: folder.path("alive"))
    #expect(try await Room.read(source).failure == "it was not read within 3 seconds")
    for name in ["child", "stubborn"] {
      #expect(try String(contentsOfFile: folder.path(name), encoding: .utf8).hasSuffix("\n"), "\(name) never began")
    }
    try await alive.ended()
  }

  @Test func `processes that a command leaves behind are ended`() async throws {
    let alive = try LifeLine(at: folder.path("alive"))
    #expect(await run("sh", "-c", "exec 9> alive; sleep 600 & echo out") == .success("out\n"))
    try await alive.ended()
  }
}
