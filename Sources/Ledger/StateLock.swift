import Glibc
import Synchronization

/// The right to write in a state directory. Whoever has it is the only writer; the kernel takes it back when we end.
public final class StateLock: Sendable {
  public let directory: String
  private let descriptor: Mutex<Int32?>

  private init(directory: String, descriptor: Int32) {
    self.directory = directory
    self.descriptor = Mutex(descriptor)
  }

  deinit { release() }

  /// Takes the lock, or throws `.locked` at once when another process has it. Makes the directory if it is missing.
  public static func acquire(directory: String) throws(LedgerError) -> StateLock {
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
    writeID(in: descriptor)
    return StateLock(directory: directory, descriptor: descriptor)
  }

  /// Whether this lock is still ours.
  public var isHeld: Bool { descriptor.withLock { $0 != nil } }

  public func release() {
    descriptor.withLock {
      guard let open = $0 else { return }
      // An empty file: the next one to find the lock taken must not be told our number.
      ftruncate(open, 0)
      // A child that was just forked still has the descriptor, until it starts its own program: closing alone would leave
      // the lock with it.
      flock(open, LOCK_UN)
      close(open)
      $0 = nil
    }
  }

  /// The number is only for the sentence: a lock without it is as good.
  private static func writeID(in descriptor: Int32) {
    let text = Array("\(getpid())\n".utf8)
    guard ftruncate(descriptor, 0) == 0 else { return }
    pwrite(descriptor, text, text.count, 0)
  }

  private static func writtenID(in descriptor: Int32) -> Int32? {
    var bytes = [UInt8](repeating: 0, count: 16)
    let count = pread(descriptor, &bytes, bytes.count, 0)
    guard count > 0 else { return nil }
    let line = bytes[..<count].prefix { $0 != UInt8(ascii: "\n") }
    return Int32(String(decoding: line, as: UTF8.self))
  }
}
