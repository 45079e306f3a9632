import Glibc

/// Work on files beside the ledger that only their owner may read, and that have to be there after a power cut. All of it
/// blocks.
enum DurableFiles {
  /// Makes a directory if it is missing, for its owner only. A link is refused, because files are deleted in the directory.
  static func makeDirectory(_ path: String) throws(LedgerError) {
    if mkdir(path, 0o700) != 0, errno != EEXIST { throw failed("make the directory", path) }
    var found = stat()
    guard lstat(path, &found) == 0, found.st_mode & S_IFMT == S_IFDIR else {
      throw LedgerError(
        .refused,
        "\(path): should be a directory of its own, and no link. Move away what is there; "
          + "for another disk, mount that disk here.")
    }
    if found.st_mode & 0o077 != 0, chmod(path, 0o700) != 0 { throw failed("keep others out of", path) }
  }

  /// Makes an empty file; throws when there is something already.
  static func create(_ path: String) throws(LedgerError) {
    let descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw failed("make", path) }
    close(descriptor)
  }

  /// Waits until a file is on the disk; of a directory, until the names in it are.
  static func sync(_ path: String) throws(LedgerError) {
    let descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC)
    guard descriptor >= 0 else { throw failed("open", path) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw failed("write to the disk", path) }
  }

  /// Moves a file within one file system, and replaces what was there.
  static func move(_ from: String, to path: String) throws(LedgerError) {
    guard rename(from, path) == 0 else { throw failed("move to \(path)", from) }
  }

  /// Deletes a file; one that is not there is no error.
  static func remove(_ path: String) throws(LedgerError) {
    guard unlink(path) == 0 || errno == ENOENT else { throw failed("delete", path) }
  }

  /// The bytes of a plain file; nil when there is none.
  static func size(_ path: String) -> Int64? {
    var found = stat()
    guard lstat(path, &found) == 0, found.st_mode & S_IFMT == S_IFREG else { return nil }
    return Int64(found.st_size)
  }

  /// When a file was last written, in seconds since 1970; nil when there is none.
  static func written(_ path: String) -> Int64? {
    var found = stat()
    return lstat(path, &found) == 0 ? Int64(found.st_mtim.tv_sec) : nil
  }

  /// The names in a directory, sorted; none when there is no directory.
  static func names(in path: String) -> [String] {
    guard let directory = opendir(path) else { return [] }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: Int(NAME_MAX) + 1) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  private static func failed(_ action: String, _ path: String) -> LedgerError {
    let advice =
      switch errno {
      case ENOSPC, EDQUOT: "Make room on its disk."
      case EIO: "Check the disk."
      default: "Check who owns it and its directory."
      }
    return LedgerError(.refused, "\(path): could not \(action): \(StateDirectory.reason()). \(advice)")
  }
}
