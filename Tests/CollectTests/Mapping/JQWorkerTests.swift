import Glibc
import JSON
import Testing

@testable import Collect

@Suite struct JQWorkerTests {
  private let worker = Room.worker(memoryMiB: 256)

  private func run(_ program: String, on input: JSONValue = .null, limit: Duration = .seconds(120)) async -> Result<
    [JSONValue], JQWorker.Failure
  > {
    let result = await worker.run(program, on: input, limit: limit)
    await worker.close()
    return result
  }

  @Test func `gives every output of a program`() async {
    let input = JSONValue.list([.object(["a": .number("1")]), .object(["a": .text("é")])])
    #expect(
      await run(".[] | {b: .a}", on: input) == .success([.object(["b": .number("1")]), .object(["b": .text("é")])]))
  }

  @Test func `a program that loops for ever is killed at its limit, and the next one works`() async {
    #expect(await run("def f: f; f", limit: .milliseconds(300)) == .failure(.tookTooLong))
    #expect(await run("1") == .success([.number("1")]))
  }

  @Test func `a program that takes too much memory ends by itself, and the next one works`() async {
    #expect(await run("[range(1e12)]") == .failure(.died))
    #expect(await run("1") == .success([.number("1")]))
  }

  @Test func `a program that hangs does not delay another one`() async {
    async let hanging = worker.run("def f: f; f", on: .null, limit: .seconds(2))
    async let neighbour = worker.run("1", on: .null, limit: .seconds(120))
    #expect(await neighbour == .success([.number("1")]))
    #expect(await hanging == .failure(.tookTooLong))
    await worker.close()
  }

  @Test func `an error of compiling has its line`() async throws {
    let failure = try #require(await worker.check("def a: 1;\n nothing_such"))
    #expect(failure == .doesNotCompile("nothing_such/0 is not defined, line 2:"))
    #expect(await worker.check(". | 1") == nil)
    await worker.close()
  }

  @Test func `an error of the program is reported in jq's words`() async {
    #expect(await run(#"error("no such field")"#) == .failure(.failed("no such field")))
    #expect(await run(".a", on: .text("x")) == .failure(.failed("Cannot index string with string \"a\"")))
    #expect(await run("halt") == .failure(.failed("it stops with halt")))
  }

  @Test func `a program sees no environment variables`() async {
    setenv("CANARY", "secret-in-the-environment", 1)
    #expect(await run("[$ENV, env]") == .success([.list([.object([:]), .object([:])])]))
  }

  @Test func `a program reads no module and no further input`() async {
    guard case .failure(.doesNotCompile) = await run("import \"/etc/passwd\" as $x; $x") else {
      Issue.record("a module was imported")
      return
    }
    #expect(await run(#"[inputs]"#) == .success([.list([])]))
    if case .success(let values) = await run(#""/etc/hostname" | modulemeta"#) { Issue.record("read \(values)") }
  }

  @Test func `a number beyond a double's precision is passed to jq as text`() async {
    #expect(await run(".", on: .number("12345678901234567890")) == .success([.text("12345678901234567890")]))
    #expect(await run(".", on: .number("9007199254740992")) == .success([.number("9007199254740992")]))
  }

  @Test func `an executable that is not a jq worker is reported`() async {
    let worker = JQWorker(executable: "/nonexistent/dagpost")
    guard case .failure(.notStarted) = await worker.run("1", on: .null, limit: .seconds(120)) else {
      Issue.record("it started")
      return
    }
  }

  @Test func `many programs at once wait for a free process`() async {
    let sum = await withTaskGroup(of: Int.self) { group in
      for number in 1...20 {
        group.addTask {
          let result = await worker.run(". + 1", on: .number(String(number)), limit: .seconds(120))
          guard case .success(let values) = result, case .number(let digits)? = values.first else { return 0 }
          return Int(digits) ?? 0
        }
      }
      return await group.reduce(0, +)
    }
    await worker.close()
    #expect(sum == 230)
  }
}
