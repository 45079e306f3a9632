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

  /// For all to read.
  package func write(_ text: String, to path: String) throws(Failure) {
    do throws(AtomicFile.Failure) {
      // Its name does not end in .prom: nobody reads it.
      try AtomicFile.write(Array(text.utf8), to: path, beside: "\(path).\(getpid())", mode: 0o644, isSynced: false)
    } catch {
      throw Failure(
        sentence:
          "the figures could not be written to \(path): \(error.reason); see \"metrics_file\" in docs/configuration.md")
    }
  }
}
