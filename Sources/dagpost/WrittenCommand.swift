import ArgumentParser
import Config

/// The words behind `dagpost` in the one order in which nothing is lost: the command, then every option, then the rest.
///
/// ArgumentParser gives options that stand before a command to the commands above it, and what those parsed never
/// reaches the command itself. So no command is parsed with a word before its name.
struct WrittenCommand {
  /// Why words are no command line; a sentence.
  struct Mistake: Error { let sentence: String }

  /// For the parser: the names down to one command, then what belongs to it.
  let arguments: [String]
  /// No command is named: the daemon itself, or `--trigger`.
  let isRoot: Bool
  /// It listens to signals itself; what else runs ends by them.
  var isDaemon: Bool { (isRoot || arguments.first == Run._commandName) && !names("--trigger") }

  init(_ words: [String]) throws(Mistake) {
    // What the parser writes about itself: completions for a shell, the commands for our tests.
    if let first = words.first, OptionNames.ofParser.contains(OptionNames.name(in: first)) {
      (arguments, isRoot) = (words, true)
      return
    }
    var search = CommandSearch(words)
    try search.run()
    arguments = search.path + search.options + search.rest
    isRoot = search.path.isEmpty
    try WrittenCommand.refuseRepeated(arguments)
    if !isRoot, names("--trigger") {
      let path = search.path.joined(separator: " ")
      throw Mistake(sentence: "--trigger goes with no command; leave out either --trigger or \"\(path)\".")
    }
  }

  private func names(_ option: String) -> Bool {
    arguments.prefix { $0 != "--" }.contains { OptionNames.name(in: $0) == option }
  }

  /// Of an option that counts once the parser would take the last and drop the others.
  private static func refuseRepeated(_ arguments: [String]) throws(Mistake) {
    var seen = Set<String>()
    for word in arguments.prefix(while: { $0 != "--" }) {
      let name = OptionNames.name(in: word)
      guard OptionNames.single.contains(name), !seen.insert(name).inserted else { continue }
      throw Mistake(sentence: "\(name) is given twice; give it once.")
    }
  }
}

/// Goes down the tree of commands, and gathers the options on its way.
private struct CommandSearch {
  private(set) var path: [String] = []
  private(set) var options: [String] = []
  private(set) var rest: ArraySlice<String>
  private var command: any ParsableCommand.Type = Commands.self
  private var wantsHelp = false

  init(_ words: [String]) { rest = words[...] }

  mutating func run() throws(WrittenCommand.Mistake) {
    while !subcommands.isEmpty, let word = rest.popFirst() {
      if word.hasPrefix("-"), word != "-" {
        try takeOption(word)
      } else if word == "help" {
        wantsHelp = true
      } else if let found = subcommands.first(where: { $0._commandName == word }) {
        command = found
        path.append(word)
      } else {
        throw unknown(word)
      }
    }
    if wantsHelp { (options, rest) = (["--help"], []) }
    try finish()
  }

  private var subcommands: [any ParsableCommand.Type] { command.configuration.subcommands }

  private mutating func takeOption(_ word: String) throws(WrittenCommand.Mistake) {
    guard word != "--" else {
      throw .init(sentence: "\"--\" stands before the command; put it behind.")
    }
    let name = OptionNames.name(in: word)
    guard OptionNames.all.contains(name) else {
      throw .init(
        sentence: "There is no option \(name)\(suggestion(for: name, among: OptionNames.all)). "
          + "\"dagpost \((path + ["--help"]).joined(separator: " "))\" lists them.")
    }
    options.append(word)
    guard OptionNames.takeValue.contains(name), name == word, let value = rest.first, !value.hasPrefix("-") else {
      return
    }
    options.append(value)
    rest = rest.dropFirst()
  }

  /// What there is to do where the words end above a command.
  private mutating func finish() throws(WrittenCommand.Mistake) {
    if subcommands.isEmpty { return try refuseForeign() }
    guard !options.contains(where: OptionNames.help.contains) else { return }
    if let usual = command.configuration.defaultSubcommand { return path.append(usual._commandName) }
    let names = subcommands.map { $0._commandName }
    guard path.isEmpty else {
      if options.isEmpty { return }
      throw .init(
        sentence: "\"dagpost \(path.joined(separator: " "))\" wants one of \(names.joined(separator: ", ")).")
    }
    // A value that is missing takes the command for itself.
    for (option, value) in zip(options, options.dropFirst())
    where OptionNames.takeValue.contains(option) && option != "--trigger" && names.contains(value) {
      throw .init(
        sentence:
          "\(option) has no value: \"\(value)\" behind it is a command. Say \(option)=\(value) if it is meant so.")
    }
  }

  /// The parser would take the value of an option that the command does not have for one of its arguments, and complain of that.
  private func refuseForeign() throws(WrittenCommand.Mistake) {
    let usage = command.usageString(includeHidden: true)
    let own = usage.matches(of: /--[a-z-]+/).map { String($0.0) }
    let words = options + rest.prefix { $0 != "--" }
    let foreign = words.map(OptionNames.name).first { name in
      name.hasPrefix("--") && name != "--trigger" && !OptionNames.help.contains(name) && !own.contains(name)
    }
    guard let foreign else { return }
    throw .init(
      sentence:
        "\"dagpost \(path.joined(separator: " "))\" has no option \(foreign)\(suggestion(for: foreign, among: own)); "
        + (own.isEmpty ? "it has none." : "it has \(own.joined(separator: ", "))."))
  }

  private func unknown(_ word: String) -> WrittenCommand.Mistake {
    let names = subcommands.map { $0._commandName }
    var meant = suggestion(for: word, among: names)
    if meant.isEmpty, path.isEmpty,
      let group = subcommands.first(where: { $0.configuration.subcommands.contains { $0._commandName == word } })
    {
      meant = " (did you mean \"\(group._commandName) \(word)\"?)"
    }
    let below = path.map { "\($0) " }.joined()
    return .init(
      sentence: "There is no command \"\(below)\(word)\"\(meant). \"dagpost \(below)--help\" lists them.")
  }
}
