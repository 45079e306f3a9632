import Almanac
import Glibc
import Model

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

  /// A file that is included. A mistake in one that holds teams alone stops these; any other might let a name through.
  struct Included {
    /// Nil when it cannot be read as settings.
    let file: SettingsFile?
    let holdsTeamsOnly: Bool
  }

  /// What is refused because of whoever may write it is left out with a warning: nobody stops the daemon with it.
  static func included(
    _ name: String, by main: SettingsFile, secrets: SecretSource, problems: Problems
  ) -> Included {
    let place = Location(file: name, line: 1, column: 1)
    do throws(IncludedFile.Refusal) {
      let found = try IncludedFile.open(
        name, from: directory(of: main.name), owner: main.owner, limit: YAMLReader.sizeLimit)
      let restricted = !main.trusts(found.file)
      if restricted || !found.isPlaced { problems.quoteNothing(of: name) }
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

  /// A misspelt `people` is not `teams`, and neither is a file that was emptied.
  private var holdsTeamsOnly: Bool { root.keysOnly == ["teams"] }

  /// Of a file that is no YAML: no line but that of `teams` begins at its margin.
  private static func seemsToHoldTeamsOnly(_ bytes: [UInt8]) -> Bool {
    let margin = String(decoding: TextDecoder.withoutMarks(bytes), as: UTF8.self).split(whereSeparator: \.isNewline)
      .filter { line in !" \t#]}".contains(line.first ?? "#") && !line.hasPrefix("---") }
    return !margin.isEmpty && margin.allSatisfy { $0.hasPrefix("teams:") }
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

  /// A file that lost what it held, and one in which all is commented out, which somebody may have meant.
  private func reportHoldingNothing(_ bytes: [UInt8]) {
    guard root.isGroup, root.isEmpty else { return }
    let isBlank = TextDecoder.withoutMarks(bytes).allSatisfy { [0x20, 0x09, 0x0A, 0x0D].contains($0) }
    root.report(
      isBlank
        ? "this file is empty; put back what stood in it, or delete the file if its teams are to stop"
        : "this file holds nothing but comments, so no team", severity: isBlank ? .error : .warning)
  }

  /// What only the main file may say.
  static let mainOnly = ["defaults", "include", "state", "alarm", "heartbeat", "metrics_file"]
  /// What teams share.
  static let shared = ["sources", "channels", "people", "unnamed"]

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
