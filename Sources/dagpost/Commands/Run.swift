import ArgumentParser
import Daemon
import Operate
import Teams

struct Run: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Run the daemon (what the systemd unit does).",
    discussion: """
      TERM finishes what is in flight and stops; HUP reads the configuration again and keeps the old one when the new \
      one is wrong.
      """)

  @OptionGroup var place: ConfigPlace

  func run() async throws { throw await Run.daemon(place) }

  static func daemon(_ place: ConfigPlace) async -> ArgumentParser.ExitCode {
    await DaemonProcess.run(configPath: place.config, surroundings: .live()).forShell
  }
}
