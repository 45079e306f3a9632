import CLinux
import Glibc
import Reactor

/// What `doctor` asks of the machine; a test can give other answers.
package struct DoctorMachine: Sendable {
  /// A folder or file, and its file system.
  struct Place: Sendable, Hashable {
    var mode: UInt32
    var owner: UInt32
    /// The file system's type as `statfs` reports it.
    var fileSystem: Int
    /// Free bytes for ordinary users.
    var free: Int
    /// How many files can still be made; nil where the file system has no limit.
    var freeFiles: Int?
  }

  /// What systemd says about our unit.
  enum Unit: Sendable, Hashable {
    case noSystemctl
    /// systemd does not run on this machine.
    case noManager
    /// The properties that were asked for.
    case found([String: String])
  }

  /// Nil when nothing exists at this path, or we may not look at it.
  let place: @Sendable (String) -> Place?
  let unit: @Sendable () async -> Unit
  let user: UInt32
  /// Whether channels are asked over the network.
  var asksChannels = false

  static let live = DoctorMachine(place: look, unit: askManager, user: geteuid(), asksChannels: true)

  @Sendable private static func look(_ path: String) -> Place? {
    var file = stat()
    var system = statfs()
    guard stat(path, &file) == 0, statfs(path, &system) == 0 else { return nil }
    return Place(
      mode: file.st_mode & 0o7777, owner: file.st_uid, fileSystem: Int(system.f_type),
      free: Int(system.f_bavail) * Int(system.f_bsize), freeFiles: system.f_files == 0 ? nil : Int(system.f_ffree))
  }

  @Sendable private static func askManager() async -> Unit {
    let reply = await MachineQuestion.ask(
      "timeout 10 systemctl show dagpost.service --no-pager --property=LoadState,UnitFileState,ActiveState,SubState,Result,NRestarts"
    )
    return unit(from: reply)
  }

  static func unit(from reply: MachineQuestion.Reply?) -> Unit {
    guard let reply, reply.code != 127 else { return .noSystemctl }
    let lines = reply.output.split(separator: "\n").compactMap { line -> (String, String)? in
      let parts = line.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      return parts.count == 2 ? (String(parts[0]), String(parts[1])) : nil
    }
    guard reply.code == 0, !lines.isEmpty else { return .noManager }
    return .found(Dictionary(lines) { $1 })
  }
}
