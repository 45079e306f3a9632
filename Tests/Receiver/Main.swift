import Foundation
import TestKit

/// Stands in for chat services on loopback: refuses what they refuse, answers as they do, and writes down what came.
@main struct Main {
  static func main() {
    // Whoever reads our first line may close the pipe after it; that is no reason to die.
    signal(SIGPIPE, SIG_IGN)
    do {
      let options = try ReceiverOptions(Array(CommandLine.arguments.dropFirst()))
      let receiver = try Receiver(options)
      let server = try LoopbackServer(on: ReservedPort(options.port)) { receiver.reply(to: $0) }
      say("listening on 127.0.0.1:\(server.port)")
      // The server's threads do the work; this one has nothing left to do.
      while true { pause() }
    } catch let usage as ReceiverUsage {
      say(usage.description)
      exit(usage.isHelp ? 0 : 64)
    } catch {
      FileHandle.standardError.write(Data("receiver: \(error)\n".utf8))
      exit(1)
    }
  }
}

/// One line to standard output, at once: whoever started this waits for it.
func say(_ line: String) { try? FileHandle.standardOutput.write(contentsOf: Data("\(line)\n".utf8)) }
