import Foundation

/// The commands with their options, as the program itself tells them: one that is new is tested without being named here.
struct CommandTree: Decodable {
  struct Option: Decodable {
    struct Name: Decodable { let name: String }
    let kind: String
    let names: [Name]?
    let isRepeating: Bool
    let isOptional: Bool

    /// `--team`.
    var name: String { names?.map { "--\($0.name)" }.max { $0.count < $1.count } ?? "" }
    var takesValue: Bool { kind == "option" }
  }

  let commandName: String
  let arguments: [Option]?
  let subcommands: [CommandTree]?

  /// What help and the version are of every command.
  private static let ofAll: Set<String> = ["--help", "--version", "--help-hidden"]

  var options: [Option] { (arguments ?? []).filter { $0.kind != "positional" && !Self.ofAll.contains($0.name) } }
  var has: Set<String> { Set(options.map(\.name)) }

  static func read(from dump: String) throws -> CommandTree {
    struct Tool: Decodable { let command: CommandTree }
    return try JSONDecoder().decode(Tool.self, from: Data(dump.utf8)).command
  }

  /// Every command that does something, with the words that name it.
  func leaves(below path: [String] = []) -> [(path: [String], command: CommandTree)] {
    guard let subcommands, !subcommands.isEmpty else { return [(path, self)] }
    return subcommands.filter { $0.commandName != "help" }.flatMap { $0.leaves(below: path + [$0.commandName]) }
  }

  /// The groups, which only lead to commands.
  func groups(below path: [String] = []) -> [(path: [String], names: [String])] {
    guard let subcommands, !subcommands.isEmpty else { return [] }
    return [(path, subcommands.map(\.commandName).filter { $0 != "help" })]
      + subcommands.flatMap { $0.groups(below: path + [$0.commandName]) }
  }
}
