import Almanac
import Glibc

/// One file of the configuration, read and trusted as far as its owner is.
struct SettingsFile {
  let name: String
  let root: Section
  /// Whoever may write it is not whoever may write the main file.
  let restricted: Bool
  private let owner: UInt32
  private let group: UInt32
  private let mode: UInt32

  /// Nil when it cannot be read as settings; then the reason is in `problems`.
  init?(_ name: String, main: SettingsFile?, secrets: SecretSource, problems: Problems) {
    let file: SmallFile
    switch SmallFile.read(name, limit: YAMLReader.sizeLimit) {
    case .success(let found): file = found
    case .failure(let trouble):
      problems.add(Problem(at: Location(file: name, line: 1, column: 1), path: "", "this file \(trouble.words)"))
      return nil
    }
    guard let node = YAMLReader.read(file.bytes, file: name, problems: problems) else { return nil }
    self.name = name
    owner = file.owner
    group = file.group
    mode = file.mode
    restricted = main.map { !$0.trusts(file) } ?? false
    root = Section(node, path: "", problems: problems, secrets: secrets, restricted: restricted)
  }

  /// A file of root's or of the main file's owner, which nobody may write who may not write the main file.
  private func trusts(_ file: SmallFile) -> Bool {
    guard file.owner == 0 || file.owner == owner else { return false }
    let widened = file.mode & 0o022 & ~mode
    let sameGroup = file.mode & 0o020 == 0 || file.group == group
    return widened == 0 && sameGroup
  }

  /// The files that a pattern such as `teams.d/*.yaml` names, sorted; relative to this file.
  func included(_ pattern: String) -> [String] {
    let written = path(pattern, relativeTo: name)
    var found = glob_t()
    defer { globfree(&found) }
    // The folder's own name is not a pattern, whatever stands in it.
    let escaped = pattern.hasPrefix("/") ? written : escape(String(written.dropLast(pattern.count))) + pattern
    guard glob(escaped, 0, nil, &found) == 0 else { return [] }
    return (0..<Int(found.gl_pathc)).compactMap { found.gl_pathv[$0].map { String(cString: $0) } }
  }

  private func escape(_ text: String) -> String {
    text.reduce(into: "") { escaped, character in
      if "*?[\\".contains(character) { escaped.append("\\") }
      escaped.append(character)
    }
  }
}
