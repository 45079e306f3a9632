import Almanac
import Glibc

/// Opens a file that `include` names, part by part from the folder of the main file.
///
/// Whoever may write a folder on the way can put something there that leads to a file which only the service may read, and
/// would see of it what a sentence about a mistake quotes. So a link is followed when its owner is the main file's or root, or
/// when what it leads to is its owner's own; and only what stands in folders that nobody else may write is quoted.
struct IncludedFile {
  let file: SmallFile
  /// Every folder on the way, the last one included, can be written by root and the main file's owner alone, and no link led
  /// here: nobody else has chosen what this is.
  let isPlaced: Bool

  struct Refusal: Error {
    /// Completes "this file …".
    let sentence: String
    /// It may be somebody's doing that the daemon must not stop for.
    let isOthers: Bool
  }

  /// - Parameters:
  ///   - owner: of the main file.
  ///   - home: the folder of the main file, which is trusted as it is.
  static func open(_ name: String, from home: String, owner: UInt32, limit: Int) throws(Refusal) -> IncludedFile {
    let inside = home == "." ? !name.hasPrefix("/") : name.hasPrefix(home == "/" ? "/" : home + "/")
    let start = inside ? home : name.hasPrefix("/") ? "/" : "."
    let rest = inside && home != "." ? name.dropFirst(home == "/" ? 1 : home.count + 1) : name[...]
    var walk = try IncludeWalk(from: start, owner: owner)
    let parts = rest.split(separator: "/").filter { $0 != "." }
    for part in parts.dropLast() { try walk.enter(String(part)) }
    guard let last = parts.last else { throw Refusal(sentence: FileTrouble.notAFile.words, isOthers: false) }
    let descriptor = try walk.file(String(last))
    defer { close(descriptor) }
    switch SmallFile.read(descriptor: descriptor, limit: limit) {
    case .failure(let trouble): throw Refusal(sentence: trouble.words, isOthers: false)
    case .success(let file):
      if file.links > 1, !walk.isPlaced, walk.trusts(file.owner) {
        throw Refusal(
          sentence:
            "is a second name of a file of somebody who does not own its folder, and is left out; copy it instead",
          isOthers: true)
      }
      return IncludedFile(file: file, isPlaced: walk.isPlaced && file.links == 1)
    }
  }
}

/// Of <fcntl.h>, which shows it to GNU programs alone.
private let O_PATH: Int32 = 0o10_000_000

/// Where the walk has come to.
private struct IncludeWalk: ~Copyable {
  private var folder: Int32
  private let owner: UInt32
  private(set) var isPlaced = true

  init(from start: String, owner: UInt32) throws(IncludedFile.Refusal) {
    folder = Glibc.open(start, O_PATH | O_DIRECTORY | O_CLOEXEC)
    self.owner = owner
    guard folder >= 0 else { throw IncludedFile.Refusal(sentence: FileTrouble(errno).words, isOthers: false) }
    look(atFolder: folder)
  }

  deinit { if folder >= 0 { close(folder) } }

  /// Root, or whose the main file is.
  func trusts(_ user: UInt32) -> Bool { user == 0 || user == owner }

  mutating func enter(_ part: String) throws(IncludedFile.Refusal) {
    let next = try open(part, O_PATH | O_DIRECTORY)
    close(folder)
    folder = next
    look(atFolder: next)
  }

  mutating func file(_ part: String) throws(IncludedFile.Refusal) -> Int32 {
    // Without O_NONBLOCK a named pipe would hold the start for ever.
    try open(part, O_RDONLY | O_NONBLOCK | O_NOCTTY)
  }

  /// Opens a part that is no link; or looks whose link it is, and follows what that link itself says.
  private mutating func open(_ part: String, _ flags: Int32) throws(IncludedFile.Refusal) -> Int32 {
    let plain = openat(folder, part, flags | O_NOFOLLOW | O_CLOEXEC)
    if plain >= 0 { return plain }
    // A link where a folder should be is ENOTDIR, where a file should be ELOOP.
    guard errno == ELOOP || errno == ENOTDIR else { throw refusal(errno) }
    let why = errno
    let link = openat(folder, part, O_PATH | O_NOFOLLOW | O_CLOEXEC)
    guard link >= 0 else { throw refusal(errno) }
    defer { close(link) }
    var status = stat()
    guard fstat(link, &status) == 0, status.st_mode & S_IFMT == S_IFLNK else { throw refusal(why) }
    isPlaced = false
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

  private mutating func look(atFolder folder: Int32) {
    var status = stat()
    guard fstat(folder, &status) == 0 else { return isPlaced = false }
    if !trusts(status.st_uid) || status.st_mode & 0o022 != 0 { isPlaced = false }
  }

  private func refusal(_ code: Int32) -> IncludedFile.Refusal {
    IncludedFile.Refusal(sentence: FileTrouble(code).words, isOthers: false)
  }
}
