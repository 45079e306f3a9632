import Glibc
import Model

/// A folder that other people write to. Only its own regular files are read; links are never followed.
struct Folder: ~Copyable {
  struct Entry: Sendable {
    /// The name as the folder has it: any bytes but `/` and NUL, ended by a NUL.
    let name: [CChar]
    let size: Int
    let changed: Instant
    /// True for a regular file; false for a link, pipe, device or folder.
    let isFile: Bool
    /// True for a hard link with another name somewhere. It may be a file that belongs to somebody else.
    let hasOtherNames: Bool
    var text: String { String(decoding: name.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self) }
  }

  /// The most entries of a folder.
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

  /// All entries but hidden ones, in no particular order.
  func entries() throws(FetchProblem) -> [Entry] {
    // The listing gets a descriptor of its own, because closedir closes it.
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
      // The file was removed between the listing and this look.
      guard fstatat(descriptor, name, &status, AT_SYMLINK_NOFOLLOW) == 0 else { continue }
      entries.append(Entry(name: name, status))
      if entries.count > Folder.limit {
        throw FetchProblem(
          "the folder \(shown(path, limit: 200)) holds more than \(Folder.limit) files; move the old ones elsewhere")
      }
    }
    return entries
  }

  /// The first bytes of a file, at most `limit`; nil when it no longer exists. It never blocks.
  func head(of entry: Entry, limit: Int) -> Result<[UInt8]?, FetchProblem> {
    let file = openat(descriptor, entry.name, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY | O_NOFOLLOW)
    guard file >= 0 else {
      return errno == ENOENT
        ? .success(nil)
        : .failure(FetchProblem("\(shown(entry.text)) cannot be read: \(String(cString: strerror(errno)))"))
    }
    defer { close(file) }
    var status = stat()
    // The name may stand for another file by now.
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
  /// The folder's descriptor as a listing, which then owns it.
  fileprivate var listing: OpaquePointer? {
    guard self >= 0 else { return nil }
    guard let listing = fdopendir(self) else {
      close(self)
      return nil
    }
    return listing
  }
}
