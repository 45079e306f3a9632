import ArgumentParser
import Foundation
import Model
import Operate
import Reactor
import Teams

struct Init: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write a small commented configuration to start from.",
    discussion: "Nothing that exists is overwritten.")

  @Argument(help: ArgumentHelp("The folder to write into.", valueName: "folder"), completion: .directory)
  var folder = "."
  @Option(
    name: .long,
    help: ArgumentHelp("In this language, en or nl: comments, plan, figures and updates.", valueName: "language"))
  var language = Language.en.rawValue

  mutating func validate() throws {
    if Language(rawValue: language) == nil {
      let words = Language.allCases.map(\.rawValue).joined(separator: " or ")
      throw ValidationError("--language is \"\(language)\"; it should be \(words)")
    }
  }

  func run() throws {
    let files = StarterFiles.all(
      in: Language(rawValue: language) ?? .en, today: CivilDateTime(utc: WallClock.machine.now()).date)
    let folder = URL(fileURLWithPath: folder, isDirectory: true)
    let existing = files.map { folder.appendingPathComponent($0.name).path }
      .filter { FileManager.default.fileExists(atPath: $0) }
    guard existing.isEmpty else {
      existing.forEach { Output.error("\($0) exists already; it was left as it is. Choose another folder.") }
      throw Operate.ExitCode.needsPerson.forShell
    }
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      for file in files {
        try Data(file.text.utf8).write(to: folder.appendingPathComponent(file.name), options: .withoutOverwriting)
      }
    } catch {
      Output.error("\(folder.path) cannot be written: \(error.localizedDescription)")
      throw Operate.ExitCode.needsPerson.forShell
    }
    let config = folder.appendingPathComponent(files[0].name).relativePath
    Output.line("Wrote \(files.map(\.name).joined(separator: ", ")). Next:")
    Output.line("  dagpost check --config \(config)")
    Output.line("  dagpost preview --config \(config)")
    Output.line("  dagpost --config \(config) --trigger daily")
  }
}
