import Model
import Testing

@testable import Daemon
@testable import Operate
@testable import Oversee
@testable import Teams
@testable import Updates

/// Requests and answers as they go over the socket.
struct RequestTests {
  private func survives<T: Codable & Equatable>(_ value: T) throws -> Bool {
    let bytes = try #require(Wire.bytes(value))
    return Wire.value(T.self, from: bytes) == value
  }

  @Test func `every request survives the socket`() throws {
    var trigger = Trigger(edition: "daily")
    trigger.teams = ["desk"]
    trigger.channels = ["one", "two"]
    trigger.again = true
    trigger.at = AsOf("2026-11-24T16:30")
    trigger.dryRun = true
    trigger.waitSeconds = 120
    var preview = Preview()
    preview.edition = "weekly"
    preview.raw = true
    preview.at = AsOf("16:30")
    var status = StatusQuestion()
    status.teams = ["desk"]
    var note = NoteRequest(word: "thanks", text: "to\nRavi \u{1b}[2J")
    note.teams = ["desk"]
    note.from = "Marjan"
    var forget = ForgetRequest(person: "Gerda")
    forget.teams = ["desk"]
    forget.dryRun = true
    for request in [
      .note(note), .note(NoteRequest(word: "", text: "")), .forget(forget),
    ] as [Request] { #expect(try survives(request), "\(request)") }
    var outbox = OutboxQuestion()
    outbox.states = [.held, .refused]
    var skip = SkipRequest(teams: ["desk"])
    skip.date = CivilDate("2026-11-27")
    var explain = ExplainQuestion(post: "abc")
    explain.line = 3
    let until = try #require(CivilDate("2026-12-01"))
    for request in [
      .outbox(outbox), .post(PostQuestion(post: "a\u{1b}")), .order(PostOrder(.replay, post: "abc")), .skip(skip),
      .pause(PauseRequest(teams: [], until: until)), .resume(ResumeRequest(teams: ["desk"])), .explain(explain),
      .history(HistoryQuestion()),
    ] as [Request] { #expect(try survives(request), "\(request)") }
    for request in [.trigger(trigger), .preview(preview), .preview(Preview()), .status(status)] as [Request] {
      #expect(try survives(request), "\(request)")
    }
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
    for answer in [
      .note(noted), .trigger(triggered), .status(status), .preview([previewed]), .forgot(forgot),
      .refused(["no"], .locked),
    ] as [Answer] {
      #expect(try survives(answer), "\(answer)")
    }
  }

  @Test func `what is no request is not taken for one`() {
    #expect(Wire.value(Request.self, from: Array("{\"obey\":{}}".utf8)) == nil)
    #expect(Wire.value(Request.self, from: []) == nil)
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
