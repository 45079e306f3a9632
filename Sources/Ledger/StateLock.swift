import Glibc
import Synchronization

/// The right to write in a state directory, which one process has at a time. The kernel (`flock`) takes it back when that
/// process ends, however it ends.
package final class StateLock: Sendable {
  /// The state directory.
  package let directory: String
  /// Whether the last holder was killed, lost its power, or had stopped trusting the ledger. Then `Ledger.openOrRestore`
  /// examines the whole file before anything is sent.
  package let wasLeft: Bool
  private let state: Mutex<State>

  private struct State {
    /// Of the lock file; nil once the lock was given back.
    var descriptor: Int32?
    var isDistrusted = false
  }

  private init(directory: String, descriptor: Int32, wasLeft: Bool) {
    self.directory = directory
    self.wasLeft = wasLeft
    state = Mutex(State(descriptor: descriptor))
  }

  deinit { release() }

  /// Takes the lock, and makes the directory if it is missing.
  ///
  /// - Throws: `.locked` at once when another process has the lock; `.unsafe` when others may write in the directory or
  ///   something else stands at its path; `.broken` when the disk fails.
  package static func acquire(directory: String) throws(LedgerError) -> StateLock {
    try StateDirectory.prepare(directory)
    let path = StateDirectory.lockPath(directory)
    let descriptor = open(path, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      throw LedgerError(
        .unsafe, "\(path): could not open the lock file: \(StateDirectory.reason()). Check who owns it.")
    }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      let isHeld = errno == EWOULDBLOCK
      let why = StateDirectory.reason()
      let holder = writtenID(in: descriptor)
      close(descriptor)
      guard isHeld else { throw LedgerError(.broken, "\(path): could not take the lock: \(why). Check the disk.") }
      throw LedgerError(
        .locked(holder: holder),
        "\(directory): another dagpost\(holder.map { " (process \($0))" } ?? "") works here already. "
          + "Stop that one first, or use another state directory.")
    }
    // A holder that ends in order empties the file.
    var found = stat()
    let wasLeft = fstat(descriptor, &found) == 0 && found.st_size > 0
    writeID(in: descriptor)
    return StateLock(directory: directory, descriptor: descriptor, wasLeft: wasLeft)
  }

  /// False once the lock was given back.
  package var isHeld: Bool { state.withLock { $0.descriptor != nil } }

  /// The next holder examines the ledger as if this one had been killed.
  func distrust() { state.withLock { $0.isDistrusted = true } }

  /// Gives the lock back. The ledger must be closed by then.
  package func release() {
    state.withLock {
      guard let open = $0.descriptor else { return }
      // Emptied: else whoever finds the lock taken next would be told the process id of this holder.
      if !$0.isDistrusted { ftruncate(open, 0) }
      // A child that was just forked has the descriptor too until it starts its own program, and would keep the lock if this
      // process only closed its own.
      flock(open, LOCK_UN)
      close(open)
      $0.descriptor = nil
    }
  }

  /// Writes the process id: for the sentence of whoever finds the lock taken, and as a sign that this holder has not ended in
  /// order. It is on the disk before the ledger is touched, so that a power cut leaves it.
  private static func writeID(in descriptor: Int32) {
    let text = Array("\(getpid())\n".utf8)
    guard ftruncate(descriptor, 0) == 0 else { return }
    pwrite(descriptor, text, text.count, 0)
    fdatasync(descriptor)
  }

  private static func writtenID(in descriptor: Int32) -> Int32? {
    var bytes = [UInt8](repeating: 0, count: 16)
    let count = pread(descriptor, &bytes, bytes.count, 0)
    guard count > 0 else { return nil }
    let line = bytes[..<count].prefix { $0 != UInt8(ascii: "\n") }
    return Int32(String(decoding: line, as: UTF8.self))
  }
}
