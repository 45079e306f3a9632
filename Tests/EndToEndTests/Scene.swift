import Foundation
import ServiceFixtures
import TestKit

/// A team, its files, and chat services on loopback that refuse what the real ones refuse.
final class Scene: Sendable {
  let folder: TemporaryFolder
  let dagpost = BuiltProgram("dagpost")
  /// What arrived and was taken, in order.
  let arrived = Watched<[Arrival]>([])

  struct Arrival: Sendable {
    let service: String
    let path: String
    let body: String
    let refusal: String?
    /// Which message readers see it as, where a service knows a post again.
    let message: String?
  }

  init() throws { folder = try TemporaryFolder() }

  /// A server that judges by the services' own rules. `before` may answer otherwise; `losing` is what becomes of the answer to
  /// the first post, which is taken all the same.
  func services(
    on port: ReservedPort? = nil, losing lost: LoopbackReply? = nil,
    before: @escaping @Sendable (LoopbackRequest) async throws -> LoopbackReply? = { _ in nil }
  ) throws -> LoopbackServer {
    try LoopbackServer(on: port ?? ReservedPort()) { [self] request in
      if let other = try await before(request) { return other }
      guard let service = ChatRules(path: request.path) else { return .answer("no such service", status: 404) }
      let answer = service.answer(ChatRequest(request))
      let isFirst = arrived.change {
        $0.append(
          Arrival(
            service: service.name, path: request.path, body: request.text, refusal: answer.refusal,
            message: answer.message))
        return $0.count == 1
      }
      if isFirst, let lost { return lost }
      return .answer(answer)
    }
  }

  /// The paths that real webhooks have, with a canary where the secret is.
  static let paths = [
    "slack": "/slack/services/T0CANARY/B0CANARY/canary0slack",
    "teams": "/teams/workflows/canary0teams",
    "discord": "/discord/api/webhooks/1/canary0discord",
    "mattermost": "/mattermost/hooks/canary0mattermost",
    "webhook": "/webhook/in/canary0webhook",
  ]

  /// Slack's bot has its key beside the address.
  private static func bot(port: Int) -> String {
    "token: { file: slackbot.token }, channel: C0123456789, url: \"http://127.0.0.1:\(port)/slackbot/api\""
  }

  /// Writes the configuration of two teams, English and Dutch, that post to `services` at this port.
  func configure(port: Int, services: [String] = ["slack"], sources: String = Scene.sources, more: String = "") throws {
    var channels = ""
    for service in services where service == "matrix" {
      try folder.write("syt_canary0matrix\n", to: "matrix.token")
      chmod(folder.path("matrix.token"), 0o600)
      channels +=
        "  matrix: { service: matrix, homeserver: \"http://127.0.0.1:\(port)/matrix\", token: { file: matrix.token }, "
        + "room: \"!room:example.org\" }\n"
    }
    for service in services where service != "matrix" {
      try folder.write("http://127.0.0.1:\(port)\(Scene.paths[service] ?? "")\n", to: "\(service).url")
      chmod(folder.path("\(service).url"), 0o600)
      let url = service == "slackbot" ? Scene.bot(port: port) : "url: { file: \(service).url }"
      channels += "  \(service): { service: \(service), \(url) }\n"
    }
    try folder.write("xoxb-1234-canary0slackbot\n", to: "slackbot.token")
    chmod(folder.path("slackbot.token"), 0o600)
    try folder.write(
      """
      state: state
      defaults:
        zone: Europe/Amsterdam
        workdays: [mon, tue, wed, thu, fri]
        editions:
          daily: { at: "16:30" }
          weekly: { at: "15:30", days: [fri] }
      channels:
      \(channels)
      teams:
        desk:
          name: Service Desk
          language: en
          sources:
      \(sources)
          channels: [\(services.joined(separator: ", "))]
          figures: { satisfaction: { say: satisfaction, target: 8, better: higher } }
          contacts: { calls: Marjan }
      \(more)
      """, to: "dagpost.yaml")
    try folder.write(Scene.planning, to: "planning.md")
    try folder.write(Scene.figures, to: "figures.csv")
  }

  static let sources = """
          planning: { system: tasks, path: planning.md }
          figures: { file: figures.csv, gives: metric }
    """

  static let planning = """
    # Planning

    - [x] VPN certificate renewed @Joost done:2026-11-24
    - [ ] Mail migration, group 2 of 4 @Joost due:2026-11-25
    - [ ] Wi-Fi survey of building B hard:2026-11-27

    # Milestones

    - [x] All 40 laptops for Finance delivered @Fatima due:2026-11-27 done:2026-11-24

    """

  static let figures = """
    name,value,target,date
    satisfaction,7.5,8,2026-11-20
    satisfaction,7.6,8,2026-11-21
    satisfaction,7.8,8,2026-11-24

    """

  /// A Tuesday at 16:30 in Amsterdam; the words of a post depend on it.
  static let tuesday = "2026-11-24T16:30"

  func run(_ arguments: String..., environment: [String: String] = [:]) async throws -> BuiltProgram.Ended {
    try await dagpost.run(arguments + ["--config", "dagpost.yaml"], in: folder.path, environment: environment)
  }

  func trigger(_ arguments: String...) async throws -> BuiltProgram.Ended {
    try await dagpost.run(
      ["--config", "dagpost.yaml", "--trigger", "daily", "--at", Scene.tuesday] + arguments, in: folder.path)
  }

  /// The daemon, once it says that it is ready.
  func daemon(environment: [String: String] = [:]) async throws -> (RunningProgram, NotifySocket) {
    let socket = try NotifySocket(in: folder, name: "notify-\(UUID().uuidString.prefix(8))")
    let daemon = try dagpost.start(
      ["run", "--config", "dagpost.yaml"], in: folder.path,
      environment: environment.merging(["NOTIFY_SOCKET": socket.path]) { $1 })
    try await socket.heard("READY=1")
    return (daemon, socket)
  }
}
