import Glibc
import Synchronization

/// The right to write in a state directory. Whoever has it is the only writer; the kernel takes it back when we end.
package final class StateLock: Sendable {
  package let directory: String
  /// Whether the last one who had it was killed, lost its power, or did not trust the ledger any more: then the ledger is
  /// looked at before anything is sent.
  package let wasLeft: Bool
  private let state: Mutex<State>

  private struct State {
    /// Nil once it is given back.
    var descriptor: Int32?
    var isDistrusted = false
  }

  private init(directory: String, descriptor: Int32, wasLeft: Bool) {
    self.directory = directory
    self.wasLeft = wasLeft
    state = Mutex(State(descriptor: descriptor))
  }

  deinit { release() }

  /// Takes the lock, or throws `.locked` at once when another process has it. Makes the directory if it is missing.
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
    // Whoever ends in order leaves an empty file.
    var found = stat()
    let wasLeft = fstat(descriptor, &found) == 0 && found.st_size > 0
    writeID(in: descriptor)
    return StateLock(directory: directory, descriptor: descriptor, wasLeft: wasLeft)
  }

  /// Whether this lock is still ours.
  package var isHeld: Bool { state.withLock { $0.descriptor != nil } }

  /// The next one looks at the ledger as if we had been killed.
  func distrust() { state.withLock { $0.isDistrusted = true } }

  package func release() {
    state.withLock {
      guard let open = $0.descriptor else { return }
      // An empty file: the next one to find the lock taken must not be told our number.
      if !$0.isDistrusted { ftruncate(open, 0) }
      // A child that was just forked still has the descriptor, until it starts its own program: closing alone would leave
      // the lock with it.
      flock(open, LOCK_UN)
      close(open)
      $0.descriptor = nil
    }
  }

  /// The number is for the sentence, and a sign that somebody was here: on the disk before the ledger is touched, so that a
  /// power cut leaves it.
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
