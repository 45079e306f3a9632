import Glibc

/// The bytes of a small file and who may touch it, all from one open descriptor.
struct ConfigFile {
  let bytes: [UInt8]
  let owner: UInt32
  let group: UInt32
  /// Permission bits.
  let mode: UInt32

  /// Whether accounts outside the file's owner and group can read it.
  var othersCanRead: Bool { mode & 0o004 != 0 }
  var groupCanRead: Bool { mode & 0o040 != 0 }
  /// Whether an account other than the owner can change it.
  var othersCanWrite: Bool { mode & 0o022 != 0 }

  /// Reads at most `limit` bytes of a regular file.
  static func read(_ path: String, limit: Int) -> Result<ConfigFile, FileTrouble> {
    // Without O_NONBLOCK a named pipe in the file's place would hold the start for ever.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
    guard descriptor >= 0 else { return .failure(FileTrouble(errno)) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { return .failure(FileTrouble(errno)) }
    guard status.st_mode & S_IFMT == S_IFREG else { return .failure(.notAFile) }
    guard status.st_size <= limit else { return .failure(.tooLarge(limit: limit)) }
    switch contents(descriptor, limit: limit, expected: Int(status.st_size)) {
    case .failure(let trouble): return .failure(trouble)
    case .success(let bytes):
      return .success(
        ConfigFile(bytes: bytes, owner: status.st_uid, group: status.st_gid, mode: status.st_mode & 0o7777))
    }
  }

  /// The size that `fstat` told may be stale or, for a file of the kernel's, zero: read until the end or past the limit.
  private static func contents(_ descriptor: Int32, limit: Int, expected: Int) -> Result<[UInt8], FileTrouble> {
    var bytes: [UInt8] = []
    var room = expected + 1
    while true {
      var count = 0
      let piece = [UInt8](unsafeUninitializedCapacity: room) { buffer, filled in
        count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
        filled = max(0, count)
      }
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else { return .failure(FileTrouble(errno)) }
      guard count > 0 else { return .success(bytes) }
      bytes += piece
      guard bytes.count <= limit else { return .failure(.tooLarge(limit: limit)) }
      room = 64 << 10
    }
  }
}

/// Why a file could not be read.
enum FileTrouble: Error, Equatable {
  case missing
  case denied
  case notAFile
  case tooLarge(limit: Int)
  case other(Int32)

  init(_ code: Int32) {
    switch code {
    case ENOENT, ENOTDIR: self = .missing
    case EACCES, EPERM: self = .denied
    case EISDIR: self = .notAFile
    default: self = .other(code)
    }
  }

  /// What completes "the file …".
  var words: String {
    switch self {
    case .missing: "does not exist"
    case .denied: "may not be read by this user"
    case .notAFile: "is not a regular file"
    case .tooLarge(let limit): "is larger than \(limit >= 1 << 20 ? "\(limit >> 20) MiB" : "\(limit >> 10) KiB")"
    case .other(let code): "cannot be read (\(String(cString: strerror(code))))"
    }
  }
}

/// The directory a file stands in, for paths that are relative to it: `.` for a bare name.
func directory(of file: String) -> String {
  guard let slash = file.lastIndex(of: "/") else { return "." }
  return slash == file.startIndex ? "/" : String(file[..<slash])
}

/// A path as the configuration wrote it, seen from the file it stands in.
public func path(_ written: String, relativeTo file: String) -> String {
  if written.hasPrefix("/") { return written }
  let base = directory(of: file)
  return base == "." ? written : base == "/" ? "/" + written : base + "/" + written
}
