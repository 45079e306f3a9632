import Almanac
import Glibc
import Model
import Reactor
import YAML

extension SecretSource {
  /// What the configuration is read for, which decides whether a secret that this user cannot read is a mistake.
  package enum Use: Sendable {
    /// For the daemon: a secret that is not available is an error.
    case running
    /// For `check`: a secret that this user may not read is a warning, because the service may read it, and the setting
    /// is not checked further. A secret that does not exist is an error here, too.
    case checking
    /// For commands that plan or report and send nothing: a secret that is not available is a warning.
    case planning
  }

  /// Reads secrets as the configuration names them: `{ credential: NAME }`, `{ file: PATH }`, `{ env: NAME }`, or a
  /// literal in a file that nobody else can read.
  ///
  /// - Parameters:
  ///   - environment: that of this process. systemd sets `CREDENTIALS_DIRECTORY` in it.
  ///   - credentials: the folder of credentials without systemd.
  ///   - units: the folders in which `check` looks for the service's unit, which may name other places.
  package static func standard(
    environment: [String: String], credentials: String = "/etc/dagpost/credentials", use: Use = .running,
    units: [String]? = nil, user: UInt32 = geteuid(), group: UInt32 = getegid()
  ) -> SecretSource {
    let reader = StandardSecrets(
      environment: environment, credentials: credentials, use: use,
      unit: use == .checking ? UnitCredentials(folders: units ?? UnitCredentials.folders) : nil, user: user,
      group: group)
    return SecretSource { node, _, location in reader.fetch(node, in: location.file) }
  }
}

private typealias Fetched = Result<(Secret, warning: String?), SecretProblem>

private struct StandardSecrets: Sendable {
  let environment: [String: String]
  let credentials: String
  let use: SecretSource.Use
  /// What the unit of the service says, for `check`.
  let unit: UnitCredentials?
  let user: UInt32
  let group: UInt32

  static let form = "{ credential: NAME }, { file: PATH } or { env: NAME }"
  /// Larger than any key or certificate chain that belongs here.
  static let sizeLimit = 64 << 10

  func fetch(_ node: Node, in file: String) -> Fetched {
    switch node {
    case .scalar(let text, _): return literal(text, in: file)
    case .empty: return refused("has no value; name it, for example { credential: NAME }")
    case .list: return refused("should be \(Self.form), not a list")
    case .mapping(let entries, _):
      guard entries.count == 1, let entry = entries.first else {
        return refused("should have exactly one of credential, file and env")
      }
      guard case .scalar(let value, _) = entry.value, !value.isEmpty else {
        return refused("should be \(Self.form), each with one name")
      }
      switch entry.key {
      case "credential": return credential(value)
      case "file": return secretFile(value, in: file)
      case "env": return variable(value)
      default:
        let hint = suggestion(for: entry.key, among: ["credential", "file", "env"])
        return refused("should be \(Self.form), not \(entry.key)\(hint)")
      }
    }
  }

  // MARK: The four ways

  private func credential(_ name: String) -> Fetched {
    guard name.utf8.allSatisfy(\.isCredentialByte), name.first != "." else {
      return refused("should be the name of a credential: letters, digits, \".\", \"_\" and \"-\", not a path")
    }
    var denied: String?
    var places: [String] = []
    if let systemd = environment["CREDENTIALS_DIRECTORY"], !systemd.isEmpty {
      switch fileName(of: name, in: systemd) {
      case .failure(let problem): return .failure(problem)
      case .success(let path): places.append(path)
      }
      // With systemd 252 only ExecStart= may read this folder, and not ExecReload=, which runs the check.
      if use == .checking, access(systemd, X_OK) != 0 { denied = systemd }
    }
    places.append("\(credentials)/\(name)")
    places += unit?.places(of: name) ?? []
    for place in places {
      switch SmallFile.read(place, limit: Self.sizeLimit) {
      case .success(let file): return value(of: file, called: "credential \"\(name)\" (\(place))")
      case .failure(.missing): continue
      case .failure(.denied): denied = place
      case .failure(let trouble): return refused("names credential \"\(name)\", but \(place) \(trouble.words)")
      }
    }
    if let denied {
      return unavailable(
        "names credential \"\(name)\", but \(denied) may not be read by this user; run as root, "
          + "or give it to the service with LoadCredential=")
    }
    if unit?.isSealed(name) == true {
      return unavailable("names credential \"\(name)\", which only the service can open")
    }
    return unavailable(
      "names credential \"\(name)\", but there is none: put it in \(credentials)/\(name), "
        + "or give it to the service with LoadCredential=\(name):PATH", exists: false)
  }

