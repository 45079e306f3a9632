import Almanac
import Glibc
import Reactor

/// Opens a file that `include` names, one path component after the other from the folder of the main file.
///
/// Somebody who may write a folder on the way could put a link there to a file that only the service may read, and
/// would see of it what a sentence about a mistake quotes. So a link is followed only when it belongs to root or the
/// main file's owner, or when it belongs to the owner of its target; and a file is quoted only when all folders on the
/// way are written by nobody else.
struct IncludedFile {
  let file: SmallFile
  /// Whether only root and the main file's owner may write the folders on the way, and no link was followed: then
  /// nobody else can have chosen which file this is.
  let isTrustedPath: Bool

  struct Refusal: Error {
    /// Completes a sentence that begins with "this file …".
    let sentence: String
    /// Whether somebody else may have caused it. The daemon must not stop because of such a file.
    let isOthers: Bool
  }

  /// - Parameters:
  ///   - owner: the owner of the main file.
  ///   - home: the folder of the main file, which is trusted.
  static func open(_ name: String, from home: String, owner: UInt32, limit: Int) throws(Refusal) -> IncludedFile {
    let inside = home == "." ? !name.hasPrefix("/") : name.hasPrefix(home == "/" ? "/" : home + "/")
    let start = inside ? home : name.hasPrefix("/") ? "/" : "."
    let rest = inside && home != "." ? name.dropFirst(home == "/" ? 1 : home.count + 1) : name[...]
    var walk = try IncludeWalk(from: start, owner: owner)
    let parts = rest.split(separator: "/").filter { $0 != "." }
    for part in parts.dropLast() { try walk.enter(String(part)) }
    guard let last = parts.last else { throw Refusal(sentence: FileReadError.notAFile.words, isOthers: false) }
    let descriptor = try walk.file(String(last))
    defer { close(descriptor) }
    switch SmallFile.read(descriptor: descriptor, limit: limit) {
    case .failure(let trouble): throw Refusal(sentence: trouble.words, isOthers: false)
    case .success(let file):
      if file.links > 1, !walk.isTrustedPath, walk.trusts(file.owner) {
        throw Refusal(
          sentence:
            "is a second name of a file of somebody who does not own its folder, and is left out; copy it instead",
          isOthers: true)
      }
      return IncludedFile(file: file, isTrustedPath: walk.isTrustedPath && file.links == 1)
    }
  }
}

/// From <fcntl.h>, which defines it only with _GNU_SOURCE.
private let O_PATH: Int32 = 0o10_000_000

/// The folder that the walk has reached, kept open so that nobody can exchange it on the way.
private struct IncludeWalk: ~Copyable {
  private var folder: Int32
  private let owner: UInt32
  private(set) var isTrustedPath = true

  init(from start: String, owner: UInt32) throws(IncludedFile.Refusal) {
    folder = Glibc.open(start, O_PATH | O_DIRECTORY | O_CLOEXEC)
    self.owner = owner
    guard folder >= 0 else { throw IncludedFile.Refusal(sentence: FileReadError(errno).words, isOthers: false) }
    check(folder: folder)
  }

  deinit { if folder >= 0 { close(folder) } }

  /// Whether the user is root or the owner of the main file.
  func trusts(_ user: UInt32) -> Bool { user == 0 || user == owner }

  mutating func enter(_ part: String) throws(IncludedFile.Refusal) {
    let next = try open(part, O_PATH | O_DIRECTORY)
    close(folder)
    folder = next
    check(folder: next)
  }

  mutating func file(_ part: String) throws(IncludedFile.Refusal) -> Int32 {
    // Without O_NONBLOCK, opening a named pipe would block the start for ever.
    try open(part, O_RDONLY | O_NONBLOCK | O_NOCTTY)
  }

  /// Opens a component. Where it is a link, checks whose link it is before the link is followed.
  private mutating func open(_ part: String, _ flags: Int32) throws(IncludedFile.Refusal) -> Int32 {
    let plain = openat(folder, part, flags | O_NOFOLLOW | O_CLOEXEC)
    if plain >= 0 { return plain }
    // With O_NOFOLLOW a link gives ENOTDIR where O_DIRECTORY is asked for, else ELOOP.
    guard errno == ELOOP || errno == ENOTDIR else { throw refusal(errno) }
    let why = errno
    let link = openat(folder, part, O_PATH | O_NOFOLLOW | O_CLOEXEC)
    guard link >= 0 else { throw refusal(errno) }
    defer { close(link) }
    var status = stat()
    guard fstat(link, &status) == 0, status.st_mode & S_IFMT == S_IFLNK else { throw refusal(why) }
    isTrustedPath = false
    let found = openat(folder, try target(of: link), flags | O_CLOEXEC)
    guard found >= 0 else { throw refusal(errno) }
    var target = stat()
    guard fstat(found, &target) == 0, trusts(status.st_uid) || target.st_uid == status.st_uid else {
      close(found)
      throw IncludedFile.Refusal(
        sentence: "is a link to a file of somebody else than the owner of the link, and is left out; copy it instead",
        isOthers: true)
    }
    return found
  }

  private func target(of link: Int32) throws(IncludedFile.Refusal) -> String {
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
    let count = readlinkat(link, "", &buffer, buffer.count - 1)
    guard count > 0 else { throw refusal(errno) }
    return String(decoding: buffer[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  private mutating func check(folder: Int32) {
    var status = stat()
    guard fstat(folder, &status) == 0 else { return isTrustedPath = false }
    if !trusts(status.st_uid) || status.st_mode & 0o022 != 0 { isTrustedPath = false }
  }

  private func refusal(_ code: Int32) -> IncludedFile.Refusal {
    IncludedFile.Refusal(sentence: FileReadError(code).words, isOthers: false)
  }
}
