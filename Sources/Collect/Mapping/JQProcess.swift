import Glibc
import Reactor
import Subprocess
import Synchronization
import SystemPackage

/// One worker process. It takes one message at a time and answers it, until it dies or is closed.
final class JQProcess: Sendable {
  enum Outcome: Sendable {
    case answered([UInt8])
    case tookTooLong
    /// The process crashed or reached its memory limit.
    case died
    case notStarted(String)
  }

  private struct Job: Sendable {
    let message: [UInt8]
    let limit: Duration
    let reply: CheckedContinuation<Outcome, Never>
  }

  private let jobs: AsyncStream<Job>.Continuation
  /// True once the process has ended or takes no further message.
  private let ended = Mutex(false)
  var hasEnded: Bool { ended.withLock { $0 } }

  init(executable: String, arguments: [String]) {
    // Writing to a worker that died raises SIGPIPE, which would end the daemon.
    signal(SIGPIPE, SIG_IGN)
    let (stream, jobs) = AsyncStream.makeStream(of: Job.self)
    self.jobs = jobs
    Task(executorPreference: TaskPool.shared) { await self.serve(executable, arguments, stream) }
  }

  /// Sends a message and waits for its answer. After `limit` the process is killed.
  func exchange(_ message: [UInt8], limit: Duration) async -> Outcome {
    await withCheckedContinuation { reply in
      let job = Job(message: message, limit: limit, reply: reply)
      if case .terminated = jobs.yield(job) { reply.resume(returning: .died) }
    }
  }

  /// Closes the process's standard input, on which it ends by itself.
  func close() { jobs.finish() }

  private func serve(_ executable: String, _ arguments: [String], _ stream: AsyncStream<Job>) async {
    var outcome = Outcome.died
    do {
      _ = try await Subprocess.run(
        .path(FilePath(executable)),
        arguments: Arguments(executablePathOverride: "dagpost", remainingValues: arguments),
        environment: .custom([:] as [Environment.Key: String]), workingDirectory: "/",
        platformOptions: PlatformOptions(),
        input: .inputWriter, output: .sequence, error: .discarded
      ) { execution in
        var answers = FrameReader(execution.standardOutput.makeAsyncIterator())
        for await job in stream {
          let killer = Task(executorPreference: TaskPool.shared) {
            guard await Pause.wait(for: job.limit) else { return false }
            try? execution.send(signal: .kill)
            return true
          }
          // A write to a process that died fails; the read of its answer then fails, too.
          _ = try? await execution.standardInputWriter.write(Frame.header(job.message.count) + job.message)
          let answer = try? await answers.next()
          killer.cancel()
          let killed = await killer.value
          ended.withLock { $0 = killed || answer == nil }
          job.reply.resume(returning: answer.map(Outcome.answered) ?? (killed ? .tookTooLong : .died))
          if killed || answer == nil { break }
        }
        try? execution.send(signal: .kill)
      }
    } catch {
      outcome = .notStarted("\(error)")
    }
    ended.withLock { $0 = true }
    jobs.finish()
    // Jobs that came after the end are answered as well, so that no caller waits for ever.
    for await job in stream { job.reply.resume(returning: outcome) }
  }
}

/// Cuts the worker's output into messages.
private struct FrameReader {
  private var source: SubprocessOutputSequence.Iterator
  private var buffer: [UInt8] = []
  init(_ source: SubprocessOutputSequence.Iterator) { self.source = source }

  /// The next message. Nil when the output ends before it is whole, or when it is longer than `Frame.limit`.
  mutating func next() async throws -> [UInt8]? {
    guard try await fill(4) else { return nil }
    let length = Frame.length(buffer.prefix(4))
    guard length <= Frame.limit, try await fill(4 + length) else { return nil }
    let message = Array(buffer[4..<4 + length])
    buffer.removeFirst(4 + length)
    return message
  }

  private mutating func fill(_ count: Int) async throws -> Bool {
    while buffer.count < count {
      guard let chunk = try await source.next() else { return false }
      chunk.withUnsafeBytes { buffer += $0 }
    }
    return true
  }
}
