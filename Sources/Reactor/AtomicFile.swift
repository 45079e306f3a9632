import Glibc

/// A file that takes the place of another one whole or not at all: written beside it under another name, then renamed.
package enum AtomicFile {
  package struct Failure: Error {
    /// The file, or the one beside it.
    package let path: String
    /// The system's own words, without a final point.
    package let reason: String
  }

  /// After a failure the old file stands, and nothing new is beside it.
  ///
  /// - Parameters:
  ///   - new: a path in the same folder that nobody else uses: what a crash left there is overwritten, a link is not followed.
  ///   - mode: who may read it, whatever the umask.
  ///   - isSynced: whether its bytes are on the disk before it takes its place, so that also a power cut leaves one of the two.
  package static func write(
    _ bytes: [UInt8], to path: String, beside new: String, mode: mode_t, isSynced: Bool
  ) throws(Failure) {
    let descriptor = open(new, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, mode)
    guard descriptor >= 0 else { throw failed(new) }
    do throws(Failure) {
      defer { close(descriptor) }
      guard fchmod(descriptor, mode) == 0 else { throw failed(new) }
      var left = bytes[...]
      while !left.isEmpty {
        let count = left.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { throw failed(new) }
        left = left.dropFirst(count)
      }
      guard !isSynced || fsync(descriptor) == 0 else { throw failed(path) }
    } catch {
      unlink(new)
      throw error
    }
    guard rename(new, path) == 0 else {
      let failure = failed(path)
      unlink(new)
      throw failure
    }
  }

  private static func failed(_ path: String) -> Failure {
    Failure(path: path, reason: String(cString: strerror(errno)))
  }
}
