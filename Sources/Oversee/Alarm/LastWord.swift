import Glibc
import HTTP
import Ledger
import Model
import Reactor
import Services
import Teams

/// Tells the operator directly that the ledger failed, before the program ends.
///
/// The time of an empty file beside the ledger records when this was last told. The file is made while all is well, because
/// setting a file's time needs no room on a full disk.
package struct LastWord: Sendable {
  package let path: String
  package let clock: WallClock

  /// How long telling may take.
  static let limit = Duration.seconds(10)
  /// A failure that lasts is told again after this time; restarts by systemd in between tell nothing.
  package static let again = Duration.seconds(86_400)

  package init(stateDirectory: String, clock: WallClock) {
    path = stateDirectory + "/ledger-trouble"
    self.clock = clock
  }

  /// Makes the file while all is well, so that it exists when the disk is full.
  package func prepare() {
    if told == nil { set(Instant(seconds: 0)) }
  }

  /// Call this when the ledger has worked for a while: the next failure is told again.
  package func settle() { set(Instant(seconds: 0)) }

  /// Sends the message to every channel of alarms, unless one was sent within a day.
  ///
  /// - Returns: how that went, for the log; nil when nobody is to be told.
  package func tell(
    _ failure: LedgerError, _ operator: ForOperator, by http: any HTTPClient,
    print: @escaping @Sendable (String) -> Bool,
    newID: @escaping @Sendable () -> PostID, limit: Duration = LastWord.limit
  ) async -> String? {
    if case .locked = failure.kind { return nil }
    guard let alarm = `operator`.alarm else { return nil }
    let now = clock.now()
    if let told, told.seconds > 0, !told.isOlder(than: LastWord.again, at: now) {
      return "the operator was told of trouble with the ledger at \(told.iso8601), and is not told again within a day"
    }
    let update = AlarmWords(`operator`.language).stopped(failure.sentence)
    let sender = Sender(http: http, print: print)
    let arrived = await LastWord.within(limit, alarm.channels) { channel in
      if case .delivered = await sender.send(update, post: newID(), by: channel) { true } else { false }
    }
    guard !arrived.isEmpty else { return "the operator could not be told of it: no channel of alarms took a message" }
    set(now)
    return "told the operator by \(arrived.sorted().map(\.text).joined(separator: ", "))"
  }

  /// The channels that took the message in time; attempts at the others are cancelled.
  private static func within(
    _ limit: Duration, _ channels: [Channel], _ tell: @escaping @Sendable (Channel) async -> Bool
  ) async -> [ChannelName] {
    enum Ended: Sendable {
      case told(ChannelName, Bool)
      case time
    }
    return await withTaskGroup(of: Ended.self) { group in
      for channel in channels { group.addTask { .told(channel.name, await tell(channel)) } }
      group.addTask {
        await Pause.wait(for: limit)
        return .time
      }
      var arrived: [ChannelName] = []
      var left = channels.count
      for await ended in group {
        switch ended {
        case .time: group.cancelAll()
        case .told(let name, let isTaken):
          if isTaken { arrived.append(name) }
          left -= 1
          if left == 0 { group.cancelAll() }
        }
      }
      return arrived
    }
  }

  /// When the failure was last told: the beginning of 1970 for never, nil without the file.
  private var told: Instant? {
    var found = stat()
    guard lstat(path, &found) == 0, found.st_mode & S_IFMT == S_IFREG else { return nil }
    return Instant(seconds: Int64(found.st_mtim.tv_sec))
  }

  private func set(_ moment: Instant) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { return }
    defer { close(descriptor) }
    let time = timespec(tv_sec: Int(moment.seconds), tv_nsec: 0)
    _ = withUnsafeTemporaryAllocation(of: timespec.self, capacity: 2) { times in
      times.initialize(repeating: time)
      return futimens(descriptor, times.baseAddress)
    }
  }
}
