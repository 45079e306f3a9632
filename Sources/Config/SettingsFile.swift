import Almanac
import Glibc
import Model
import Reactor
import YAML

/// One file of the configuration, and how far it is trusted.
struct SettingsFile {
  let name: String
  let root: Section
  /// Whether somebody may write this file who may not write the main file.
  let restricted: Bool
  private let owner: UInt32
  private let group: UInt32
  private let mode: UInt32

  /// Reads the main file. Nil when it cannot be read as settings; the reason is then in `problems`.
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

  /// An included file. A mistake in one that holds teams only stops just these teams; any other might let a name
  /// through.
  struct Included {
    /// Nil when it cannot be read as settings.
    let file: SettingsFile?
    let holdsTeamsOnly: Bool
  }

  /// Reads an included file. One that is refused because of who may write it is left out with a warning, so that nobody
  /// can stop the daemon with it.
  static func included(
    _ name: String, by main: SettingsFile, secrets: SecretSource, problems: Problems
  ) -> Included {
    let place = Location(file: name, line: 1, column: 1)
    do throws(IncludedFile.Refusal) {
      let found = try IncludedFile.open(
        name, from: directory(of: main.name), owner: main.owner, limit: YAMLReader.sizeLimit)
      let restricted = !main.trusts(found.file)
      if restricted || !found.isTrustedPath { problems.quoteNothing(of: name) }
      let file = SettingsFile(name, found.file, restricted: restricted, secrets, problems)
      file?.reportHoldingNothing(found.file.bytes)
      return Included(
        file: file,
        holdsTeamsOnly: restricted || file.map(\.holdsTeamsOnly) ?? seemsToHoldTeamsOnly(found.file.bytes))
    } catch {
      problems.add(
        Problem(error.isOthers ? .warning : .error, at: place, path: "", "this file \(known: error.sentence)"))
      return Included(file: nil, holdsTeamsOnly: error.isOthers)
    }
  }

  /// False for a file with a misspelt `people`, and for one that was emptied.
  private var holdsTeamsOnly: Bool { root.keysOnly == ["teams"] }

  /// A guess for a file that is not valid YAML: no line but that of `teams` begins at the left margin.
  private static func seemsToHoldTeamsOnly(_ bytes: [UInt8]) -> Bool {
    let margin = String(decoding: TextDecoder.withoutMarks(bytes), as: UTF8.self).split(whereSeparator: \.isNewline)
      .filter { line in !" \t#]}".contains(line.first ?? "#") && !line.hasPrefix("---") }
    return !margin.isEmpty && margin.allSatisfy { $0.hasPrefix("teams:") }
  }

  private init?(
    _ name: String, _ file: SmallFile, restricted: Bool, _ secrets: SecretSource, _ problems: Problems
  ) {
    let limits = restricted ? YAMLReader.Limits.ofOthers : YAMLReader.Limits.usual
    guard let node = YAMLReader.read(file.bytes, file: name, problems: problems, limits: limits) else { return nil }
    self.name = name
    self.restricted = restricted
    owner = file.owner
    group = file.group
    mode = file.mode
    root = Section(node, path: "", problems: problems, secrets: secrets, restricted: restricted)
  }

  /// Reports a file without any setting. An empty one has lost what it held; one in which everything is commented out
  /// may be intended.
  private func reportHoldingNothing(_ bytes: [UInt8]) {
    guard root.isGroup, root.isEmpty else { return }
    let isBlank = TextDecoder.withoutMarks(bytes).allSatisfy { [0x20, 0x09, 0x0A, 0x0D].contains($0) }
    root.report(
      isBlank
        ? "this file is empty; put back what stood in it, or delete the file if its teams are to stop"
        : "this file holds nothing but comments, so no team", severity: isBlank ? .error : .warning)
  }

  /// Settings that only the main file may have.
  static let mainOnly = ["defaults", "include", "state", "alarm", "heartbeat", "metrics_file"]
  /// Settings that teams share.
  static let shared = ["sources", "channels", "people", "unnamed"]

  /// A hint for somebody who has no configuration yet, or has it in another place.
  private static func start(beside name: String) -> String {
    let here = "dagpost.yaml"
    let other =
      name != here && access(here, F_OK) == 0
      ? "there is one in this folder: --config \(here)" : "\"dagpost init\" writes one to start from"
    return "; \(other), and --config FILE names one elsewhere"
  }

  /// Whether the file belongs to root or the main file's owner, and nobody may write it who may not write the main
  /// file.
  private func trusts(_ file: SmallFile) -> Bool {
    guard file.owner == 0 || file.owner == owner else { return false }
    let widened = file.mode & 0o022 & ~mode
    let sameGroup = file.mode & 0o020 == 0 || file.group == group
    return widened == 0 && sameGroup
  }

  /// The files that match a pattern such as `teams.d/*.yaml`, sorted. The pattern is relative to this file.
  func included(_ pattern: String) -> [String] {
    let written = path(pattern, relativeTo: name)
    var found = glob_t()
    defer { globfree(&found) }
    // The name of the folder is not part of the pattern, even where it has characters such as `*`.
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
