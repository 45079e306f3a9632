import Foundation
import TestKit
import Testing

/// Wherever an option stands, it takes effect or is refused; nothing that was typed is ignored.
struct CommandWordsTests {
  /// What a command needs besides the option that is tried.
  private static let needs: [String: [String]] = [
    "": ["--trigger", "daily", "--wait", "0s", "--at", Scene.tuesday],
    "note": ["did", "a sentence"], "explain": [post], "pause": ["--until", soon],
    "outbox show": [post], "outbox replay": [dropped, "--wait", "0s"], "outbox drop": [post, "--yes"],
    "outbox confirm": [post],
    "ledger forget": ["Joost", "--yes"],
  ]
  private static let post = "desk/daily/2026-11-24/slack"
  private static let dropped = "desk/daily/2026-11-23/slack"
  /// A pause lasts a year at most.
  private static let soon = String(Date().addingTimeInterval(30 * 86_400).ISO8601Format().prefix(10))
  /// Stands wherever a value is wanted; an option that takes effect names it, refuses it by name, or keeps it in a file.
  private static let canary = "kanarie"

  fileprivate struct Run: Equatable {
    let code: Int32
    let output: String
    let errors: String
    /// Some file holds the canary.
    let isKept: Bool
  }

  @Test func `every option of every command takes effect or is refused, before and behind it`() async throws {
    let scene = try await CommandWordsTests.prepared()
    let tree = try await CommandWordsTests.tree(scene)
    var commands = tree.leaves()
    #expect(commands.count >= 25)
    commands.append(([], tree))
    await withTaskGroup(of: Void.self) { group in
      for (number, (path, command)) in commands.enumerated() {
        // Two at once: each run is a process.
        if number >= 2 { await group.next() }
        group.addTask {
          do {
            try await CommandWordsTests.tryOptions(of: path, command, scene)
          } catch {
            Issue.record("\(path): \(error)")
          }
        }
      }
    }
  }

  private static func tryOptions(of path: [String], _ command: CommandTree, _ scene: Scene) async throws {
    let name = path.joined(separator: " ")
    let own = needs[name] ?? []
    let config = ["--config", "dagpost.yaml"]
    for option in command.options {
      let words = option.takesValue ? [option.name, canary] : [option.name]
      var rest = own
      if let first = rest.firstIndex(of: option.name) { rest.removeSubrange(first..<first + words.count) }
      let place = command.has.contains("--config") && option.name != "--config" ? config : []
      var runs = [
        try await run(path + rest + place + words, scene), try await run(words + place + path + rest, scene),
      ]
      if !place.isEmpty { runs.append(try await run(place + path + words + rest, scene)) }
      let isSame = runs.allSatisfy { $0 == runs[0] }
      #expect(isSame, "\(name) \(option.name): \(runs)")
      let without = option.takesValue ? nil : try await run(path + rest + place, scene)
      // What is refused is told in words, also where JSON was asked for.
      let isRefused = option.name == "--json" && runs[0].code != 0 && runs[0].output.isEmpty
      let hasEffect = option.takesValue ? runs[0].tells(canary) : without != runs[0] || isRefused
      #expect(hasEffect, "\(name) \(option.name) changes nothing: \(runs[0])")
      try await tryTwice(option, path, rest, place, scene)
    }
    for stray in ["--config", "--team", "--json", "--dry-run", "--yes", "--trigger"]
    where !command.has.contains(stray) {
      let words = ["--config", "--team", "--trigger"].contains(stray) ? [stray, canary] : [stray]
      for arguments in [path + own + words, words + path + own] {
        let refused = try await run(arguments, scene)
        #expect(refused.code == 64, "\(arguments): \(refused)")
        // The value of an option that a command does not have may be what it stumbles over first.
        let isNamed = refused.errors.contains(stray) || refused.errors.contains(canary)
        #expect(isNamed, "\(arguments): \(refused.errors)")
      }
    }
  }

  /// One that counts once is refused when it is given twice, also on both sides of the command; the others add up.
  private static func tryTwice(
    _ option: CommandTree.Option, _ path: [String], _ rest: [String], _ place: [String], _ scene: Scene
  ) async throws {
    guard option.takesValue else { return }
    let twice = try await run(["\(option.name)=\(canary)"] + path + rest + place + [option.name, "other"], scene)
    #expect(twice.errors.contains("\(option.name) is given twice") == !option.isRepeating, "\(path): \(twice.errors)")
    #expect(option.isRepeating || twice.code == 64)
    let missing = try await run(path + rest + place + [option.name], scene)
    #expect(missing.code == 64, "\(path) \(option.name) without a value: \(missing)")
  }

  @Test func `a word that is no command is refused with the nearest one`() async throws {
    let scene = try Scene()
    for (path, names) in try await CommandWordsTests.tree(scene).groups() {
      for name in names where name.count > 3 {
        // Two letters changed places.
        var letters = Array(name)
        letters.swapAt(1, 2)
        guard String(letters) != name else { continue }
        let refused = try await scene.dagpost.run(path + [String(letters)], in: scene.folder.path)
        #expect(refused.code == 64)
        #expect(refused.errors.contains("did you mean \"\(name)\"?"), "\(path) \(letters): \(refused.errors)")
      }
    }
  }

