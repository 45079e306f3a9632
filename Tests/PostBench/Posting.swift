import Config
import Courier
import Foundation
import HTTP
import Ledger
import Model
import Reactor
import Services
import Synchronization
import YAML

/// Everything that is queued in a state directory, sent by the courier as the daemon has it.
struct Posting: Sendable {
  let folder: String
  let port: Int
  let count: Int

  func post() async throws {
    let lock = try StateLock.acquire(directory: folder + "/state")
    let ledger = try Ledger.open(directory: folder + "/state", mode: .write(lock))
    let teams = Teams(channels: try channels())
    let client = CurlClient(version: "bench")
    let courier = Courier(
      ledger: ledger, sender: Sender(http: client) { _ in false }, clock: .machine,
      random: { Double.random(in: 0..<1) }, for: teams)
    let before = Posting.memory("RssAnon")
    let (cpu, clock) = (Posting.cpu(), ContinuousClock())
    let time = try await clock.measure { () async throws in
      while let next = try await courier.deliverDue() { throw Unexpected(what: "a post waits until \(next)") }
    }
    let used = Posting.cpu() - cpu
    await courier.finish()
    await client.close()
    try ledger.close()
    lock.release()
    let delivered = teams.delivered.withLock { $0 }
    print(
      "delivered=\(delivered) took_us=\(Int(time / .microseconds(1))) cpu_us=\(used) hwm_kb=\(Posting.memory("VmHWM")) "
        + "anon_kb=\(Posting.memory("RssAnon")) anon_before_kb=\(before)")
  }

  /// In a process of its own, so that what it reads does not count as the courier's memory.
  func check() async throws {
    let ledger = try Ledger.open(directory: folder + "/state", mode: .read)
    let posts = try await ledger.posts(PostFilter(limit: count + 1))
    guard posts.count == count, posts.allSatisfy({ $0.state == .delivered && $0.attempts == 1 }) else {
      throw Unexpected(what: "\(posts.count { $0.state == .delivered }) of \(count) delivered")
    }
  }

  private func channels() throws -> [TeamName: Channel] {
    let url = Mutex("")
    let secrets = SecretSource { _, _, _ in .success((Secret(url.withLock { $0 }), warning: nil)) }
    let place = Location(file: "/etc/dagpost/dagpost.yaml", line: 1, column: 1)
    let entries = [("service", "webhook"), ("url", "secret")].map {
      Node.Entry(key: $0.0, keyLocation: place, value: .scalar($0.1, place))
    }
    var channels: [TeamName: Channel] = [:]
    for number in 1...count {
      url.withLock { $0 = Preparing.address(number, port) }
      let problems = Problems()
      var section = Section(
        .mapping(entries, place), path: "channels.chat", problems: problems, secrets: secrets)
      guard let channel = Channel(name: "chat", &section, services: ServiceCatalog.all) else {
        throw Unexpected(what: "\(problems.sorted)")
      }
      channels[Preparing.team(number)] = channel
    }
    return channels
  }

  /// Kilobytes, as the kernel has them.
  private static func memory(_ name: String) -> Int {
    let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
    let line = status.split(separator: "\n").first { $0.hasPrefix(name + ":") }
    return line.flatMap { $0.split(whereSeparator: \.isWhitespace).dropFirst().first }.flatMap { Int($0) } ?? 0
  }

  private static func cpu() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return time.tv_sec * 1_000_000 + time.tv_nsec / 1000
  }
}

/// A channel for each team, and how many posts were delivered.
private final class Teams: CourierDelegate {
  let delivered = Mutex(0)
  private let channels: [TeamName: Channel]
  init(channels: [TeamName: Channel]) { self.channels = channels }

  func channel(_ name: ChannelName, of team: TeamName) -> Channel? { channels[team] }
  func reword(_ update: Update, for team: TeamName, _ mark: PostMark) -> WordedUpdate? { nil }
  func quiet(_ channel: ChannelName, of team: TeamName, at moment: Instant) -> Instant? { nil }
  func isLeftOut(_ team: TeamName) -> Bool { false }
  var mayExpire: Bool { true }
  func report(_ event: CourierEvent) {
    if case .settled(_, .delivered, _, _, _) = event { delivered.withLock { $0 += 1 } }
  }
}

struct Unexpected: Error, CustomStringConvertible {
  let what: String
  var description: String { what }
}
