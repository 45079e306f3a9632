import Glibc
import Model

/// A folder in which others put files: only its own regular files are looked at, never what a link in it leads to.
struct Folder: ~Copyable {
  struct Entry: Sendable {
    /// As the folder has it; any bytes but `/` and NUL.
    let name: [CChar]
    let size: Int
    let changed: Instant
    /// Not a link, a pipe, a device or a folder.
    let isFile: Bool
    /// It has another name somewhere, so it may be somebody else's file.
    let hasOtherNames: Bool
    var text: String { String(decoding: name.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self) }
  }

  /// Entries of one folder that are looked at.
  static let limit = 20_000

  let path: String
  private let descriptor: Int32

  init(_ path: String) throws(FetchProblem) {
    self.path = path
    descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw FetchProblem("the folder \(shown(path, limit: 200)) cannot be read: \(String(cString: strerror(errno)))")
    }
  }

  deinit { close(descriptor) }

  /// Everything in it but what is hidden, in no order.
  func entries() throws(FetchProblem) -> [Entry] {
    // A descriptor of its own, which closing the listing takes along.
    guard let listing = openat(descriptor, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC).listing else {
      throw FetchProblem("the folder \(shown(path, limit: 200)) cannot be listed: \(String(cString: strerror(errno)))")
    }
    defer { closedir(listing) }
    var entries: [Entry] = []
    while let found = readdir(listing) {
      let name = withUnsafeBytes(of: &found.pointee.d_name) { bytes in
        Array(bytes.prefix { $0 != 0 }.map { CChar(bitPattern: $0) }) + [0]
      }
      if name.first == CChar(bitPattern: UInt8(ascii: ".")) { continue }
      var status = stat()
      // Gone between the listing and the look: its owner took it back.
      guard fstatat(descriptor, name, &status, AT_SYMLINK_NOFOLLOW) == 0 else { continue }
      entries.append(Entry(name: name, status))
      if entries.count > Folder.limit {
        throw FetchProblem(
          "the folder \(shown(path, limit: 200)) holds more than \(Folder.limit) files; move the old ones elsewhere")
      }
    }
    return entries
  }

  /// The first bytes of a file, at most `limit`; nil when it has gone. Never waits for anybody.
  func head(of entry: Entry, limit: Int) -> Result<[UInt8]?, FetchProblem> {
    let file = openat(descriptor, entry.name, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY | O_NOFOLLOW)
    guard file >= 0 else {
      return errno == ENOENT
        ? .success(nil)
        : .failure(FetchProblem("\(shown(entry.text)) cannot be read: \(String(cString: strerror(errno)))"))
    }
    defer { close(file) }
    var status = stat()
    // It may be another one than the one that was looked at.
    guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      return .failure(FetchProblem("\(shown(entry.text)) is no file"))
    }
    var bytes: [UInt8] = []
    while bytes.count < limit {
      var count = 0
      bytes += [UInt8](unsafeUninitializedCapacity: min(64 * 1024, limit - bytes.count)) { buffer, filled in
        count = read(file, buffer.baseAddress, buffer.count)
        filled = max(0, count)
      }
      if count < 0, errno == EINTR { continue }
      if count < 0 {
        return .failure(FetchProblem("\(shown(entry.text)) cannot be read: \(String(cString: strerror(errno)))"))
      }
      if count == 0 { break }
    }
    return .success(bytes)
  }
}

extension Folder.Entry {
  fileprivate init(name: [CChar], _ status: stat) {
    self.name = name
    size = Int(status.st_size)
    changed = Instant(milliseconds: Int64(status.st_mtim.tv_sec) * 1000 + Int64(status.st_mtim.tv_nsec) / 1_000_000)
    isFile = status.st_mode & S_IFMT == S_IFREG
    hasOtherNames = status.st_nlink > 1
  }
}

extension Int32 {
  /// A descriptor of a folder as a listing, which then owns it.
  fileprivate var listing: OpaquePointer? {
    guard self >= 0 else { return nil }
    guard let listing = fdopendir(self) else {
      close(self)
      return nil
    }
    return listing
  }
}
