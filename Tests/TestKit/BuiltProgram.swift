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

  /// One of the machine's.
  public init(at path: String) { self.path = path }

  public struct Ended: Sendable {
    /// The exit code, or minus the signal's number.
    public let code: Int32
    public let output: String
    public let errors: String
  }

  /// Runs it to its end. The environment is only what is given.
  public func run(
    _ arguments: [String], in folder: String, environment: [String: String] = [:], input: String? = nil
  ) async throws -> Ended {
    let running = try start(arguments, in: folder, environment: environment, input: input)
    return await running.ended()
  }

  public func start(
    _ arguments: [String], in folder: String, environment: [String: String] = [:], input: String? = nil
  ) throws -> RunningProgram {
    try RunningProgram(path, arguments, folder, environment, input)
  }
}

/// A program at work. Its output is read as it comes, so that a full pipe never stops it.
public final class RunningProgram: Sendable {
  public let id: Int32
  private let exit = ProgramExit()
  private let out = ProgramText()
  private let err = ProgramText()

  init(
    _ path: String, _ arguments: [String], _ directory: String, _ environment: [String: String], _ input: String?
  ) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: directory)
    process.environment = ["PATH": "/usr/bin:/bin", "SWIFT_BACKTRACE": "enable=no"].merging(environment) { $1 }
    process.standardInput = try input.map(RunningProgram.file) ?? FileHandle.nullDevice
    process.standardOutput = out.pipe()
    process.standardError = err.pipe()
    process.terminationHandler = { [exit] process in
      exit.happened(process.terminationReason == .exit ? process.terminationStatus : -process.terminationStatus)
    }
    try process.run()
    id = process.processIdentifier
  }

  /// A file that is gone once it is closed: a pipe would have to be fed beside the program.
  private static func file(of input: String) throws -> FileHandle {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent("input-\(UUID().uuidString)")
    try Data(input.utf8).write(to: url)
    defer { try? FileManager.default.removeItem(at: url) }
    return try FileHandle(forReadingFrom: url)
  }

  deinit { if exit.code == nil { kill(id, SIGKILL) } }

  public func send(_ signal: Int32) { kill(id, signal) }

  public func ended() async -> BuiltProgram.Ended {
    let code = await exit.wait()
    await out.ended()
    await err.ended()
    return BuiltProgram.Ended(code: code, output: output, errors: errors)
  }

  /// Returns once the program has written `text` to its standard error, or has ended.
  public func logged(_ text: String) async { await err.reached { $0.contains(text) } }

  public var output: String { out.text }
  public var errors: String { err.text }
}

/// What comes out of a pipe, for any number of waiters.
private final class ProgramText: Sendable {
  private typealias Waiter = (isMet: @Sendable (String) -> Bool, resume: CheckedContinuation<Void, Never>)
  private let state = Mutex<(bytes: [UInt8], ended: Bool, waiters: [Waiter])>(([], false, []))

  var text: String { state.withLock { String(decoding: $0.bytes, as: UTF8.self) } }

  func pipe() -> Pipe {
    let pipe = Pipe()
    let reading = pipe.fileHandleForReading
    Thread.detachNewThread { [self] in
      while true {
        let data = reading.availableData
        add([UInt8](data), ended: data.isEmpty)
        if data.isEmpty { return }
      }
    }
    return pipe
  }

  func ended() async { await reached { _ in false } }

  /// Returns when the text meets the condition, or nothing more will come.
  func reached(_ isMet: @escaping @Sendable (String) -> Bool) async {
    await withCheckedContinuation { waiter in
      let known = state.withLock { state -> Bool in
        if state.ended || isMet(String(decoding: state.bytes, as: UTF8.self)) { return true }
        state.waiters.append((isMet, waiter))
        return false
      }
      if known { waiter.resume() }
    }
  }

  private func add(_ bytes: [UInt8], ended: Bool) {
    let met = state.withLock { state -> [Waiter] in
      state.bytes += bytes
      state.ended = state.ended || ended
      let text = String(decoding: state.bytes, as: UTF8.self)
      let met = state.waiters.filter { state.ended || $0.isMet(text) }
      state.waiters = state.waiters.filter { !(state.ended || $0.isMet(text)) }
      return met
    }
    for waiter in met { waiter.resume.resume() }
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
