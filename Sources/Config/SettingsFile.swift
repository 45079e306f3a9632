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

  /// The file that was asked for. Nil when it cannot be read as settings; then the reason is in `problems`.
  init?(main name: String, secrets: SecretSource, problems: Problems) {
    switch SmallFile.read(name, limit: YAMLReader.sizeLimit) {
    case .success(let file): self.init(name, file, restricted: false, secrets, problems)
    case .failure(let trouble):
      let start = trouble == .missing ? SettingsFile.start(beside: name) : ""
      problems.add(
        Problem(
          at: Location(file: name, line: 1, column: 1), path: "", "this file \(known: trouble.words)\(known: start)"))
      return nil
    }
  }

  /// One that it includes. What is refused because of whoever may write it is left out with a warning: nobody stops the daemon
  /// with it.
  init?(_ name: String, includedBy main: SettingsFile, secrets: SecretSource, problems: Problems) {
    let place = Location(file: name, line: 1, column: 1)
    do throws(IncludedFile.Refusal) {
      let found = try IncludedFile.open(
        name, from: directory(of: main.name), owner: main.owner, limit: YAMLReader.sizeLimit)
      let restricted = !main.trusts(found.file)
      if restricted || !found.isPlaced { problems.quoteNothing(of: name) }
      self.init(name, found.file, restricted: restricted, secrets, problems)
    } catch {
      problems.add(
        Problem(error.isOthers ? .warning : .error, at: place, path: "", "this file \(known: error.sentence)"))
      return nil
    }
  }

  private init?(
    _ name: String, _ file: SmallFile, restricted: Bool, _ secrets: SecretSource, _ problems: Problems
  ) {
    let limits = restricted ? YAMLReader.Limits.ofOthers : YAMLReader.Limits()
    guard let node = YAMLReader.read(file.bytes, file: name, problems: problems, limits: limits) else { return nil }
    self.name = name
    self.restricted = restricted
    owner = file.owner
    group = file.group
    mode = file.mode
    root = Section(node, path: "", problems: problems, secrets: secrets, restricted: restricted)
  }

  /// For whoever has no configuration yet, or has it elsewhere.
  private static func start(beside name: String) -> String {
    let here = "dagpost.yaml"
    let other =
      name != here && access(here, F_OK) == 0
      ? "there is one in this folder: --config \(here)" : "\"dagpost init\" writes one to start from"
    return "; \(other), and --config FILE names one elsewhere"
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
