import Glibc
import Model
import Reactor

/// Writes the figures where node_exporter's textfile collector reads them: whole or not at all. On a queue of its own, so that
/// a file system that hangs keeps nobody else waiting.
package actor MetricsFile {
  private nonisolated let executor = QueueExecutor(label: "dagpost.metrics")
  package nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

  package init() {}

  package struct Failure: Error {
    /// A sentence without a final point.
    package let sentence: String
  }

  /// A new file in the same folder that takes the place of the old one, for all to read whatever the umask.
  package func write(_ text: String, to path: String) throws(Failure) {
    // Its name does not end in .prom: nobody reads it.
    let beside = "\(path).\(getpid())"
    let descriptor = open(beside, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw failure(path) }
    do throws(Failure) {
      defer { close(descriptor) }
      guard fchmod(descriptor, 0o644) == 0 else { throw failure(path) }
      var left = Array(text.utf8)[...]
      while !left.isEmpty {
        let count = left.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { throw failure(path) }
        left = left.dropFirst(count)
      }
    } catch {
      unlink(beside)
      throw error
    }
    guard rename(beside, path) == 0 else {
      let failure = failure(path)
      unlink(beside)
      throw failure
    }
  }

  private func failure(_ path: String) -> Failure {
    let reason = String(cString: strerror(errno))
    return Failure(
      sentence: "the figures could not be written to \(path): \(reason); see \"metrics_file\" in docs/configuration.md")
  }
}
