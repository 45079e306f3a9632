import CCurl
import Glibc
import Model

/// Where this machine keeps the certificate authorities that it trusts.
struct SystemAuthorities {
  /// One PEM file with all of them.
  var file: String?
  /// A folder with one file for each, which OpenSSL finds by a hash of the name.
  var folder: String?

  /// The places that libcurl was built to use. The folder is left out when nothing in it has a hashed name.
  static let ofMachine: SystemAuthorities = {
    guard let easy = curl_easy_init() else { return SystemAuthorities() }
    defer { curl_easy_cleanup(easy) }
    func text(_ info: CURLINFO) -> String? {
      var value: UnsafePointer<CChar>?
      guard ccurl_get_text(easy, info, &value) == CURLE_OK, let value else { return nil }
      return String(cString: value)
    }
    return SystemAuthorities(
      file: text(CURLINFO_CAINFO), folder: text(CURLINFO_CAPATH).flatMap { hasHashedNames($0) ? $0 : nil })
  }()

  private static func hasHashedNames(_ folder: String) -> Bool {
    guard let listing = opendir(folder) else { return false }
    defer { closedir(listing) }
    while let entry = readdir(listing) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
      if name.hasSuffix(".0") { return true }
    }
    return false
  }
}

/// Certificate authorities from the configuration. Each file is used together with the system's own, never in their
/// place.
struct Authorities {
  /// The authorities of one connection. Its bytes must not move while a transfer uses them.
  final class Bundle {
    let pem: UnsafeMutableRawBufferPointer
    /// The system's folder, which is trusted as well.
    let folder: String?
    init(_ pem: [UInt8], folder: String?) {
      self.pem = .allocate(byteCount: pem.count, alignment: 1)
      self.pem.copyBytes(from: pem)
      self.folder = folder
    }
    deinit { pem.deallocate() }
  }

  struct Unusable: Error { let sentence: String }

  private let system: SystemAuthorities
  private var kept: [String: (stamps: [FileStamp?], bundle: Bundle)] = [:]

  init(system: SystemAuthorities = .ofMachine) { self.system = system }

  /// The bundle with the authorities of `path`. It is read again when that file or the system's has changed.
  ///
  /// The system's folder is preferred to its file, because every connection parses the whole bundle: about 25 ms with
  /// the file.
  mutating func bundle(adding path: String) throws(Unusable) -> Bundle {
    let systemFile = system.folder == nil ? system.file : nil
    let stamps = [path, systemFile].map { $0.flatMap { FileStamp($0) } }
    if let known = kept[path], known.stamps == stamps { return known.bundle }
    // OpenSSL skips a certificate with a byte order mark before it.
    guard let own = readFile(path).map(TextDecoder.withoutMarks) else {
      throw Unusable(sentence: "the file of `ca:`, \(path), cannot be read")
    }
    guard String(decoding: own, as: UTF8.self).contains("-----BEGIN CERTIFICATE-----") else {
      throw Unusable(
        sentence: "the file of `ca:`, \(path), has no certificate in PEM form (-----BEGIN CERTIFICATE-----)")
    }
    let pem = (systemFile.flatMap { readFile($0) } ?? []) + [UInt8(ascii: "\n")] + own
    let bundle = Bundle(pem, folder: system.folder)
    kept[path] = (stamps, bundle)
    return bundle
  }
}

/// Differs between two versions of a file.
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

/// The bytes of a regular file of at most 4 MiB; nil for anything else. O_NONBLOCK keeps a pipe from blocking.
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