  /// The file of a credential. `LoadCredential=prefix:/some/folder` makes the folder's files available as
  /// `prefix_NAME`.
  private func fileName(of name: String, in directory: String) -> Result<String, SecretProblem> {
    let plain = "\(directory)/\(name)"
    guard access(plain, F_OK) != 0, let listing = opendir(directory) else { return .success(plain) }
    defer { closedir(listing) }
    var found: [String] = []
    while let entry = readdir(listing) {
      let file = withUnsafeBytes(of: &entry.pointee.d_name) {
        String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
      }
      if file.hasSuffix("_\(name)") { found.append(file) }
    }
    guard found.count < 2 else {
      return .failure(
        SecretProblem(
          "names credential \"\(name)\", which may be \(orList(found.sorted())) in \(directory); write the whole name"))
    }
    return .success(found.first.map { "\(directory)/\($0)" } ?? plain)
  }

  private func secretFile(_ written: String, in file: String) -> Fetched {
    // Somebody may have pasted the secret itself here, and an error must not repeat it.
    guard !written.contains("://") else { return refused("should name a file after \"file:\", not an address") }
    let place = path(written, relativeTo: file)
    switch SmallFile.read(place, limit: Self.sizeLimit) {
    case .success(let file):
      let warning =
        file.othersCanRead ? "is in \(place), which every user of this machine can read; chmod o= \(place)" : nil
      return value(of: file, called: place, warning: warning)
    case .failure(.denied):
      return unavailable(
        "names \(place), which may not be read by this user; change its owner or group, or run as root")
    case .failure(.missing):
      return refused("names \(place), which does not exist; put the secret there, or name its file")
    case .failure(let trouble): return refused("names \(place), which \(trouble.words)")
    }
  }

  private func variable(_ name: String) -> Fetched {
    guard name.utf8.allSatisfy({ $0.isCredentialByte && $0 != 0x2D && $0 != 0x2E }) else {
      return refused("should name an environment variable after \"env:\": letters, digits and \"_\"")
    }
    guard let value = environment[name] else {
      return unavailable("names the environment variable \(name), which is not set")
    }
    return self.value(value, called: "the environment variable \(name)")
  }

  private func literal(_ text: String, in file: String) -> Fetched {
    guard !text.isEmpty else { return refused("is empty; name it, for example { credential: NAME }") }
    switch SmallFile.permissions(of: file) {
    case .failure(let trouble): return refused("stands in \(file), which \(trouble.words)")
    case .success(let found):
      // Run as root, `check` cannot know the group of the service. The documented form is root:dagpost with mode 0640.
      guard !found.othersCanRead, !found.groupCanRead || found.group == group || user == 0 else {
        return refused(
          "stands in a file that others can read; chmod 0640 \(file) with the group of the service, "
            + "or write { credential: NAME } instead")
      }
      return value(
        text, called: nil, warning: "stands in the configuration itself; { credential: NAME } keeps it out")
    }
  }

  // MARK: Answers

  private func value(of file: SmallFile, called name: String, warning: String? = nil) -> Fetched {
    // PowerShell writes UTF-16.
    guard let text = String(validating: TextDecoder.withoutMarks(file.bytes), as: UTF8.self) else {
      return refused("names \(name), which is not text")
    }
    return value(text, called: name, warning: warning)
  }

  /// The secret without what editors, `echo` and a clipboard leave at its ends.
  private func value(_ written: String, called name: String?, warning: String? = nil) -> Fetched {
    let which = name.map { "names \($0), which " } ?? ""
    let isBlank: (Unicode.Scalar) -> Bool = { $0.properties.isWhitespace || $0.isOdd }
    let head = written.unicodeScalars.drop(while: isBlank)
    guard let end = head.lastIndex(where: { !isBlank($0) }) else { return refused("\(which)is empty") }
    let text = String(String.UnicodeScalarView(head[...end]))
    let inside = oddInside(text).map { "\(which)has \($0); copy it anew, as plain text" }
    let warnings = [warning, inside].compactMap { $0 }
    return .success((Secret(text), warning: warnings.isEmpty ? nil : warnings.joined(separator: "; it also ")))
  }

  /// What the text of a secret holds that is surely there by mistake, for a sentence.
  private func oddInside(_ text: String) -> String? {
    for scalar in text.unicodeScalars {
      if scalar.isOddBlank { return "a blank that is none (\(scalar.codePoint)) in it" }
      if scalar.hasNoWidth { return "a character that nobody sees (\(scalar.codePoint)) in it" }
      if scalar == "\n" || scalar == "\r" { return "a line break in it" }
    }
    let quotes = "\"'“”„‘’"
    guard text.count > 2, let first = text.first, let last = text.last else { return nil }
    return quotes.contains(first) && quotes.contains(last) ? "quotes around it" : nil
  }

  private func refused(_ sentence: String) -> Fetched { .failure(SecretProblem(sentence)) }

  private func unavailable(_ sentence: String, exists: Bool = true) -> Fetched {
    switch use {
    case .checking where exists, .planning:
      .failure(SecretProblem(sentence + " (not checked: the service itself may have it)", severity: .warning))
    case .running, .checking: .failure(SecretProblem(sentence))
    }
  }
}

extension UInt8 {
  fileprivate var isCredentialByte: Bool {
    switch self {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F: true
    default: false
    }
  }
}
