import Dispatch
import Glibc

/// Runs a program of the machine through the shell. The command is a `StaticString`, so nothing from outside can be in
/// it.
package enum MachineQuestion {
  package struct Reply: Sendable, Hashable {
    package let output: String
    /// The exit code; 127 when there is no such program.
    package let code: Int32
    package init(output: String, code: Int32) {
      self.output = output
      self.code = code
    }
  }

  /// What the command printed, at most 64 KiB; nil when it could not be started. Its standard error is dropped.
  package static func ask(_ command: StaticString) async -> Reply? {
    let text = "\(command)"
    return await withCheckedContinuation { continuation in
      // Blocking calls run on a thread of their own, never on one that runs tasks.
      DispatchQueue(label: "dagpost.question").async { @Sendable in continuation.resume(returning: run(text)) }
    }
  }

  private static func run(_ command: String) -> Reply? {
    guard let pipe = popen("{ \(command); } 2>/dev/null </dev/null", "re") else { return nil }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4096)
    while bytes.count < 64 << 10 {
      let count = fread(&buffer, 1, buffer.count, pipe)
      if count == 0 { break }
      bytes += buffer[..<count]
    }
    let status = pclose(pipe)
    return Reply(output: String(decoding: bytes, as: UTF8.self), code: status < 0 ? -1 : (status >> 8) & 0xFF)
  }
}
