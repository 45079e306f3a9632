import Glibc
import Model
import Reactor

/// Writes the file for node_exporter's textfile collector, whole or not at all. Its own queue keeps a file system that hangs
/// from blocking anything else.
package actor MetricsFile {
  private nonisolated let executor = QueueExecutor(label: "dagpost.metrics")
  package nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

  package init() {}

  package struct Failure: Error {
    /// A sentence without its full stop.
    package let sentence: String
  }

  /// Writes the file, readable for everybody.
  package func write(_ text: String, to path: String) throws(Failure) {
    do throws(AtomicFile.Failure) {
      // The collector reads only names that end in `.prom`, so it ignores the temporary file.
      try AtomicFile.write(Array(text.utf8), to: path, beside: "\(path).\(getpid())", mode: 0o644, isSynced: false)
    } catch {
      throw Failure(
        sentence:
          "the figures could not be written to \(path): \(error.reason); see \"metrics_file\" in docs/configuration.md")
    }
  }
}
