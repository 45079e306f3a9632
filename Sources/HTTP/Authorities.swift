import CCurl
import Glibc

/// Certificate authorities of the configuration, each file together with the system's own: added, never a replacement.
struct Authorities {
  /// A PEM text at an address that does not move, for as long as a transfer uses it.
  final class Bundle {
    let bytes: UnsafeMutableRawBufferPointer
    init(_ parts: [UInt8]) {
      bytes = .allocate(byteCount: parts.count, alignment: 1)
      bytes.copyBytes(from: parts)
    }
    deinit { bytes.deallocate() }
  }

  struct Unusable: Error { let sentence: String }

  private var kept: [String: (stamps: [FileStamp?], bundle: Bundle)] = [:]

  /// The bundle with the authorities of `path`, read again whenever that file or the system's has changed.
  mutating func bundle(adding path: String) throws(Unusable) -> Bundle {
    let stamps = [path, Authorities.system].map { $0.flatMap { FileStamp($0) } }
    if let known = kept[path], known.stamps == stamps { return known.bundle }
    guard let own = readFile(path) else {
      throw Unusable(sentence: "the file of `ca:`, \(path), cannot be read")
    }
    guard String(decoding: own, as: UTF8.self).contains("-----BEGIN CERTIFICATE-----") else {
      throw Unusable(
        sentence: "the file of `ca:`, \(path), has no certificate in PEM form (-----BEGIN CERTIFICATE-----)")
    }
    let bundle = Bundle((Authorities.system.flatMap { readFile($0) } ?? []) + [UInt8(ascii: "\n")] + own)
    kept[path] = (stamps, bundle)
    return bundle
  }

  /// Where libcurl was told to look when it was built.
  private static let system: String? = {
    guard let easy = curl_easy_init() else { return nil }
    defer { curl_easy_cleanup(easy) }
    var path: UnsafePointer<CChar>?
    guard ccurl_get_text(easy, CURLINFO_CAINFO, &path) == CURLE_OK, let path else { return nil }
    return String(cString: path)
  }()
}

/// Tells one version of a file from the next.
private struct FileStamp: Equatable {
  let inode: UInt
  let size: Int
  let seconds: Int
  let nanoseconds: Int

  init?(_ path: String) {
    var found = stat()
    guard stat(path, &found) == 0 else { return nil }
    inode = UInt(found.st_ino)
    size = Int(found.st_size)
    seconds = found.st_mtim.tv_sec
    nanoseconds = found.st_mtim.tv_nsec
  }
}

/// A regular file of at most 4 MiB; nil for anything else. Never waits, as a pipe would make it.
private func readFile(_ path: String) -> [UInt8]? {
  let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
  guard descriptor >= 0 else { return nil }
  defer { close(descriptor) }
  var found = stat()
  guard fstat(descriptor, &found) == 0, found.st_mode & S_IFMT == S_IFREG, found.st_size <= 4 << 20 else { return nil }
  return [UInt8](unsafeUninitializedCapacity: Int(found.st_size)) { buffer, count in
    while count < buffer.count {
      let got = read(descriptor, buffer.baseAddress! + count, buffer.count - count)
      if got <= 0 { break }
      count += got
    }
  }
}
