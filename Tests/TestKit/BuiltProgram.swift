import Foundation

/// A program of this package, run as users run it.
package struct BuiltProgram: Sendable {
  package let path: String

  /// The program that the build puts beside the test program.
  package init(_ name: String) {
    let tests = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
    path = tests.appendingPathComponent(name).path
  }

  /// A program of the machine.
  package init(at path: String) { self.path = path }

  package struct Ended: Sendable {
    /// The exit code, or minus the signal's number.
    package let code: Int32
    package let output: String
    package let errors: String
  }

  /// Runs the program to its end. Its environment holds only what is given.
  package func run(
    _ arguments: [String], in folder: String, environment: [String: String] = [:], input: String? = nil
  ) async throws -> Ended {
    let running = try start(arguments, in: folder, environment: environment, input: input)
    return try await running.ended()
  }

  package func start(
    _ arguments: [String], in folder: String, environment: [String: String] = [:], input: String? = nil
  ) throws -> RunningProgram {
    try RunningProgram(path, arguments, folder, environment, input)
  }
}

/// A running program. Its output is read as it comes, so that a full pipe never blocks it.
package final class RunningProgram: Sendable {
  package let id: Int32
  private let name: String
  /// The exit code, or minus the signal's number; nil while the program runs.
  private let exit = Watched<Int32?>(nil)
  private let out = Watched(ProgramText())
  private let err = Watched(ProgramText())

  init(
    _ path: String, _ arguments: [String], _ directory: String, _ environment: [String: String], _ input: String?
  ) throws {
    name = URL(fileURLWithPath: path).lastPathComponent
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: directory)
    process.environment = ["PATH": "/usr/bin:/bin", "SWIFT_BACKTRACE": "enable=no"].merging(environment) { $1 }
    process.standardInput = try input.map(RunningProgram.file) ?? FileHandle.nullDevice
    process.standardOutput = out.pipe()
    process.standardError = err.pipe()
    process.terminationHandler = { [exit] process in
      let code = process.terminationReason == .exit ? process.terminationStatus : -process.terminationStatus
      exit.change { $0 = code }
    }
    try process.run()
    id = process.processIdentifier
  }

  /// A file that is deleted as soon as it is closed. A pipe would have to be fed while the program runs.
  private static func file(of input: String) throws -> FileHandle {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent("input-\(UUID().uuidString)")
    try Data(input.utf8).write(to: url)
    defer { try? FileManager.default.removeItem(at: url) }
    return try FileHandle(forReadingFrom: url)
  }

  deinit { if exit.value == nil { kill(id, SIGKILL) } }

  package func send(_ signal: Int32) { kill(id, signal) }

  /// The result, once the program has ended and all that it wrote was read.
  package func ended() async throws -> BuiltProgram.Ended {
    do {
      let code = try await exit.reached("the end of \(name) (process \(id))") { $0 != nil } ?? 0
      for text in [out, err] { try await text.reached("the end of what \(name) writes") { $0.isWhole } }
      return BuiltProgram.Ended(code: code, output: output, errors: errors)
    } catch let late as NeverCame { throw NeverCame("\(late); it said:\n\(errors.suffix(2_000))") }
  }

  /// Returns once the program has written `text` to its standard error; fails when it ends without that.
  package func logged(_ text: String) async throws {
    let said = try await err.reached("\"\(text)\" in what \(name) logs") {
      $0.isWhole || $0.description.contains(text)
    }
    guard !said.description.contains(text) else { return }
    throw NeverCame("\(name) ended without logging \"\(text)\"; it said:\n\(said.description.suffix(2_000))")
  }

  package var output: String { out.value.description }
  package var errors: String { err.value.description }
}

/// What was read from a pipe.
private struct ProgramText: Sendable, CustomStringConvertible {
  var bytes: [UInt8] = []
  var isWhole = false
  var description: String { String(decoding: bytes, as: UTF8.self) }
}

extension Watched<ProgramText> {
  fileprivate func pipe() -> Pipe {
    let pipe = Pipe()
    let reading = pipe.fileHandleForReading
    Thread.detachNewThread { [self] in
      // The pipe is closed at once, because with over a thousand open ones Foundation reads beyond its list of them.
      defer { try? reading.close() }
      var buffer = [UInt8](repeating: 0, count: 65_536)
      while true {
        // read(2) is called directly, because `availableData` ends the process when a signal interrupts it.
        let count = read(reading.fileDescriptor, &buffer, buffer.count)
        if count < 0, errno == EINTR { continue }
        let bytes = Array(buffer.prefix(max(0, count)))
        change {
          $0.bytes += bytes
          $0.isWhole = bytes.isEmpty
        }
        if bytes.isEmpty { return }
      }
    }
    return pipe
  }
}
