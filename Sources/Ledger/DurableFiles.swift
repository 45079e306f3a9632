import Glibc

/// Files beside the ledger: for their owner only, and there after a power cut.
enum DurableFiles {
  /// A directory of our own, made if it is missing. A link is refused: what is kept there is to be deleted there.
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

  /// An empty file that was not there.
  static func create(_ path: String) throws(LedgerError) {
    let descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw failed("make", path) }
    close(descriptor)
  }

  /// Waits until a file, or what a directory lists, is on the disk.
  static func sync(_ path: String) throws(LedgerError) {
    let descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC)
    guard descriptor >= 0 else { throw failed("open", path) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw failed("write to the disk", path) }
  }

  /// Within one file system; what was there is replaced.
  static func move(_ from: String, to path: String) throws(LedgerError) {
    guard rename(from, path) == 0 else { throw failed("move to \(path)", from) }
  }

  /// Nothing when it is not there.
  static func remove(_ path: String) throws(LedgerError) {
    guard unlink(path) == 0 || errno == ENOENT else { throw failed("delete", path) }
  }

  /// Of a plain file; nil when there is none.
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

  /// What a directory lists, sorted; nothing when there is none.
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
