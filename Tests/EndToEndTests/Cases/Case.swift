import Foundation
import TestKit

/// A situation of real users that once went wrong: the files of Tests/Fixtures/cases/NAME in a folder of their own, and the built
/// program at work on them. What should stand in its output, and what should not, is in the `expected.txt` beside them.
final class Case: Sendable {
  /// A Monday at 16:30 in Amsterdam, the moment that the cases are about.
  static let moment = "2026-11-30T16:30"
  static let home = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("Fixtures/cases")

  let folder: TemporaryFolder
  private let dagpost = BuiltProgram("dagpost")

  init(_ name: String) throws {
    folder = try TemporaryFolder()
    let files = FileManager.default
    let from = Self.home.appendingPathComponent(name)
    for file in try files.contentsOfDirectory(atPath: from.path) {
      try files.copyItem(at: from.appendingPathComponent(file), to: URL(fileURLWithPath: folder.path(file)))
      // A secret that others may read is a mistake of its own.
      if file.hasSuffix(".url") { chmod(folder.path(file), 0o600) }
    }
    // A file that changed a moment ago may still be being written, and is left for the next time.
    for file in try files.subpathsOfDirectory(atPath: folder.path) {
      try files.setAttributes([.modificationDate: Date(timeIntervalSinceNow: -3600)], ofItemAtPath: folder.path(file))
    }
  }

  /// Runs the program in the folder, with `--config dagpost.yaml` unless another is named.
  func run(_ arguments: String...) async throws -> BuiltProgram.Ended {
    let config = arguments.contains("--config") ? [] : ["--config", "dagpost.yaml"]
    return try await dagpost.run(arguments + config, in: folder.path)
  }

  /// What readers would see, and the notes for the administrator on the standard error.
  func preview(_ arguments: String..., at moment: String = Case.moment) async throws -> BuiltProgram.Ended {
    try await dagpost.run(["preview", "--config", "dagpost.yaml", "--at", moment] + arguments, in: folder.path)
  }

  /// Runs the case's own script, which makes what cannot lie in a repository, such as a repository.
  func make(_ script: String = "make.sh") async throws {
    let made = try await BuiltProgram(at: "/bin/bash").run([script], in: folder.path)
    guard made.code == 0 else { throw CaseScriptFailed(script: script, errors: made.errors) }
  }

  /// Writes `text` over a file, as where the port of a server becomes known.
  func replace(_ old: String, with new: String, in file: String = "dagpost.yaml") throws {
    let text = try String(contentsOfFile: folder.path(file), encoding: .utf8)
    try folder.write(text.replacingOccurrences(of: old, with: new), to: file)
  }
}

struct CaseScriptFailed: Error {
  let script: String
  let errors: String
}
