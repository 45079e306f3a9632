import HTTP
import Model
import Services
import Teams

/// Whether the channels would accept a post, without posting: name resolution, TLS, route and, with some services, the secret.
struct DoctorReach: Sendable {
  let http: any HTTPClient

  /// How many channels are asked at the same time.
  private static let places = 16

  /// One finding for each channel that would accept nothing, and one for all others together.
  func findings(of world: World) async -> [DoctorReport.Finding] {
    var seen: Set<Destination> = []
    let channels = (world.teams.flatMap(\.everyChannel) + (world.forOperator.alarm?.channels ?? [])).filter {
      $0.checkup != nil && seen.insert($0.service.destination).inserted
    }
    guard !channels.isEmpty else { return [] }
    let troubles = await ask(channels)
    let wrong = zip(channels, troubles).compactMap { channel, trouble in
      trouble.map { why in
        DoctorReport.Finding(
          "reach", .wrong,
          "\(channel.name) (\(type(of: channel.service).title)) would take no post: \(why)\(why.hasSuffix("?") ? "" : ".")"
        )
      }
    }
    let good = channels.count - wrong.count
    let words = good == 1 ? "1 address of channels was reached" : "\(good) addresses of channels were reached"
    return wrong + (good > 0 ? [.init("reach", .ok, "\(words), and nothing was posted.")] : [])
  }

  private func ask(_ channels: [Channel]) async -> [String?] {
    await withTaskGroup(of: (Int, String?).self) { group in
      var waiting = channels.enumerated().makeIterator()
      func start() {
        guard let (index, channel) = waiting.next() else { return }
        group.addTask {
          (index, await channel.checkup?.trouble(by: http))
        }
      }
      for _ in 0..<Self.places { start() }
      var found = [String?](repeating: nil, count: channels.count)
      for await (index, trouble) in group {
        found[index] = trouble
        start()
      }
      return found
    }
  }
}
