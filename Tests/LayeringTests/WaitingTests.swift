import Foundation
import Testing

/// Tests wait for events and never sleep or spin (TestKit's `Watched`): a spin on a busy machine takes the time of what it waits
/// for, and one for a state that cannot come any more never ends.
struct WaitingTests {
  /// What must not stand in a test, and what is meant instead.
  private static let forbidden: [(pattern: String, instead: String)] = [
    (
      #"(Task|Thread|time)\.(yield|sleep)|\b(usleep|nanosleep|sched_yield)\b|(?<![\w.])sleep\(\d"#, "wait for the event"
    ),
    (#"\bwhile\b(?! let\b).*\{\s*(_ = )?(try )?await [^{}]*\}"#, "wait with `Watched`: this loop may never end"),
    (#"with(Checked|Unsafe)(Throwing)?Continuation|AsyncStream"#, "wait with `Watched`, whose waits have an end"),
    (#"(?<!process|closing)\.wait\(\)"#, "give the wait a timeout"),
  ]

  /// What may stand there all the same, by file.
  private static let allowed: [String: (count: Int, why: String)] = [
    "TestKit/Watched.swift": (1, "this is what has the end"),
    "DeliverTests/ReadableRoom.swift": (1, "gives way once, so that requests overlap; nothing is waited for"),
    "Crash/scene.py": (1, "looks at the ledger of another program, for at most PATIENCE seconds"),
  ]

  @Test func `no test sleeps, spins or waits without an end`() throws {
    var read = 0
    for (name, text) in try files() {
      read += 1
      let found = offences(in: text)
      if let allowed = Self.allowed[name] {
        #expect(found.count == allowed.count, "\(name): \(allowed.why); now it has \(found)")
      } else {
        #expect(found == [], "\(name) should wait for an event")
      }
    }
    #expect(read > 200, "only \(read) files were read: the test looks in the wrong place")
  }

  @Test(arguments: [
    "while await client.count < 17 { await Task.yield() }", "try await Task.sleep(for: .seconds(1))", "usleep(1_000)",
    "  sleep(1)", "Thread.sleep(forTimeInterval: 1)", "time.sleep(0.01)", "sched_yield()",
    "while posts.isEmpty { _ = try await scene.run(\"status\") }", "await withCheckedContinuation { $0.resume() }",
    "let (stream, continuation) = AsyncStream.makeStream(of: Void.self)", "semaphore.wait()",
  ])
  func `each way to sleep or spin is seen`(line: String) { #expect(!offences(in: line).isEmpty) }

  @Test(arguments: [
    "while let due = try await courier.deliverDue() { clock.set(due) }", "command: [sh, -c, \"sleep 600 & echo\"]",
    "while day < last { day = day.adding(days: 1) }", "semaphore.wait(timeout: .now() + 60)",
  ])
  func `what ends is no offence`(line: String) { #expect(offences(in: line) == []) }

  private func offences(in text: String) -> [String] {
    text.split(separator: "\n").enumerated().flatMap { number, line in
      Self.forbidden.filter { line.range(of: $0.pattern, options: .regularExpression) != nil }.prefix(1).map {
        "line \(number + 1): \(line.trimmingCharacters(in: .whitespaces)) (\($0.instead))"
      }
    }
  }

  /// The sources of tests, by their path below `Tests`; not the benches, which measure, nor this file.
  private func files() throws -> [(name: String, text: String)] {
    let own = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
    let tests = own.deletingLastPathComponent().deletingLastPathComponent()
    let all = try #require(FileManager.default.enumerator(atPath: tests.path)).compactMap { $0 as? String }
    return try all.filter { name in
      [".swift", ".py"].contains { name.hasSuffix($0) } && !name.hasPrefix("PostBench/") && !name.hasPrefix("Fuzz/")
        && name != "LayeringTests/WaitingTests.swift"
    }.map { ($0, try String(contentsOf: tests.appendingPathComponent($0), encoding: .utf8)) }
  }
}
