import Dispatch
import Glibc

/// A question to a program of the machine. The command is written in our sources: nothing from outside comes near the shell.
package enum MachineQuestion {
  package struct Reply: Sendable, Hashable {
    package let output: String
    /// 127 when there is no such program.
    package let code: Int32
    package init(output: String, code: Int32) {
      self.output = output
      self.code = code
    }
  }

  /// What it printed, at most 64 KiB; nil when it could not be started. Its own complaints are not shown.
  package static func ask(_ command: StaticString) async -> Reply? {
    let text = "\(command)"
    return await withCheckedContinuation { continuation in
      // Blocking calls get a thread of their own, never one that tasks run on.
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
