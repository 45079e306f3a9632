import Compose
import Courier
import Foundation
import Model
import Services
import TestKit
import TestOffice
import Testing

@testable import Daemon
@testable import Ledger
@testable import Operate
@testable import Oversee
@testable import Teams
@testable import Updates

/// The figures for Prometheus.
struct MetricsTests {
  private let office: Office
  init() throws { office = try Office(at: "2026-11-24T09:00") }

  private func claim(_ channel: ChannelName = "one", byHand: Bool = false) throws -> Claim {
    Claim(
      post: PostID("a"), attempt: 1, slot: try slot("2026-11-24"), channel: channel, via: nil, service: "one",
      body: PostBody(contentType: "", text: ""), deadline: office.clock.now, isRepeat: false, byHand: byHand)
  }

  private func settled(_ next: Settlement.Next, elapsed: Duration? = .milliseconds(70), byHand: Bool = false) throws
    -> CourierEvent
  {
    .settled(try claim(byHand: byHand), .refused(why: ""), next: next, why: nil, elapsed: elapsed)
  }

  private func read(_ measures: Measures, _ facts: MetricsFacts) throws -> PrometheusReader {
    try PrometheusReader(MetricsText.head(at: office.clock.now) + MetricsText.body(measures, facts))
  }

  @Test func `everything that happened is counted, and the text is what Prometheus reads`() throws {
    var measures = Measures()
    let world = office.desk.current.world
    let at = try instant("2026-11-24T16:31")
    measures.note(try settled(.delivered(confirmed: true, reference: nil)), in: world, at: at)
    measures.note(try settled(.delivered(confirmed: true, reference: nil), byHand: true), in: world, at: at)
    measures.note(try settled(.again(at: at), elapsed: .seconds(20)), in: world, at: at)
    measures.note(try settled(.refused, elapsed: .seconds(30)), in: world, at: at)
    measures.note(
      .expired(ExpiredPost(post: PostID("b"), slot: try slot("2026-11-24"), channel: "one", why: "")), in: world, at: at
    )
    var facts = MetricsFacts(started: at)
    facts.services = [ServiceCatalog.screen.name]
    facts.read = ["desk": ["figures": at]]
    facts.delivered = ["desk": at]
    facts.open = [.queued: 3]
    facts.broken = 2
    let text = try read(measures, facts)
    #expect(text["dagpost_posts_total", ["service": "one", "outcome": "delivered"]] == 2)
    #expect(text["dagpost_posts_total", ["service": "one", "outcome": "refused"]] == 1)
    #expect(text["dagpost_posts_total", ["service": ServiceCatalog.screen.name, "outcome": "expired"]] == 1)
    #expect(
      text["dagpost_posts_total", ["service": ServiceCatalog.screen.name, "outcome": "held"]] == 0,
      "a rate needs a beginning")
    #expect(text["dagpost_post_lateness_seconds_count"] == 1, "what somebody asked for by hand is not late")
    #expect(text["dagpost_post_lateness_seconds_sum"] == 60)
    #expect(text["dagpost_post_lateness_seconds_bucket", ["le": "60"]] == 1)
    #expect(text["dagpost_post_lateness_seconds_bucket", ["le": "30"]] == 0)
    #expect(text["dagpost_attempt_duration_seconds_count", ["service": "one"]] == 4)
    #expect(text["dagpost_attempt_duration_seconds_bucket", ["service": "one", "le": "0.1"]] == 2)
    #expect(text["dagpost_attempt_duration_seconds_bucket", ["service": "one", "le": "20"]] == 3)
    #expect(text["dagpost_source_last_read_timestamp_seconds", ["team": "desk", "source": "figures"]] == 1_795_534_260)
    #expect(text["dagpost_team_last_delivered_timestamp_seconds", ["team": "desk"]] == 1_795_534_260)
    #expect(text["dagpost_open_posts", ["state": "queued"]] == 3)
    #expect(text["dagpost_open_posts", ["state": "sending"]] == 0)
    #expect(text["dagpost_broken_channels"] == 2)
    #expect(text["dagpost_build_info", ["version": Version.current]] == 1)
    #expect(text["dagpost_loop_timestamp_seconds"] == Double(office.clock.now.seconds))
  }

  @Test func `slots are counted by what was decided, each once`() async throws {
    var measures = Measures()
    measures.note(try await office.tickAndDeliver())
    try office.clock.set("2026-12-01T17:00")
    measures.note(try await office.tickAndDeliver())
    let text = try read(measures, MetricsFacts(started: office.clock.now))
    #expect(text["dagpost_slots_total", ["result": "posted"]] == 1)
    #expect(text["dagpost_slots_total", ["result": "missed"]] == 6)
    #expect(text["dagpost_slots_total", ["result": "skipped"]] == 0)
  }

  @Test func `values of labels are escaped`() throws {
    let odd = "a\"b\\c\nd"
    var facts = MetricsFacts(started: office.clock.now)
    facts.delivered = [TeamName(odd): office.clock.now]
    let text = try read(Measures(), facts)
    #expect(text["dagpost_team_last_delivered_timestamp_seconds", ["team": odd]] != nil)
  }

  @Test func `a thousand teams are a file of reasonable size`() throws {
    var facts = MetricsFacts(started: office.clock.now)
    for number in 1...1000 {
      let team = TeamName("team-number-\(number)")
      facts.delivered[team] = office.clock.now
      facts.read[team] = ["planning": office.clock.now, "figures": office.clock.now, "topdesk": office.clock.now]
    }
    let text = MetricsText.body(Measures(), facts)
    #expect(text.utf8.count < 500_000, "\(text.utf8.count)")
    _ = try PrometheusReader(text)
  }

  @Test func `the reader of these tests refuses what is wrong`() {
    for wrong in [
      "a 1\n", "# HELP a x\n# TYPE a gauge\na{b=\"c} 1\n", "# HELP a x\n# TYPE a gauge\na{b=\"\\x\"} 1\n",
      "# HELP a x\n# TYPE a counter\na 1\n", "# HELP a x\n# TYPE a gauge\na 1\na 2\n",
      "# HELP a x\n# TYPE a gauge\na 1",
      "# HELP a x\n# TYPE a gauge\n# HELP b x\n# TYPE b gauge\na 1\n",
      "# HELP a x\n# TYPE a histogram\na_bucket{le=\"+Inf\"} 1\na_sum 1\na_count 2\n",
    ] { #expect(throws: PrometheusReader.Mistake.self, "\(wrong)") { try PrometheusReader(wrong) } }
  }

  @Test func `the file is for all to read and takes the place of the old one whole`() async throws {
    let folder = try TemporaryFolder()
    let before = umask(0o077)
    defer { umask(before) }
    let file = MetricsFile()
    try await file.write("one\n", to: folder.path("dagpost.prom"))
    try await file.write("two\n", to: folder.path("dagpost.prom"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["dagpost.prom"])
    #expect(try String(contentsOfFile: folder.path("dagpost.prom"), encoding: .utf8) == "two\n")
    let mode = try FileManager.default.attributesOfItem(atPath: folder.path("dagpost.prom"))[.posixPermissions] as? Int
    #expect(mode == 0o644)
  }

  @Test func `a file that cannot be written is told once, and that it works again`() async throws {
    let folder = try TemporaryFolder()
    let file = MetricsFile()
    var watch = MetricsWatch(started: office.clock.now)
    func write(_ name: String) async -> MetricsWatch.News? {
      do throws(MetricsFile.Failure) {
        try await file.write("", to: folder.path(name))
        return watch.ended(nil)
      } catch {
        return watch.ended(error)
      }
    }
    guard case .failed(let sentence)? = await write("no/dagpost.prom") else {
      Issue.record("it should fail")
      return
    }
    #expect(sentence.contains("No such file or directory"))
    let news = [await write("no/dagpost.prom"), await write("dagpost.prom"), await write("dagpost.prom")]
    #expect(news == [nil, .worksAgain, nil])
  }

  @Test func `it is written soon after a change, and once a minute without`() throws {
    var watch = MetricsWatch(started: office.clock.now)
    let start = office.clock.now
    func begins(_ seconds: Int64) -> Bool { watch.begins(at: start.adding(.seconds(seconds))) }
    func isAnew() -> Bool { watch.beginsAnew() }
    #expect(begins(0))
    #expect(isAnew())
    #expect(!begins(100), "one at a time")
    _ = watch.ended(nil)
    #expect(!begins(59))
    watch.change()
    #expect(!begins(14))
    #expect(begins(15))
    #expect(isAnew())
    _ = watch.ended(nil)
    #expect(!begins(74))
    #expect(begins(75))
    #expect(!isAnew())
  }
}
