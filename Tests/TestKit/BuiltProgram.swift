import Foundation
import Synchronization

/// A program of this package, run as users run it.
public struct BuiltProgram: Sendable {
  public let path: String

  /// Beside the test program, where the build puts it.
  public init(_ name: String) {
    let tests = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
    path = tests.appendingPathComponent(name).path
  }

  public struct Ended: Sendable {
    /// The exit code, or minus the signal's number.
    public let code: Int32
    public let output: String
    public let errors: String
  }

  /// Runs it to its end. The environment is only what is given.
  public func run(_ arguments: [String], in folder: String, environment: [String: String] = [:]) async throws -> Ended {
    let running = try start(arguments, in: folder, environment: environment)
    return await running.ended()
  }

  public func start(
    _ arguments: [String], in folder: String, environment: [String: String] = [:]
  ) throws -> RunningProgram {
    try RunningProgram(path, arguments, folder, environment)
  }
}

/// A program at work. Its output goes to files, so that a full pipe never stops it.
public final class RunningProgram: Sendable {
  public let id: Int32
  private let folder: TemporaryFolder
  private let exit = ProgramExit()

  init(_ path: String, _ arguments: [String], _ directory: String, _ environment: [String: String]) throws {
    let folder = try TemporaryFolder()
    self.folder = folder
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: directory)
    process.environment = ["PATH": "/usr/bin:/bin", "SWIFT_BACKTRACE": "enable=no"].merging(environment) { $1 }
    try Data().write(to: URL(fileURLWithPath: folder.path("out")))
    try Data().write(to: URL(fileURLWithPath: folder.path("err")))
    process.standardOutput = try FileHandle(forWritingTo: URL(fileURLWithPath: folder.path("out")))
    process.standardError = try FileHandle(forWritingTo: URL(fileURLWithPath: folder.path("err")))
    process.standardInput = FileHandle.nullDevice
    process.terminationHandler = { [exit] process in
      exit.happened(process.terminationReason == .exit ? process.terminationStatus : -process.terminationStatus)
    }
    try process.run()
    id = process.processIdentifier
  }

  deinit { if exit.code == nil { kill(id, SIGKILL) } }

  public func send(_ signal: Int32) { kill(id, signal) }

  public func ended() async -> BuiltProgram.Ended {
    let code = await exit.wait()
    return BuiltProgram.Ended(code: code, output: output, errors: errors)
  }

  public var output: String { text("out") }
  public var errors: String { text("err") }

  private func text(_ name: String) -> String {
    String(decoding: FileManager.default.contents(atPath: folder.path(name)) ?? Data(), as: UTF8.self)
  }
}

/// How a program ended, for any number of waiters.
private final class ProgramExit: Sendable {
  private let state = Mutex<(code: Int32?, waiters: [CheckedContinuation<Int32, Never>])>((nil, []))

  var code: Int32? { state.withLock { $0.code } }

  func happened(_ code: Int32) {
    let waiters = state.withLock { state in
      state.code = code
      defer { state.waiters = [] }
      return state.waiters
    }
    for waiter in waiters { waiter.resume(returning: code) }
  }

  func wait() async -> Int32 {
    await withCheckedContinuation { waiter in
      let known = state.withLock { state -> Int32? in
        if state.code == nil { state.waiters.append(waiter) }
        return state.code
      }
      if let known { waiter.resume(returning: known) }
    }
  }
}
