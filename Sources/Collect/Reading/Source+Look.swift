import Config
import Glibc
import HTTP
import Model

extension Source {
  /// What `dagpost check` can find out about the source's files on this machine: sentences about missing files and
  /// about content that is not understood.
  ///
  /// Files that the calling user may not read are passed over, because the service may read them. Commands,
  /// mailboxes, the network and jq are not tried.
  package func look(window: Window) async -> [String] {
    let reader = reader(window)
    let lacks = reader.lacks
    guard lacks.isEmpty, readsFilesOnly, program == nil else { return lacks }
    return await reader.look()
  }

  private func reader(_ window: Window) -> SourceReader {
    SourceReader(
      source: self, window: window, http: NoNetwork(), mailboxes: CurlMailboxes(), worker: JQWorker(executable: ""),
      pause: .zero)
  }

  private var readsFilesOnly: Bool {
    requests.allSatisfy { request in
      switch request.fetch {
      case .file, .folder: true
      case .command, .get, .maildir, .imap: false
      }
    }
  }
}

extension SourceReader {
  /// Sentences about files, folders and programs that do not exist, each once. Paths that depend on time are passed
  /// over, because they may exist later.
  fileprivate var lacks: [String] {
    var found: [String] = []
    for request in source.requests where !request.dependsOnTime || request.runsCommand {
      guard let lack = lack(of: request.fetch), !found.contains(lack) else { continue }
      found.append(lack)
    }
    return found
  }

  private func lack(of fetch: RequestForm.Fetch) -> String? {
    switch fetch {
    case .file(let template): lack(of: absolute(template), S_IFREG)
    case .folder(let template): lack(of: absolute(template), S_IFDIR)
    case .maildir(let template):
      lack(of: absolute(template), S_IFDIR)
        ?? ["new", "cur"].lazy.compactMap { lack(of: absolute(template) + "/" + $0, S_IFDIR) }.first
    case .command(let form): form.words.first.flatMap { CommandRun.lack(of: $0.text(values), in: source.directory) }
    case .get, .imap: nil
    }
  }

  private func lack(of path: String, _ type: mode_t) -> String? {
    let name = shown(Neighbours.normalized(path), limit: 200)
    if type == S_IFREG, path.contains(where: { "*?[".contains($0) }) {
      return FileReading.matches(of: path).isEmpty ? "no file matches \(name)" : nil
    }
    var status = stat()
    guard stat(path, &status) == 0 else {
      guard errno == ENOENT || errno == ENOTDIR else { return nil }
      return "\(type == S_IFDIR ? "the folder " : "")\(name) does not exist\(Neighbours.near(path))"
    }
    if status.st_mode & S_IFMT == type { return nil }
    return type == S_IFDIR ? "\(name) is not a folder" : "\(name) is not a regular file"
  }
}

/// Advice about a path that does not exist: a similar name beside it, or that its folder does not exist either.
private enum Neighbours {
  /// The path without detours such as `teams.d/..`.
  static func normalized(_ path: String) -> String {
    path.split(separator: "/", omittingEmptySubsequences: false).reduce(into: [Substring]()) { parts, part in
      if part == "..", let last = parts.last, !["", ".."].contains(last) {
        parts.removeLast()
      } else {
        parts.append(part)
      }
    }.joined(separator: "/")
  }

  static func near(_ path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "" }
    let folder = slash == path.startIndex ? "/" : String(path[..<slash])
    guard let listing = opendir(folder) else {
      return errno == ENOENT ? ", and neither does the folder \(shown(normalized(folder), limit: 200))" : ""
    }
    defer { closedir(listing) }
    var names: [String] = []
    while let entry = readdir(listing), names.count < 1_000 {
      names.append(
        withUnsafeBytes(of: &entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) })
    }
    return suggestion(for: String(path[path.index(after: slash)...]), among: names.sorted())
  }
}

extension RequestForm {
  fileprivate var runsCommand: Bool { if case .command = fetch { true } else { false } }
}

private struct NoNetwork: HTTPClient {
  func send(_ request: HTTPRequest) async -> Result<HTTPAnswer, HTTPFailure> { .failure(.notSent("this only looks")) }
}
