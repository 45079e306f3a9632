import Ledger
import Model

/// What the ledger and the configuration say at one moment, for the metrics.
package struct MetricsFacts: Sendable {
  package var started: Instant
  package var services: Set<String> = []
  package var read: [TeamName: [SourceName: Instant]] = [:]
  package var delivered: [TeamName: Instant] = [:]
  package var open: [PostState: Int] = [:]
  package var broken = 0
}

/// Prometheus' text exposition format, version 0.0.4. Pure.
package struct MetricsText {
  package private(set) var text = ""

  /// The figure that changes with every writing, so that a daemon that hangs can be seen by it.
  package static func head(at now: Instant) -> String {
    var text = MetricsText()
    text.family("dagpost_loop_timestamp_seconds", .gauge, "When the daemon's loop last came round.")
    text.sample("dagpost_loop_timestamp_seconds", [], seconds(now))
    return text.text
  }

  package static func body(_ measures: Measures, _ facts: MetricsFacts) -> String {
    var text = MetricsText()
    text.build(facts)
    text.slotsAndPosts(measures, facts)
    text.histogram(
      "dagpost_post_lateness_seconds",
      "From the moment a post was planned for, quiet hours considered, to its delivery.",
      [([], measures.lateness)])
    text.histogram(
      "dagpost_attempt_duration_seconds", "How long one attempt to deliver a post took.",
      measures.attempts.sorted { $0.key < $1.key }.map { ([("service", $0.key)], $0.value) })
    text.freshness(facts)
    return text.text
  }

  private mutating func build(_ facts: MetricsFacts) {
    family("dagpost_build_info", .gauge, "The version that runs.")
    sample("dagpost_build_info", [("version", Version.current)], "1")
    family("dagpost_start_timestamp_seconds", .gauge, "When the daemon started.")
    sample("dagpost_start_timestamp_seconds", [], MetricsText.seconds(facts.started))
  }

  private mutating func slotsAndPosts(_ measures: Measures, _ facts: MetricsFacts) {
    family("dagpost_slots_total", .counter, "Slots that came due since the start, by what was decided.")
    for result in Measures.SlotResult.allCases {
      sample("dagpost_slots_total", [("result", result.rawValue)], "\(measures.slots[result] ?? 0)")
    }
    family("dagpost_posts_total", .counter, "Posts that ended since the start, by service and outcome.")
    for service in facts.services.union(measures.posts.keys.map(\.service)).sorted() {
      for outcome in Measures.PostOutcome.allCases {
        let count = measures.posts[Measures.PostSeries(service: service, outcome: outcome)] ?? 0
        sample("dagpost_posts_total", [("outcome", outcome.rawValue), ("service", service)], "\(count)")
      }
    }
    family("dagpost_open_posts", .gauge, "Posts that are not settled, by state.")
    for state in PostState.allCases where state.isOpen {
      sample("dagpost_open_posts", [("state", state.rawValue)], "\(facts.open[state] ?? 0)")
    }
    family("dagpost_broken_channels", .gauge, "Channels of teams whose destination is gone or forbids posts.")
    sample("dagpost_broken_channels", [], "\(facts.broken)")
  }

  private mutating func freshness(_ facts: MetricsFacts) {
    family("dagpost_source_last_read_timestamp_seconds", .gauge, "When a source was last read well.")
    for (team, sources) in facts.read.sorted(by: { $0.key < $1.key }) {
      for (source, at) in sources.sorted(by: { $0.key < $1.key }) {
        sample(
          "dagpost_source_last_read_timestamp_seconds", [("source", source.text), ("team", team.text)],
          MetricsText.seconds(at))
      }
    }
    family("dagpost_team_last_delivered_timestamp_seconds", .gauge, "When a post of a team last arrived.")
    for (team, at) in facts.delivered.sorted(by: { $0.key < $1.key }) {
      sample("dagpost_team_last_delivered_timestamp_seconds", [("team", team.text)], MetricsText.seconds(at))
    }
  }

  // MARK: Format

  private enum Kind: String { case counter, gauge, histogram }

  private mutating func family(_ name: String, _ kind: Kind, _ help: String) {
    text += "# HELP \(name) \(help)\n# TYPE \(name) \(kind.rawValue)\n"
  }

  private mutating func sample(_ name: String, _ labels: [(String, String)], _ value: String) {
    text += name
    if !labels.isEmpty {
      text += "{" + labels.map { "\($0)=\"\(MetricsText.escaped($1))\"" }.joined(separator: ",") + "}"
    }
    text += " \(value)\n"
  }

  private mutating func histogram(_ name: String, _ help: String, _ series: [([(String, String)], Histogram)]) {
    family(name, .histogram, help)
    for (labels, histogram) in series {
      let bounds = histogram.bounds.map(MetricsText.number) + ["+Inf"]
      for (bound, count) in zip(bounds, histogram.cumulative) {
        sample("\(name)_bucket", labels + [("le", bound)], "\(count)")
      }
      sample("\(name)_sum", labels, MetricsText.number(histogram.sum))
      sample("\(name)_count", labels, "\(histogram.cumulative.last ?? 0)")
    }
  }

  static func escaped(_ value: String) -> String {
    value.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
  }

  private static func seconds(_ instant: Instant) -> String { number(Double(instant.milliseconds) / 1000) }

  private static func number(_ value: Double) -> String {
    value == value.rounded() && value.magnitude < 1e15 ? "\(Int64(value))" : "\(value)"
  }
}
