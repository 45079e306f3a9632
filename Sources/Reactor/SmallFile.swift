import Glibc

/// The bytes of a small file and who may read or write it, all from one open descriptor.
package struct SmallFile {
  package let bytes: [UInt8]
  package let owner: UInt32
  package let group: UInt32
  /// The permission bits.
  package let mode: UInt32
  /// The number of its hard links.
  package let links: UInt
  package let version: Version

  /// Differs when the file was replaced or written.
  package struct Version: Hashable, Sendable {
    let inode: UInt
    let size: Int
    let seconds: Int
    let nanoseconds: Int

    init(_ status: stat) {
      inode = status.st_ino
      size = status.st_size
      seconds = status.st_mtim.tv_sec
      nanoseconds = status.st_mtim.tv_nsec
    }

    /// Nil when there is no such file.
    package init?(of path: String) {
      var status = stat()
      guard stat(path, &status) == 0 else { return nil }
      self.init(status)
    }
  }

  /// Whether accounts other than the owner and the group can read the file.
  package var othersCanRead: Bool { mode & 0o004 != 0 }
  package var groupCanRead: Bool { mode & 0o040 != 0 }
  /// Whether an account other than the owner can write the file.
  package var othersCanWrite: Bool { mode & 0o022 != 0 }

  /// Reads a regular file of at most `limit` bytes.
  package static func read(_ path: String, limit: Int) -> Result<SmallFile, FileReadError> {
    // Without O_NONBLOCK, opening a named pipe in the place of the file would block the start for ever.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
    guard descriptor >= 0 else { return .failure(FileReadError(errno)) }
    defer { close(descriptor) }
    return read(descriptor: descriptor, limit: limit)
  }

  /// As `read(_:limit:)`, for a descriptor that was opened with O_NONBLOCK. It stays open.
  package static func read(descriptor: Int32, limit: Int) -> Result<SmallFile, FileReadError> {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { return .failure(FileReadError(errno)) }
    guard status.st_mode & S_IFMT == S_IFREG else { return .failure(.notAFile) }
    guard status.st_size <= limit else { return .failure(.tooLarge(limit: limit)) }
    switch contents(descriptor, limit: limit, expected: Int(status.st_size)) {
    case .failure(let trouble): return .failure(trouble)
    case .success(let bytes):
      return .success(
        SmallFile(
          bytes: bytes, owner: status.st_uid, group: status.st_gid, mode: status.st_mode & 0o7777,
          links: UInt(status.st_nlink),
          version: Version(status)))
    }
  }

  /// Who may read or write a file, without its bytes.
  package static func permissions(of path: String) -> Result<SmallFile, FileReadError> {
    var status = stat()
    guard stat(path, &status) == 0 else { return .failure(FileReadError(errno)) }
    return .success(
      SmallFile(
        bytes: [], owner: status.st_uid, group: status.st_gid, mode: status.st_mode & 0o7777,
        links: UInt(status.st_nlink), version: Version(status)))
  }

  /// Reads until the end or past the limit. The size from `fstat` may be stale, and for files of the kernel (/proc) it
  /// is zero.
  private static func contents(_ descriptor: Int32, limit: Int, expected: Int) -> Result<[UInt8], FileReadError> {
    var bytes: [UInt8] = []
    var room = expected + 1
    while true {
      var count = 0
      let piece = [UInt8](unsafeUninitializedCapacity: room) { buffer, filled in
        count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
        filled = max(0, count)
      }
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else { return .failure(FileReadError(errno)) }
      guard count > 0 else { return .success(bytes) }
      bytes += piece
      guard bytes.count <= limit else { return .failure(.tooLarge(limit: limit)) }
      room = 64 << 10
    }
  }
}

/// Why a file could not be read.
package enum FileReadError: Error, Equatable {
  case missing
  case denied
  case notAFile
  case tooLarge(limit: Int)
  case other(Int32)

  package init(_ code: Int32) {
    switch code {
    case ENOENT, ENOTDIR: self = .missing
    case EACCES, EPERM: self = .denied
    case EISDIR: self = .notAFile
    default: self = .other(code)
    }
  }

  /// Completes "the file …".
  package var words: String {
    switch self {
    case .missing: "does not exist"
    case .denied: "may not be read by this user"
    case .notAFile: "is not a regular file"
    case .tooLarge(let limit): "is larger than \(limit >= 1 << 20 ? "\(limit >> 20) MiB" : "\(limit >> 10) KiB")"
    case .other(let code): "cannot be read (\(String(cString: strerror(code))))"
    }
  }
}
