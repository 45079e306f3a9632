/// The options of all commands, by what follows them: a command can only be found among options by who knows that.
/// A test compares this with the commands.
enum OptionNames {
  /// Followed by a value, and given once.
  static let single: Set<String> = [
    "--at", "--config", "--date", "--edition", "--from", "--ics", "--language", "--reason", "--since", "--to",
    "--today",
    "--trigger", "--until", "--wait",
  ]
  /// Followed by a value; each one counts.
  static let repeatable: Set<String> = ["--channel", "--state", "--team"]
  static let flags: Set<String> = [
    "--again", "--all", "--dry-run", "--full", "--json", "--raw", "--yes",
  ]
  static let help: Set<String> = ["--help", "--help-hidden", "--version", "-h"]
  /// What the parser itself answers, for the program as a whole.
  static let ofParser: Set<String> = ["--experimental-dump-help", "--generate-completion-script"]

  static let takeValue = single.union(repeatable)
  static let all = takeValue.union(flags).union(help).sorted()

  /// `--team` of `--team=desk`.
  static func name(in word: String) -> String { String(word.prefix { $0 != "=" }) }
}
