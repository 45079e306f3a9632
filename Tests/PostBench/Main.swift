import Foundation
import Reactor

/// What posting costs: 10,000 posts from `queued` to `delivered`, by the production courier and client, with the ledger on
/// disk. `.ci/bench-posts` lets curl send the same bodies to the same server and compares.
///
/// `serve` answers posts and says its port; `prepare FOLDER PORT COUNT` makes the bodies, the ledger and curl's
/// configuration; `post` sends what is queued in FOLDER/state and prints its figures; `check` finds all of it delivered.
@main enum Main {
  static func main() {
    let words = Array(CommandLine.arguments.dropFirst())
    if words == ["serve"] {
      guard let server = QuickServer() else { return fail("no port to listen on") }
      FileHandle.standardOutput.write(Data("\(server.port)\n".utf8))
      server.run()
    }
    let numbers = words.dropFirst(2).compactMap { Int($0) }
    guard words.count == 4, numbers.count == 2, numbers[1] > 0 else { return fail(usage) }
    let (folder, port, count) = (words[1], numbers[0], numbers[1])
    switch words[0] {
    case "prepare": run { try await Preparing(folder: folder, port: port, count: count).prepare() }
    case "post": run { try await Posting(folder: folder, port: port, count: count).post() }
    case "check": run { try await Posting(folder: folder, port: port, count: count).check() }
    default: fail(usage)
    }
  }

  private static let usage = "usage: postbench serve | prepare FOLDER PORT COUNT | post … | check …"

  private static func run(_ work: @escaping @Sendable () async throws -> Void) {
    Program.run {
      do { try await work() } catch { fail("\(error)") }
    }
  }

  private static func fail(_ why: String) {
    FileHandle.standardError.write(Data("postbench: \(why)\n".utf8))
    exit(1)
  }
}
