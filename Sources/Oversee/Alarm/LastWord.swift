import Glibc
import HTTP
import Ledger
import Model
import Reactor
import Services
import Teams

/// Trouble with the ledger itself, told to the operator directly before the program ends.
///
/// That it was told is remembered beside the ledger as the time of an empty file, which is made while all is well: setting a
/// time needs no room on a full disk.
package struct LastWord: Sendable {
  package let path: String
  package let clock: WallClock

  /// How long telling may take.
  static let limit = Duration.seconds(10)
  /// While it lasts it is told again after this long; systemd's restarts in between say nothing.
  package static let again = Duration.seconds(86_400)

  package init(stateDirectory: String, clock: WallClock) {
    path = stateDirectory + "/ledger-trouble"
    self.clock = clock
  }

  /// While all is well: makes the file, so that it is there when there is no room for one.
  package func prepare() {
    if told == nil { set(Instant(seconds: 0)) }
  }

  /// The ledger has worked for a while: the next trouble is told.
  package func settle() { set(Instant(seconds: 0)) }

  /// Tells every channel of alarms, unless that was done not long ago.
  /// - Returns: how it went, for the log; nil when nobody is to be told.
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

  /// The channels that took it in time; the others are called off.
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

  /// When it was last told: the beginning of 1970 for never, nil without the file.
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
