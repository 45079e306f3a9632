import Ledger
import Model
import Teams

/// `dagpost outbox show`: one post, its tries, its words, and what can be done about it.
package struct PostRequest: LookingRequest {
  package static let name = "post"
  /// As it was typed: see `PostName`.
  package var post: String
  /// The body as it is sent instead of the words.
  package var raw = false
  package init(post: String) { self.post = post }

  package func run(with inspection: Inspection) async throws -> PostReport {
    let post = try await inspection.post(named: self.post)
    let attempts = try await inspection.ledger?.attempts(of: post.id) ?? []
    let update = try await inspection.ledger?.update(of: post.id)
    let body = raw ? try await inspection.ledger?.body(of: post.id) : nil
    let team = post.slot.team
    return PostReport(
      entry: inspection.world.entry(post),
      attempts: attempts.map { attempt in
        .init(
          number: attempt.number, started: inspection.world.wall(attempt.started, of: team),
          ended: attempt.ended.map { inspection.world.wall($0, of: team) }, outcome: attempt.outcome?.rawValue,
          why: attempt.why)
      },
      text: update.flatMap { inspection.world.words($0, of: post) }?.plainLines ?? [],
      body: body.map { .init(contentType: $0.contentType, text: $0.text) },
      advice: PostCare(post.state, hadNoAnswer: attempts.contains(where: \.hadNoAnswer)).advice(post.id))
  }
}

package struct PostReport: RequestAnswer {
  package struct Attempt: Codable, Sendable, Equatable {
    package let number: Int
    package let started: WallTime
    package let ended: WallTime?
    /// `delivered`, `refused`, `later` or `unknown`; nil while it runs.
    package let outcome: String?
    package let why: String?
  }
  package struct Body: Codable, Sendable, Equatable {
    package let contentType: String
    package let text: String
  }
  package var entry: OutboxEntry
  package let attempts: [Attempt]
  /// The words as a reader sees them; empty when they are no longer kept.
  package let text: [String]
  /// As it is sent; only where it was asked for and is kept.
  package let body: Body?
  package let advice: [Advice]

  package func onWall(of world: World) -> PostReport {
    var report = self
    report.entry = entry.onWall(of: world)
    return report
  }
}
