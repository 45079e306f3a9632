import Glibc

/// The directory that holds the lock and the ledger, and what we demand of it.
enum StateDirectory {
  static func lockPath(_ directory: String) -> String { directory + "/lock" }
  static func ledgerPath(_ directory: String) -> String { directory + "/ledger.sqlite" }
  static func directory(ofLedger path: String) -> String { String(path.dropLast("/ledger.sqlite".count)) }
  static func backupsPath(_ directory: String) -> String { directory + "/backups" }
  /// Where damaged ledgers are set aside.
  static func corruptPath(_ directory: String) -> String { directory + "/corrupt" }

  /// Makes the directory if it is missing, for its owner only. A link to a directory is allowed: systemd makes one for
  /// `StateDirectory=` with `DynamicUser=`.
  static func prepare(_ directory: String) throws(LedgerError) {
    if mkdir(directory, 0o700) != 0, errno != EEXIST {
      throw LedgerError(
        .broken, "\(directory): could not make the state directory: \(reason()). Make it, or set another.")
    }
    var found = stat()
    guard stat(directory, &found) == 0, found.st_mode & S_IFMT == S_IFDIR else {
      throw LedgerError(.unsafe, "\(directory): should be a directory, for the ledger. Move what is there away.")
    }
    guard found.st_mode & 0o022 == 0 else {
      throw LedgerError(
        .unsafe,
        "\(directory): others may write in the state directory (mode \(octal(found.st_mode))). Run: chmod 700 \(directory)"
      )
    }
  }

  /// Makes the ledger's file if it is missing, with its mode from the first moment on: SQLite would make it readable by
  /// others.
  static func prepareFile(_ path: String) throws(LedgerError) {
    let descriptor = open(path, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      if errno == ELOOP { throw symlinked(path) }
      throw LedgerError(.broken, "\(path): could not open the ledger: \(reason()). Check who owns it.")
    }
    defer { close(descriptor) }
    guard fchmod(descriptor, 0o600) == 0 else {
      throw LedgerError(
        .broken, "\(path): could not keep the ledger from others' eyes: \(reason()). Check who owns it.")
    }
  }

  /// Throws unless the ledger's file is there and is a plain file: for a reader, who does not make it.
  static func demandFile(_ path: String) throws(LedgerError) {
    var found = stat()
    guard lstat(path, &found) == 0 else {
      throw LedgerError(
        .missing, "\(path): there is no ledger yet. It is made when the daemon first runs or an update is first posted."
      )
    }
    if found.st_mode & S_IFMT == S_IFLNK { throw symlinked(path) }
  }

  static func isLink(_ path: String) -> Bool {
    var found = stat()
    return lstat(path, &found) == 0 && found.st_mode & S_IFMT == S_IFLNK
  }

  private static func symlinked(_ path: String) -> LedgerError {
    LedgerError(
      .unsafe, "\(path): is a symbolic link; the ledger must be a plain file. Move the file itself to this place.")
  }

  static func reason() -> String { String(cString: strerror(errno)) }

  private static func octal(_ mode: mode_t) -> String { "0" + String(mode & 0o7777, radix: 8) }
}
