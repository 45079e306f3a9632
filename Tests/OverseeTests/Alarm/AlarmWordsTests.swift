import Model
import TestOffice
import Testing

@testable import Daemon
@testable import Operate
@testable import Oversee
@testable import Teams
@testable import Updates

/// What the operator reads.
struct AlarmWordsTests {
  /// Something of every kind, new, lasting and over.
  private func everything() throws -> AlarmPlan {
    let post = PostID("abcdefghijklmnopqrstuvwxyz")
    var plan = AlarmPlan([], told: [], now: Instant(seconds: 1_795_534_200)) { _ in true }
    plan.news = [
      try trouble(.held, "chat", title: "Servicedesk", post: post, why: "Slack got the post and did not answer"),
      try trouble(.silent, title: "Servicedesk", on: "2026-11-20", count: 3),
      try trouble(
        .broken, "chat", title: "Netwerk", on: "2026-11-23",
        why:
          "Slack answered 404 no_service: the webhook was removed; make a new one and put its address in the credential"
      ),
      try trouble(.refused, "teams", title: "Netwerk", count: 2, post: post, why: "Teams answered 400"),
      try trouble(.expired, "mm", title: "Netwerk", post: post, why: "Mattermost was not reached"),
      try trouble(.missed, "daily", title: "Netwerk", count: 5, why: "Dagpost was not running"),
    ]
    plan.still = [
      try trouble(.failing, "topdesk", of: "a", title: "Servicedesk", on: "2026-11-20", count: 3, why: "answered 401"),
      try trouble(.failing, "topdesk", of: "b", title: "Netwerk", on: "2026-11-20", count: 3, why: "answered 401"),
      try trouble(.empty, "planning", title: "Werkplek", on: "2026-11-13", count: 7),
    ]
    plan.over = try [
      trouble(.broken, "chat", of: "desk"), trouble(.silent, of: "desk"), trouble(.failing, "topdesk", of: "desk"),
    ].map(\.key)
    return plan
  }

  private func text(_ plan: AlarmPlan, _ language: Language) -> String {
    AlarmWords(language).update(plan) { "Team \($0)" }.plainLines.joined(separator: "\n") + "\n"
  }

  @Test(arguments: Language.allCases)
  func `a message of everything reads well`(language: Language) throws {
    let text = text(try everything(), language)
    #expect(text.split(separator: "\n").count <= 15)
    try compare(text, withGolden: "alarm.\(language.rawValue).txt")
  }

  @Test(arguments: Language.allCases)
  func `each kind has its sentence`(language: Language) throws {
    var lines = ""
    for kind in Trouble.Kind.allCases {
      var plan = AlarmPlan([], told: [], now: Instant(seconds: 1_795_534_200)) { _ in true }
      plan.news = [try trouble(kind, "thing", title: "Desk", count: 1, post: PostID("abc"), why: "found out")]
      plan.over = plan.news.map(\.key)
      lines += text(plan, language).split(separator: "\n").filter { $0.hasPrefix("- ") }.joined(separator: "\n") + "\n"
    }
    try compare(lines, withGolden: "alarm-kinds.\(language.rawValue).txt")
  }

  @Test(arguments: Language.allCases)
  func `a reminder counts the days, and becomes firmer in steps`(language: Language) throws {
    var lines: [String] = []
    for day in ["2026-11-24", "2026-11-23", "2026-11-21", "2026-11-20", "2026-11-16", "2026-11-15", "2026-10-01"] {
      var plan = AlarmPlan([], told: [], now: Instant(seconds: 1_795_534_200)) { _ in true }
      plan.still = [
        try trouble(.failing, "topdesk", title: "Netwerk", on: day, why: "answered 401"),
        try trouble(.open, "topdesk", title: "Netwerk", on: day),
      ]
      lines += text(plan, language).split(separator: "\n").filter { $0.hasPrefix("- ") }.map(String.init)
    }
    #expect(lines.filter { $0.contains("http") }.allSatisfy { !$0.contains("(da") })
    try compare(
      lines.filter { !$0.contains("http") }.joined(separator: "\n") + "\n",
      withGolden: "alarm-steps.\(language.rawValue).txt")
  }

  @Test(arguments: Language.allCases)
  func `the last word says what is wrong and what to do`(language: Language) throws {
    let update = AlarmWords(language).stopped(
      "state/ledger.sqlite: could not open the ledger, because the disk is full.")
    let restored = AlarmWords(language).bulletin(
      Bulletin(about: .restored, sentence: "state/ledger.sqlite: could not be used, so a backup was restored.", for: [])
    )
    let clock = [Bulletin.Subject.clock(days: 0), .clock(days: 1), .clock(days: 12), .clockOver, .putRight].map {
      AlarmWords(language).bulletin(Bulletin(about: $0, sentence: "The clock shows 2040-01-01T00:00Z.", for: []))
    }
    let text = ([update, restored] + clock).map { $0.plainLines.joined(separator: "\n") + "\n" }.joined(separator: "\n")
    try compare(text, withGolden: "last-word.\(language.rawValue).txt")
  }

  @Test func `a thousand teams are fifteen lines`() throws {
    var plan = AlarmPlan([], told: [], now: Instant(seconds: 1_795_534_200)) { _ in true }
    plan.news = try (1...1000).map { try trouble(.failing, "source-\($0)", of: TeamName("team-\($0)")) }
    plan.still = try (1...1000).map { try trouble(.broken, "chat", of: TeamName("team-\($0)"), why: "\($0)") }
    plan.over = plan.still.map(\.key)
    let lines = text(plan, .en).split(separator: "\n")
    #expect(lines.count == 15)
    #expect(
      lines.filter { $0.contains("more, see dagpost status") } == [
        "+995 more, see dagpost status", "+999 more, see dagpost status", "+999 more, see dagpost status",
      ])
  }

  @Test func `one shared source of many teams is one line`() throws {
    var plan = AlarmPlan([], told: [], now: Instant(seconds: 1_795_534_200)) { _ in true }
    plan.news = try (1...1000).map { try trouble(.failing, "topdesk", of: TeamName("team-\($0)"), why: "answered 401") }
    let lines = text(plan, .en).split(separator: "\n").filter { $0.hasPrefix("- ") }
    #expect(
      lines == [
        "- Team team-1, Team team-2, Team team-3 and 997 more teams: source topdesk could not be read since 24 Nov: “answered 401”. See: dagpost status"
      ])
  }

  @Test func `what comes from outside stays text from outside`() throws {
    var plan = AlarmPlan([], told: [], now: Instant(seconds: 1_795_534_200)) { _ in true }
    plan.news = [try trouble(.broken, "chat", title: "<b>Desk</b>", why: "it said <!channel>\u{202E}")]
    let spans = AlarmWords(.en).update(plan) { $0.text }.sections.flatMap(\.lines).flatMap(\.words.spans)
    let own = spans.compactMap { if case .own(let text) = $0 { text } else { nil } }.joined()
    #expect(!own.contains("<"))
  }
}
