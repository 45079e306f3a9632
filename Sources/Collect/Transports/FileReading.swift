import Glibc

/// Reads regular files up to a size limit. It never blocks on a pipe or device.
enum FileReading {
  /// The most files that one pattern may match.
  static let matchLimit = 1_000

  /// Reads the files that match a pattern, in the order of their names.
  static func fetch(_ pattern: String) -> Result<Fetched, FetchProblem> {
    let isGlob = pattern.contains { "*?[".contains($0) }
    let paths = isGlob ? matches(of: pattern) : [pattern]
    if paths.isEmpty { return .failure(FetchProblem("no file matches \(shown(pattern, limit: 200))")) }
    if paths.count > matchLimit {
      return .failure(
        FetchProblem("\(paths.count) files match \(shown(pattern, limit: 200)); \(matchLimit) is the most"))
    }
    var fetched = Fetched(parts: [])
    var left = FetchProblem.sizeLimit
    for path in paths {
      switch bytes(ofFile: path, limit: left) {
      case .failure(let problem): return .failure(problem)
      case .success(let bytes):
        left -= bytes.count
        let folder = isGlob ? pattern.prefix { !"*?[".contains($0) }.lastIndex(of: "/") : nil
        let start = folder.map { pattern.distance(from: pattern.startIndex, to: $0) + 1 } ?? 0
        fetched.parts.append(.init(name: path, bytes: bytes, list: isGlob ? String(path.dropFirst(start)) : nil))
      }
    }
    return .success(fetched)
  }

  /// The paths that match a pattern, sorted. Matches that cannot be listed are left out.
  static func matches(of pattern: String) -> [String] {
    var result = glob_t()
    defer { globfree(&result) }
    guard glob(pattern, 0, nil, &result) == 0 else { return [] }
    return (0..<Int(result.gl_pathc)).compactMap { result.gl_pathv[$0].map { String(cString: $0) } }
  }

  static func bytes(ofFile path: String, limit: Int) -> Result<[UInt8], FetchProblem> {
    let name = shown(path, limit: 200)
    // Without O_NONBLOCK, opening a named pipe would block until somebody writes to it (open(2)).
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
    guard descriptor >= 0 else { return .failure(FetchProblem("\(name) cannot be read: \(reason())")) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { return .failure(FetchProblem("\(name) cannot be read: \(reason())")) }
    guard status.st_mode & S_IFMT == S_IFREG else { return .failure(FetchProblem("\(name) is not a regular file")) }
    let tooLarge = FetchProblem("\(name) is larger than \(FetchProblem.sizeLimit >> 20) MiB")
    guard status.st_size <= limit else { return .failure(tooLarge) }
    var bytes: [UInt8] = []
    // Reads up to the end whatever size fstat tells: the file may grow, and files of /proc have size 0.
    while true {
      var count = 0
      bytes += [UInt8](unsafeUninitializedCapacity: max(4096, Int(status.st_size) - bytes.count + 1)) {
        buffer, filled in
        count = read(descriptor, buffer.baseAddress, buffer.count)
        filled = max(0, count)
      }
      if count < 0, errno == EINTR { continue }
      if count < 0 { return .failure(FetchProblem("\(name) cannot be read: \(reason())")) }
      if count == 0 { return .success(bytes) }
      if bytes.count > limit { return .failure(tooLarge) }
    }
  }

  private static func reason() -> String { String(cString: strerror(errno)) }
}