  @Test(arguments: [
    (["preveiw"], "There is no command \"preveiw\" (did you mean \"preview\"?). \"dagpost --help\" lists them."),
    (["ledger", "foget", "Joost"], "There is no command \"ledger foget\" (did you mean \"forget\"?)."),
    (["--config", "dagpost.yaml", "outbox", "lsit"], "There is no command \"outbox lsit\" (did you mean \"list\"?)."),
    (["forget", "Joost"], "There is no command \"forget\" (did you mean \"ledger forget\"?)."),
    (["help", "preveiw"], "(did you mean \"preview\"?)"),
    (["--jsn", "status"], "There is no option --jsn (did you mean \"--json\"?)."),
    (["-c", "dagpost.yaml", "status"], "There is no option -c"),
    (["status", "--jsn"], "--json"),
    (["status", "--json=yes"], "--json"),
    (["status", "desk"], "desk"),
    (["services", "slack", "teams"], "teams"),
    (["--", "status"], "\"--\" stands before the command"),
    (["--trigger", "daily", "status"], "--trigger goes with no command; leave out either --trigger or \"status\"."),
    (["status", "--trigger", "daily"], "--trigger goes with no command"),
    (["--trigger", "daily", "weekly"], "There is no command \"weekly\""),
    (["--config", "status"], "--config has no value: \"status\" behind it is a command."),
    (["ledger", "--team", "desk"], "\"dagpost ledger\" wants one of backup, check, prune, forget."),
    (["services", "slak"], "There is no service \"slak\" (did you mean \"slack\"?); there is console, "),
    (["systems", "taks"], "There is no system \"taks\" (did you mean \"tasks\"?); there is "),
    (["ledger", "forget", "Joost", "--", "--dry-run"], "--dry-run"),
  ])
  func `what cannot be meant is refused`(words: [String], sentence: String) async throws {
    let scene = try Scene()
    try scene.configure(port: 9)
    let run = try await scene.dagpost.run(words, in: scene.folder.path)
    #expect(run.code == 64, "\(run)")
    #expect(run.errors.contains(sentence), "\(run.errors)")
    #expect(run.output.isEmpty)
  }

  @Test func `help is asked for in any order`() async throws {
    let scene = try Scene()
    let help = try await scene.dagpost.run(["ledger", "forget", "--help"], in: scene.folder.path)
    for words in [
      ["help", "ledger", "forget"], ["ledger", "help", "forget"], ["--help", "ledger", "forget"],
      ["ledger", "--help", "forget"],
    ] {
      let same = try await scene.dagpost.run(words, in: scene.folder.path)
      #expect(same.code == 0)
      #expect(same.output == help.output, "\(words)")
    }
  }

  // MARK: Running

  private static func tree(_ scene: Scene) async throws -> CommandTree {
    try CommandTree.read(
      from: try await scene.dagpost.run(["--experimental-dump-help"], in: scene.folder.path).output)
  }

  /// A team with one post that waits and one that was given up.
  private static func prepared() async throws -> Scene {
    let scene = try Scene()
    try scene.configure(port: 9)
    _ = try await scene.trigger("--wait", "0s")
    let other = try await scene.dagpost.run(
      ["--config", "dagpost.yaml", "--trigger", "daily", "--at", "2026-11-23T16:30", "--wait", "0s"],
      in: scene.folder.path)
    #expect(other.code == 1, "\(other)")
    let dropped = try await scene.run("outbox", "drop", "desk/daily/2026-11-23/slack", "--yes")
    #expect(dropped.code == 0, "\(dropped)")
    return scene
  }

  /// Each in a folder of its own.
  private static func run(_ words: [String], _ scene: Scene) async throws -> Run {
    let copy = try TemporaryFolder()
    let folder = copy.path + "/scene"
    try FileManager.default.copyItem(atPath: scene.folder.path, toPath: folder)
    let ended = try await scene.dagpost.run(words, in: folder)
    return Run(
      code: ended.code, output: steady(ended.output, folder), errors: steady(ended.errors, folder),
      isKept: words.contains(canary) && isKept(in: folder))
  }

  /// Without what differs from run to run.
  private static func steady(_ text: String, _ folder: String) -> String {
    text.replacingOccurrences(of: folder, with: "FOLDER").replacing(/post [a-z2-7]{6,26}/, with: "post ID")
      .replacing(/[0-9]+/, with: "0").replacing(/[a-z2-7]{26}/, with: "ID")
  }

  /// As a file, or in one.
  private static func isKept(in folder: String) -> Bool {
    let names = FileManager.default.enumerator(atPath: folder)?.allObjects.compactMap { $0 as? String } ?? []
    return names.contains { name in
      name.hasSuffix(canary)
        || FileManager.default.contents(atPath: "\(folder)/\(name)")?.range(of: Data(canary.utf8)) != nil
    }
  }
}

extension CommandWordsTests.Run {
  fileprivate func tells(_ word: String) -> Bool { output.contains(word) || errors.contains(word) || isKept }
}
