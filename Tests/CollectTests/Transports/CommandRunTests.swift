import Foundation
import Glibc
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

  @Test func `words reach the program as they are, without a shell`() async {
    #expect(await run("printf", "%s|", "a b", "$HOME", "`id`", "*") == .success("a b|$HOME|`id`|*|"))
  }

  @Test func `the environment holds a path and a language and nothing of ours`() async {
    setenv("CANARY", "secret-in-the-environment", 1)
    #expect(
      await run("env").map { $0.split(separator: "\n").sorted() }
        == .success(["LANG=C.UTF-8", "PATH=/usr/local/bin:/usr/bin:/bin"]))
  }

  @Test func `standard input is empty and the folder is the configuration's`() async {
    #expect(await run("cat") == .success(""))
    #expect(await run("pwd") == .success(folder.path + "\n"))
  }

  @Test func `an exit code is a failure with the last words, made safe`() async {
    #expect(
      await run("sh", "-c", "echo first >&2; printf 'bad \\033[31mred\\007 thing\\n\\n' >&2; exit 3")
        == .failure(FetchProblem("sh ended with exit code 3: bad [31mred thing", canRetry: true)))
  }

  @Test func `a program that is not there is a sentence`() async {
    #expect(
      await run("no-such-program")
        == .failure(FetchProblem("there is no program no-such-program in /usr/local/bin:/usr/bin:/bin")))
  }

  @Test func `output over the limit ends the program`() async {
    #expect(await run("yes") == .failure(FetchProblem("yes wrote more than 16 MiB")))
  }

  @Test func `much standard error does not hold up the program`() async {
    #expect(await run("sh", "-c", "head -c 2000000 /dev/zero >&2; echo done") == .success("done\n"))
  }

  @Test func `a hanging command is ended with everything it started, at the deadline`() async throws {
    let source = try Room.source(
      """
      command: [sh, -c, "trap '' TERM; sleep 600 & echo $! > child; sh -c 'trap \\"\\" TERM; echo $$ > stubborn; sleep 600' & wait; sleep 600"]
      format: json
      gives: item
      deadline: 1s
      """, file: folder.path + "/dagpost.yaml")
    #expect(try await Room.read(source).failure == "it was not read within 1 second")
    for name in ["child", "stubborn"] {
      let text = try String(contentsOfFile: folder.path + "/" + name, encoding: .utf8)
      let child = try #require(Int32(text.trimmingSpaces()))
      #expect(!isRunning(child), "\(name) lives on")
    }
  }

  @Test func `what a command leaves behind ends with it`() async throws {
    #expect(await run("sh", "-c", "sleep 600 & echo $! > child; echo out") == .success("out\n"))
    let child = try #require(Int32(String(contentsOfFile: folder.path + "/child", encoding: .utf8).trimmingSpaces()))
    #expect(!isRunning(child))
  }

  /// Alive and not only waiting to be buried: the killed orphan of a test is buried by whoever adopts orphans here.
  private func isRunning(_ process: Int32) -> Bool {
    // The signal is sent before the reading is there, but a process takes a moment to die of it.
    for _ in 0..<2_000 {
      guard let stat = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8) else { return false }
      if stat.contains(") Z ") || stat.contains(") X ") { return false }
      usleep(1_000)
    }
    return true
  }
}
