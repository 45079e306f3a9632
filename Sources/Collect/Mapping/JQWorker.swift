import JSON

/// Runs jq programs in separate processes, which live as long as one collecting round.
///
/// A program that loops is killed at its time limit, and one that takes too much memory ends by itself. Only the
/// reading that asked fails; the next one gets a new process. Waiting for a free process does not count against the
/// limit.
package actor JQWorker {
  package enum Failure: Error, Sendable, Equatable {
    /// The program does not compile; jq's message with its line.
    case doesNotCompile(String)
    /// jq stopped with an error; its message.
    case failed(String)
    case tookTooLong
    case died
    case notStarted(String)
  }

  private let executable: String
  private let arguments: [String]
  private let exchanges: ConcurrencyLimit
  private var idle: [JQProcess] = []

  /// - Parameters:
  ///   - executable: the program that serves `jq-worker`, by default this one.
  ///   - width: the most processes at a time.
  ///   - memoryMiB: the memory that a process may take beyond what it has at its start.
  package init(executable: String = "/proc/self/exe", width: Int = 2, memoryMiB: Int = 512) {
    self.executable = executable
    arguments = [JQWorkerMain.argument, String(memoryMiB)]
    exchanges = ConcurrencyLimit(width)
  }

  deinit {
    for process in idle { process.close() }
  }

  /// Compiles the program. Nil when that succeeds.
  package func check(_ program: String) async -> Failure? {
    let outcome = await exchange(program, nil, limit: .seconds(20))
    if case .failure(let failure) = outcome { return failure }
    return nil
  }

  /// Ends the processes. The worker stays usable and starts new ones when needed.
  package func close() {
    for process in idle { process.close() }
    idle = []
  }

  /// All outputs of the program for one input.
  func run(_ program: String, on input: JSONValue, limit: Duration) async -> Result<[JSONValue], Failure> {
    await exchange(program, input, limit: limit)
  }

  private func exchange(_ program: String, _ input: JSONValue?, limit: Duration) async -> Result<[JSONValue], Failure> {
    var request = ["program": JSONValue.text(program)]
    request["input"] = input
    let message = JSONValue.object(request).serialized(exactNumbers: true)
    guard message.count <= Frame.limit else { return .failure(.failed("there is too much to map at once")) }
    switch await exchanges.run({ await self.send(message, limit: limit) }) {
    case .tookTooLong: return .failure(.tookTooLong)
    case .died: return .failure(.died)
    case .notStarted(let reason): return .failure(.notStarted(reason))
    case .answered(let bytes): return Self.read(bytes, of: program)
    }
  }

  private func send(_ message: [UInt8], limit: Duration) async -> JQProcess.Outcome {
    let process = idle.popLast() ?? JQProcess(executable: executable, arguments: arguments)
    let outcome = await process.exchange(message, limit: limit)
    if !process.hasEnded { idle.append(process) }
    return outcome
  }

  private static func read(_ bytes: [UInt8], of program: String) -> Result<[JSONValue], Failure> {
    do throws(DecodingProblem) {
      let answer = try JSONReader.read(bytes).fields
      if case .list(let values)? = answer["values"] { return .success(values) }
      if case .text(let words)? = answer["broken"] {
        return .failure(.doesNotCompile(JQProgram.located(words, in: program)))
      }
      if case .text(let words)? = answer["error"] { return .failure(.failed(words)) }
      return .failure(.died)
    } catch {
      return .failure(.failed(error.sentence))
    }
  }
}
