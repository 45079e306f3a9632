import Ledger
import Model
import TestOffice
import Testing

@testable import Daemon
@testable import Operate
@testable import Oversee
@testable import Teams
@testable import Updates

/// Requests and answers as they go over the socket.
struct RequestTests {
  private func survives<R: Request>(_ request: R) throws -> Bool {
    let bytes = try #require(Wire.bytes(request))
    return Requests.read(bytes) as? R == request
  }

  private func survives<A: RequestAnswer>(_ answer: A) throws -> Bool {
    let bytes = try #require(Wire.bytes(answer))
    return try Wire.reply(A.self, from: bytes)?.get() == answer
  }

  @Test func `every request survives the socket`() throws {
    var trigger = TriggerRequest(edition: "daily")
    trigger.teams = ["desk"]
    trigger.channels = ["one", "two"]
    trigger.again = true
    trigger.at = AsOf("2026-11-24T16:30")
    trigger.waitSeconds = 120
    var preview = trigger.asPreview
    preview.raw = true
    var status = StatusRequest()
    status.teams = ["desk"]
    var note = NoteRequest(word: "thanks", text: "to\nRavi \u{1b}[2J")
    note.from = "Marjan"
    var forget = ForgetRequest(person: "Gerda")
    forget.dryRun = true
    var outbox = OutboxRequest()
    outbox.states = [.held, .refused]
    var skip = SkipRequest(teams: ["desk"])
    skip.date = CivilDate("2026-11-27")
    var explain = ExplainRequest(post: "abc")
    explain.line = 3
    let until = try #require(CivilDate("2026-12-01"))
    let requests: [any Request] = [
      trigger, preview, PreviewRequest(), status, note, NoteRequest(word: "", text: ""), forget, outbox,
      PostRequest(post: "a\u{1b}"), OrderRequest(.replay, post: "abc"), PauseRequest(teams: [], until: until), skip,
      ResumeRequest(teams: ["desk"]), BelieveClockRequest(today: until), LedgerBackupRequest(),
      LedgerCheckRequest(full: true), LedgerPruneRequest(), HistoryRequest(), explain,
    ]
    for request in requests { #expect(try survives(request), "\(request)") }
    let names = Set(Requests.all.map { $0.name })
    #expect(names.count == Requests.all.count, "two requests have one name")
    #expect(Set(requests.map { type(of: $0).name }) == names, "the test knows them all")
  }

  @Test func `every answer survives the socket`() throws {
    let daily = try slot("2026-11-24")
    var triggered = TriggerAnswer()
    triggered.sent = [
      .init(team: "desk", slot: daily, channel: "one", post: PostID("p"), state: .held, why: "it may have arrived")
    ]
    triggered.notes = ["a\nb \u{1b}[2J \"c\""]
    triggered.already = [.init(slot: daily, posts: triggered.sent)]
    var team = StatusReport.Team(team: "desk")
    team.next = [.init(edition: "daily", at: CivilDateTime(daily.date, .midnight))]
    team.waiting = [.init(post: PostID("p"), slot: daily, channel: "one", state: .queued, attempts: 2, why: nil)]
    team.last = [.init(slot: daily, state: "posted", why: nil)]
    team.sources = [.init(source: "figures", lastRead: Instant(seconds: 1), failing: "no")]
    var status = StatusReport(daemon: true)
    status.teams = [team]
    let previewed = PreviewedUpdate(
      slot: daily, text: ["a"], rendered: [.init(channel: "one", service: "paper", contentType: "t", body: "b")],
      notes: [])
    let noted = NoteAnswer(
      noted: [
        .init(
          team: "desk", isRepeat: true, next: .init(edition: "daily", at: CivilDateTime(daily.date, .midnight)))
      ], wasCut: true)
    var forgotten = Forgotten()
    forgotten.records = 3
    forgotten.sources = [.init(team: "desk", source: "planning")]
    var forgot = ForgetAnswer(spellings: ["Gerda"], dryRun: false, forgotten: forgotten, files: ["x"])
    forgot.notes = ["a"]
    for answer in [noted, triggered, status, [previewed], forgot] as [any RequestAnswer] {
      #expect(try survives(answer), "\(answer)")
    }
    let refusal = Refusal("no", .locked)
    let reply = Wire.reply(NoteAnswer.self, from: try #require(Wire.bytes(refusal: refusal)))
    #expect(reply == .failure(refusal))
  }

  @Test func `what is no request is not taken for one`() {
    #expect(Requests.read(Array("{\"obey\":{}}".utf8)) == nil)
    #expect(Requests.read([]) == nil)
  }

  @Test(
    arguments: [
      ("16:30", nil, "16:30"), ("2026-11-24T16:30", "2026-11-24", "16:30"), ("2026-11-24 09:05", "2026-11-24", "09:05"),
      ("2026-11-24", "2026-11-24", nil),
    ] as [(String, String?, String?)])
  func `a moment is a time, a day and a time, or a day`(text: String, date: String?, time: String?) throws {
    let moment = try #require(AsOf(text))
    #expect(moment.date == date.flatMap { CivilDate($0) })
    #expect(moment.time == time.flatMap { TimeOfDay($0) })
  }

  @Test(arguments: [
    "", "4pm", "24:00", "2026-11-24 ", "2026-13-24", "2026-02-30T10:00", "2026-11-24T", "1 2026-11-24T16:30", "T16:30:",
  ])
  func `anything else is no moment`(text: String) {
    #expect(AsOf(text) == nil)
  }
}
