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
    // A loop may be written over several lines, with closures in its condition.
    (
      #"(?m)(^|[{;:])[ \t]*while\b(?! let\b)[^{}]*(\{[^{}\n]*\}([ \t]*[,).&|=<>?][^{}]*|[^{}\n]*))*\{\s*(_ = )?(try )?await [^{}]*\}"#,
      "wait with `Watched`: this loop may never end"
    ),
    (#"\brepeat\s*\{\s*(_ = )?(try )?await [^{}]*\}\s*while\b"#, "wait with `Watched`: this loop may never end"),
    (#"with(Checked|Unsafe)(Throwing)?Continuation|AsyncStream"#, "wait with `Watched`, whose waits have an end"),
    (#"(?<!process|closing)\.wait\(\)"#, "give the wait a timeout"),
  ]

  /// What may stand there all the same, by file.
  private static let allowed: [String: (count: Int, why: String)] = [
    "TestKit/Watched.swift": (1, "this is what has the end"),
    "CourierTests/ReadableRoom.swift": (1, "gives way once, so that requests overlap; nothing is waited for"),
    "Shown/running.py": (1, "looks whether another program is at rest, for at most PATIENCE seconds"),
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
    "while posts.isEmpty { _ = try await scene.run(\"status\") }",
    "while posts.isEmpty {\n  // Not yet.\n  _ = try await scene.run(\n    \"status\")\n}",
    "while\n  !posts.contains { $0.isNew },\n  now < end\n{\n  await ask()\n  count += 1\n}",
    "repeat {\n  try await ask()\n} while posts.isEmpty", "await withCheckedContinuation { $0.resume() }",
    "let (stream, continuation) = AsyncStream.makeStream(of: Void.self)", "semaphore.wait()",
  ])
  func `each way to sleep or spin is seen`(text: String) { #expect(offences(in: text).count == 1) }

  @Test func `a loop is told with the line on which it begins`() {
    #expect(
      offences(in: "a()\n\nwhile b {\n  await c()\n}\n") == [
        "line 3: while b { (wait with `Watched`: this loop may never end)"
      ])
  }

  @Test(arguments: [
    "while let due = try await courier.deliverDue() { clock.set(due) }", "command: [sh, -c, \"sleep 600 & echo\"]",
    "while day < last { day = day.adding(days: 1) }", "semaphore.wait(timeout: .now() + 60)",
    "while let due = next() {\n  await deliver(due)\n}", "// It waits a while.\nfunc a() async {\n  await b()\n}",
    "while let a = b() { c(a) }\nTask {\n  await d()\n}",
  ])
  func `what ends is no offence`(text: String) { #expect(offences(in: text) == []) }

  /// A test that ends where it did not find what it asked for cannot fail.
  @Test func `no test passes because it found something else`() throws {
    for (name, text) in try files() where !name.hasPrefix("TestKit/") {
      #expect(text.firstRange(of: Self.hollow) == nil, "\(name) should throw Unexpected, or use try #require")
    }
    #expect("guard case .a(let b) = c\n  else { return }".firstRange(of: Self.hollow) != nil)
  }

  private static var hollow: Regex<Substring> { #/guard\s+case\b[^{}]*else\s*\{\s*return\s*\}/# }

  private func offences(in text: String) -> [String] {
    // Comments are blanked out, so that every line keeps its number.
    let code = text.replacing(#/(?m)(?:^|[ \t])\/\/.*$/#, with: "")
    let lines = code.split(separator: "\n", omittingEmptySubsequences: false)
    var found: [Int: String] = [:]
    for (pattern, instead) in Self.forbidden {
      var rest = code.startIndex..<code.endIndex
      while let place = code.range(of: pattern, options: .regularExpression, range: rest) {
        rest = place.upperBound..<code.endIndex
        let number = code[..<place.lowerBound].count(where: \.isNewline)
        found[number] =
          found[number] ?? "line \(number + 1): \(lines[number].trimmingCharacters(in: .whitespaces)) (\(instead))"
      }
    }
    return found.sorted { $0.key < $1.key }.map(\.value)
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
