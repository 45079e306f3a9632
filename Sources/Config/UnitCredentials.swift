import Almanac
import Glibc
import Reactor

/// Where the service's unit files say its credentials come from, for `check`, which runs outside the unit.
struct UnitCredentials: Sendable {
  /// The folders in which systemd looks for units.
  static let folders = ["/etc", "/run", "/usr/local/lib", "/usr/lib", "/lib"].map { "\($0)/systemd/system" }

  private var loaded: [(id: String, path: String)] = []
  /// Credentials that only systemd can open, or whose value is in the unit itself.
  private var sealed: [String] = []

  init(folders: [String], unit: String = "dagpost.service") {
    for folder in folders {
      let parts = Self.names(in: "\(folder)/\(unit).d").filter { $0.hasSuffix(".conf") }.map { "\(unit).d/\($0)" }
      for name in [unit] + parts {
        guard case .success(let file) = SmallFile.read("\(folder)/\(name)", limit: 1 << 20) else { continue }
        String(decoding: file.bytes, as: UTF8.self).split(whereSeparator: \.isNewline).forEach { read($0) }
      }
    }
  }

  private mutating func read(_ line: Substring) {
    guard let sign = line.firstIndex(of: "=") else { return }
    let value = line[line.index(after: sign)...].filter { $0 != " " }.split(separator: ":", maxSplits: 1).map(
      String.init)
    guard let id = value.first, !id.isEmpty else { return }
    switch line[..<sign].filter({ $0 != " " }) {
    case "LoadCredential":
      let stores = ["/etc/credstore", "/run/credstore", "/usr/local/lib/credstore", "/usr/lib/credstore"]
      loaded += value.count > 1 ? [(id, value[1])] : stores.map { (id, "\($0)/\(id)") }
    case "LoadCredentialEncrypted", "SetCredential", "SetCredentialEncrypted", "ImportCredential": sealed.append(id)
    default: break
    }
  }

  /// The files that may hold the credential of that name. A unit can also load a whole folder; then it is a file in
  /// there.
  func places(of name: String) -> [String] {
    loaded.map { id, path in
      if id == name { return path }
      return name.hasPrefix(id + "_") ? "\(path)/\(name.dropFirst(id.count + 1))" : "\(path)/\(name)"
    }
  }

  /// Whether the service has the credential in a form that cannot be read from outside.
  func isSealed(_ name: String) -> Bool {
    sealed.contains { id in
      id == name || name.hasPrefix(id + "_") || id.hasSuffix("*") && name.hasPrefix(id.dropLast())
    }
  }

  private static func names(in folder: String) -> [String] {
    guard let listing = opendir(folder) else { return [] }
    defer { closedir(listing) }
    var names: [String] = []
    while let entry = readdir(listing) {
      names.append(
        withUnsafeBytes(of: &entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) })
    }
    return names.sorted()
  }
}
