import Ledger
import Model
import TestKit
import TestOffice
import Testing

@testable import Daemon
@testable import Operate
@testable import Oversee
@testable import Teams
@testable import Updates

/// `outbox` as the desk carries it out.
struct OutboxTests {
  /// A desk whose first channel's post waits for a person: it was on its way when the program ended.
  private func office(_ state: PostState, channels: [String] = ["one"]) async throws -> (Office, StoredPost) {
    let office = try Office(at: "2026-11-24T09:00", Office.config(channels: channels))
    try await office.tickAndDeliver()
    try office.clock.set("2026-11-24T16:30")
    _ = try await office.desk.tick()
    switch state {
    case .held:
      let claim = try #require(
        try await office.ledger.processOutbox(claiming: ClaimLimit(places: 1), now: office.clock.now).claims.first)
      _ = try await office.ledger.processOutbox(
        settling: [
          Settlement(post: claim.post, attempt: 1, outcome: .unknown(why: "no answer"), next: .held, why: "no answer")
        ], now: office.clock.now)
    case .refused:
      let claim = try #require(
        try await office.ledger.processOutbox(claiming: ClaimLimit(places: 1), now: office.clock.now).claims.first)
      _ = try await office.ledger.processOutbox(
        settling: [
          Settlement(post: claim.post, attempt: 1, outcome: .refused(why: "no"), next: .refused, why: "answered 404")
        ], now: office.clock.now)
    case .expired:
      try office.clock.set("2026-11-25T15:00")
      _ = try await office.ledger.processOutbox(now: office.clock.now)
    default: break
    }
    let post = try #require(try await office.ledger.posts(PostFilter(channel: "one")).first)
    #expect(post.state == state)
    return (office, post)
  }

  private func order(_ office: Office, _ action: PostAction, _ post: String) async throws -> OrderAnswer {
    var order = OrderRequest(action, post: post)
    order.waitSeconds = 0
    return try await office.desk.carryOut(order)
  }

  @Test func `a held post is sent again, marked as a repeat, also after its deadline`() async throws {
    let (office, post) = try await office(.held)
    try office.clock.set("2026-11-25T15:00")
    let answer = try await order(office, .replay, post.id.short)
    #expect(answer.entry.state == .queued)
    // The next daily is at 16:30: until then, and no longer.
    #expect(answer.entry.deadline.text == "2026-11-25T16:30:00+01:00")
    try await office.deliver()
    #expect(office.texts.count == 1)
    #expect(office.texts.first?.contains("(sent again, so it may be here twice)") == true, "\(office.texts)")
    #expect(try await office.ledger.posts(PostFilter(id: post.id)).first?.state == .delivered)
  }

  @Test func `a refused post is sent again as it was`() async throws {
    let (office, post) = try await office(.refused)
    let body = try await office.ledger.body(of: post.id)
    _ = try await order(office, .replay, "desk/daily/2026-11-24/one")
    let after = try #require(try await office.ledger.posts(PostFilter(id: post.id)).first)
    #expect(after.deadline == post.deadline && !after.isRepeat)
    #expect(try await office.ledger.body(of: post.id) == body)
  }

  @Test func `a post whose channel is gone is not sent again, and can be given up`() async throws {
    let (office, post) = try await office(.refused)
    try office.reload(Office.config(channels: ["two"]))
    let refusal = try await sentences { try await order(office, .replay, post.id.short) }
    #expect(
      refusal == [
        "The post \(post.id.short) cannot be sent again: desk has no channel \"one\" any more. Put it back into the "
          + "configuration, or give the post up: dagpost outbox drop \(post.id.short)"
      ])
    let answer = try await order(office, .drop, post.id.short)
    #expect(answer.entry.state == .dropped)
  }

  @Test func `what was delivered is neither sent again nor dropped`() async throws {
    let (office, post) = try await office(.queued)
    try await office.deliver()
    let id = post.id.short
    #expect(
      try await sentences { try await order(office, .replay, id) } == [
        "The post \(id) (desk/daily/2026-11-24 → one) was delivered on tue 2026-11-24 16:30. To post an update of today once "
          + "more: dagpost --trigger daily --team desk --again"
      ])
    #expect(
      try await sentences { try await order(office, .drop, id) }.first?.contains("only be removed in the channel")
        == true)
    #expect(
      try await sentences { try await order(office, .confirm, id) }.first?.contains("counts as delivered already")
        == true)
  }

  @Test func `what never left without an answer cannot be confirmed`() async throws {
    let (office, post) = try await office(.refused)
    let refusal = try await sentences { try await order(office, .confirm, post.id.short) }.first
    #expect(refusal?.contains("so it cannot be in the channel. To send it again: dagpost outbox replay") == true)
  }

  @Test func `a confirmed post counts as delivered`() async throws {
    let (office, post) = try await office(.held)
    _ = try await order(office, .confirm, post.id.text)
    let after = try #require(try await office.ledger.posts().first)
    #expect((after.state, after.confirmed, after.why) == (.delivered, true, "somebody saw it in the channel"))
  }

  @Test(arguments: [
    ("", "names no post"), ("a b", "names no post"), ("desk/daily", "names no post"),
    ("desk/daily/tuesday", "names no post"),
    ("zzzzzzzz", "There is no post \"zzzzzzzz\""), ("desk/daily/2026-11-27/one", "the slot is not decided yet"),
    ("desk/dialy/2026-11-24", "there is no such edition"),
    ("desk/daily/2026-11-24", "\"desk/daily/2026-11-24\" may be one of these posts"),
  ])
  func `a name that is not one post is answered with what to do`(name: String, sentence: String) async throws {
    let (office, _) = try await office(.queued, channels: ["one", "two"])
    let refusal = try await sentences { try await order(office, .drop, name) }
    #expect(refusal.first?.contains(sentence) == true, "\(refusal)")
    if name == "desk/daily/2026-11-24" { #expect(refusal.count == 3) }
  }

  @Test func `the list has what is under way and what waits for a person, and on demand the rest`() async throws {
    let (office, _) = try await office(.held, channels: ["one", "two"])
    func list(_ change: (inout OutboxRequest) -> Void = { _ in }) async throws -> [String] {
      var question = OutboxRequest()
      change(&question)
      guard let entries = try? await office.desk.carryOut(question) else { return ["refused"] }
      return entries.map { "\($0.channel) \($0.state.rawValue)" }
    }
    #expect(try await list() == ["one held", "two queued"])
    try await office.deliver()
    #expect(try await list() == ["one held"])
    #expect(try await list { $0.all = true } == ["one held", "two delivered"])
    #expect(try await list { $0.states = [.delivered] } == ["two delivered"])
    #expect(try await list { $0.channels = ["two"] } == [])
    #expect(try await list { $0.channels = ["tow"] } == ["refused"])
    #expect(try await list { $0.teams = ["dest"] } == ["refused"])
  }

  @Test func `a post is shown with its tries, its words and what can be done`() async throws {
    let (office, post) = try await office(.held)
    let report = try await office.desk.carryOut(PostRequest(post: post.id.short))
    #expect(report.entry.deadline.text == "2026-11-25T14:30:00+01:00")
    #expect(report.attempts.map(\.outcome) == ["unknown"])
    #expect(report.text.first == "Team desk | daily update, Tuesday 24 November")
    #expect(report.advice.map(\.command).first == "dagpost outbox confirm \(post.id.short)")
    #expect(report.body == nil)
  }
}
