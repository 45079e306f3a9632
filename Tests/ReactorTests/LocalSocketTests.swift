import Foundation
import Reactor
import TestKit
import Testing

struct LocalSocketTests {
  private let folder: TemporaryFolder
  private var path: String { folder.path("socket") }

  init() throws { folder = try TemporaryFolder() }

  @Test func `a request is answered`() async throws {
    let server = try LocalServer(at: path) { Array("you said ".utf8) + $0 }
    let answer = try await LocalSocket.ask(path, Array("hello".utf8), timeout: .seconds(120))
    #expect(answer.map { String(decoding: $0, as: UTF8.self) } == "you said hello")
    await server.stop()
  }

  @Test func `still sends an answer that is being made when the server stops`() async throws {
    let (asked, gate) = (Gate(), Gate())
    let server = try LocalServer(at: path) { request in
      await asked.open()
      try? await gate.passed()
      return request
    }
    async let answer = LocalSocket.ask(path, [7], timeout: .seconds(120))
    try await asked.passed()
    async let stopped: Void = server.stop(patience: .seconds(120))
    await gate.open()
    #expect(try await answer == [7])
    await stopped
  }

  @Test func `gives up an answer that takes too long`() async throws {
    let (asked, gate) = (Gate(), Gate())
    let server = try LocalServer(at: path) { request in
      await asked.open()
      try? await gate.passed()
      return request
    }
    async let answer = LocalSocket.ask(path, [7], timeout: .seconds(120))
    try await asked.passed()
    await server.stop(patience: .milliseconds(20))
    await gate.open()
    _ = try await answer
  }

  @Test func `returns nil and no error when nobody listens`() async throws {
    #expect(try await LocalSocket.ask(path, [1], timeout: .seconds(120)) == nil)
    let server = try LocalServer(at: path) { $0 }
    await server.stop()
    #expect(try await LocalSocket.ask(path, [1], timeout: .seconds(120)) == nil)
  }

  @Test func `takes over a socket that a dead daemon left`() async throws {
    try Data().write(to: URL(fileURLWithPath: path))
    let server = try LocalServer(at: path) { $0 }
    #expect(try await LocalSocket.ask(path, [7], timeout: .seconds(120)) == [7])
    await server.stop()
  }

  @Test func `is usable by its owner only`() async throws {
    let server = try LocalServer(at: path) { $0 }
    #expect(try folder.mode("socket") & 0o777 == 0o600)
    await server.stop()
  }

  @Test func `answers many large requests at once`() async throws {
    let large = [UInt8](repeating: 42, count: 3_000_000)
    let server = try LocalServer(at: path) { request in request + large }
    let path = path
    let sizes = try await withThrowingTaskGroup(of: Int.self) { group in
      for number in 0..<12 {
        group.addTask { try await LocalSocket.ask(path, [UInt8(number)], timeout: .seconds(120))?.count ?? 0 }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(sizes == Array(repeating: large.count + 1, count: 12))
    await server.stop()
  }

  @Test func `works in a deep folder`() async throws {
    let deep = folder.path((0..<8).map { "a-folder-with-a-long-name-\($0)" }.joined(separator: "/"))
    try FileManager.default.createDirectory(atPath: deep, withIntermediateDirectories: true)
    #expect(try await LocalSocket.ask(deep + "/socket", [7], timeout: .seconds(120)) == nil)
    let server = try LocalServer(at: deep + "/socket") { $0 }
    #expect(try await LocalSocket.ask(deep + "/socket", [7], timeout: .seconds(120)) == [7])
    await server.stop()
    #expect(try await LocalSocket.ask(deep + "/nowhere/socket", [7], timeout: .seconds(120)) == nil)
    #expect(try FileManager.default.contentsOfDirectory(atPath: deep) == [])
  }

  @Test func `reports a path that is too long in a sentence`() async throws {
    let long = folder.path(String(repeating: "x", count: 200))
    let failure = #expect(throws: LocalSocket.Failure.self) { try LocalServer(at: long) { $0 } }
    #expect(failure?.sentence.contains("too long") == true)
  }
}
