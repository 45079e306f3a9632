import Glibc
import Subprocess
import SystemPackage

/// Runs a program for its output, without a shell or input, in a session of its own, with limits on output and time
/// and nothing of our environment.
struct CommandRun: Sendable {
  let words: [String]
  let environment: [String: String]
  let directory: String

  /// How many of the last bytes of standard error are kept.
  private static let tailLimit = 2_048
  /// The time between SIGTERM and SIGKILL for the session.
  private static let grace = Duration.milliseconds(500)

  /// Returns standard output. Cancelling the task ends the program and everything that it started.
  func fetch() async -> Result<Fetched, FetchProblem> {
    guard let program = words.first else { return .failure(FetchProblem("no program is named")) }
    let name = shown(program, limit: 200)
    var options = PlatformOptions()
    options.createSession = true
    options.teardownSequence = [.send(signal: .terminate, toProcessGroup: true, allowedDurationToNextStep: Self.grace)]
    var session: Int32?
    // Ends what the program left running in its session, also when it succeeded.
    defer { if let session { kill(-session, SIGKILL) } }
    do {
      let result = try await Subprocess.run(
        program.contains("/") ? .path(FilePath(program)) : .name(program),
        arguments: Arguments(Array(words.dropFirst())),
        environment: .custom(
          Dictionary(uniqueKeysWithValues: scrubbed.map { (Environment.Key(stringLiteral: $0), $1) })),
        workingDirectory: FilePath(directory), platformOptions: options, input: .none, output: .sequence,
        error: .sequence
      ) { execution in
        session = execution.processIdentifier.value
        async let complaint = Self.tail(execution.standardError)
        let output = try await Self.all(execution.standardOutput)
        return (output, await complaint)
      }
      let (output, complaint) = result.closureResult
      guard result.terminationStatus.isSuccess else {
        return .failure(FetchProblem("\(name) \(ending(result.terminationStatus))\(said(complaint))", canRetry: true))
      }
      return .success(Fetched(parts: [.init(name: name, bytes: output)]))
    } catch is TooMuch {
      return .failure(FetchProblem("\(name) wrote more than \(FetchProblem.sizeLimit >> 20) MiB"))
    } catch let error as SubprocessError where error.code == .executableNotFound {
      return .failure(FetchProblem("there is no program \(name) in \(Self.path)"))
    } catch {
      return .failure(FetchProblem("\(name) could not be run: \(shown("\(error)", limit: 200))"))
    }
  }

  private static let path = "/usr/local/bin:/usr/bin:/bin"

  /// A sentence when the program does not exist or may not be executed. Nil when it may, and where this user may not
  /// look.
  static func lack(of program: String, in directory: String) -> String? {
    let name = shown(program, limit: 200)
    guard program.contains("/") else {
      let isFound = path.split(separator: ":").contains { access("\($0)/\(program)", X_OK) == 0 }
      return isFound ? nil : "there is no program \(name) in \(path); install it, or write its whole path"
    }
    let place = program.hasPrefix("/") ? program : "\(directory)/\(program)"
    if access(place, X_OK) == 0 { return nil }
    switch errno {
    case ENOENT, ENOTDIR: return "there is no program \(name)"
    case EACCES where access(place, F_OK) == 0: return "\(name) may not be run; chmod +x \(shown(place, limit: 200))"
    default: return nil
    }
  }

  /// The environment of the program. Ours is left out, because it may hold secrets, and a home directory brings
  /// settings of its own.
  private var scrubbed: [String: String] {
    ["PATH": Self.path, "LANG": "C.UTF-8"].merging(environment) { _, given in given }
  }

  private struct TooMuch: Error {}

  private static func all(_ output: SubprocessOutputSequence) async throws -> [UInt8] {
    var bytes: [UInt8] = []
    for try await chunk in output {
      chunk.withUnsafeBytes { bytes += $0 }
      if bytes.count > FetchProblem.sizeLimit { throw TooMuch() }
    }
    return bytes
  }

  private static func tail(_ output: SubprocessOutputSequence) async -> [UInt8] {
    var bytes: [UInt8] = []
    do {
      for try await chunk in output {
        chunk.withUnsafeBytes { bytes += $0 }
        if bytes.count > 2 * tailLimit { bytes.removeFirst(bytes.count - tailLimit) }
      }
    } catch { /* The reason for the end is in the status; what was said so far is worth keeping. */  }
    return Array(bytes.suffix(tailLimit))
  }

  private func ending(_ status: TerminationStatus) -> String {
    switch status {
    case .exited(let code): "ended with exit code \(code)"
    case .signaled(let signal): "was ended by signal \(signal)"
    }
  }

  /// The last line of standard error that is not blank.
  private func said(_ complaint: [UInt8]) -> String {
    let lines = String(decoding: complaint, as: UTF8.self).split(whereSeparator: \.isNewline)
    guard let last = lines.last(where: { !$0.allSatisfy(\.isWhitespace) }) else { return "" }
    return ": \(shown(String(last), limit: 200))"
  }
}
