import Almanac
import ArgumentParser
import Collect
import Model
import Operate

/// What a person reads after `outbox`.
enum OutboxText {
  /// As many as the list has at most.
  static let longest = 200

  static func print(_ entries: [OutboxEntry], all: Bool) {
    if entries.isEmpty {
      return Output.line(all ? "There is no such post." : "Nothing is under way, and nothing waits for a person.")
    }
    let zones = ZoneNames(entries.map(\.zone))
    Output.table(
      entries.map { entry in
        [
          entry.post.short, entry.state.rawValue, place(entry) + zones.suffix(entry.zone),
          detail(entry),
        ]
      })
    if all, entries.count >= longest {
      Output.line("Only the newest \(longest) are shown; --team, --channel and --state narrow the list.")
    }
  }

  static func place(_ entry: OutboxEntry) -> String {
    "\(entry.slot) → \(entry.channel)" + (entry.via.map { " by \($0)" } ?? "")
  }

  /// When, and why.
  private static func detail(_ entry: OutboxEntry) -> String {
    let tries = entry.attempts == 1 ? "1 try" : "\(entry.attempts) tries"
    let when: String =
      switch entry.state {
      case .queued:
        entry.isQuiet
          ? "goes out after quiet hours, \(entry.next?.words ?? "")"
          : entry.attempts == 0 ? "due \(entry.next?.words ?? "")" : "\(tries), the next \(entry.next?.words ?? "")"
      case .sending: "now"
      case .delivered:
        (entry.settled?.words ?? "") + (entry.confirmed == false ? ", accepted" : "")
          + (entry.isRepeat ? ", a repeat" : "")
      case .unknown:
        entry.next.map { "looked for in the channel, next \($0.words)" } ?? "looked at first when a daemon runs"
      case .refused, .held, .expired, .dropped: entry.settled?.words ?? ""
      }
    return when + (entry.why.map { ": \($0)" } ?? "")
  }

  static func print(_ report: PostReport, raw: Bool) {
    let entry = report.entry
    if raw {
      guard let body = report.body else { return Output.error("The body of this post is no longer kept.") }
      return Output.exact(body.text)
    }
    Output.line("\(place(entry)) (\(entry.service))")
    var rows = [
      ["id", entry.post.text],
      ["state", TriggerText.words(for: entry.state) + (entry.why.map { ": \($0)" } ?? "")],
      [
        "made",
        entry.created.words + (entry.byHand ? ", by hand" : "") + (entry.isRepeat ? ", marked as a repeat" : ""),
      ],
    ]
    if let next = entry.next { rows.append([entry.state == .unknown ? "next look" : "next try", next.words]) }
    if let settled = entry.settled {
      rows.append([
        entry.state.rawValue, settled.words + (entry.confirmed == false ? ", the service did not confirm it" : ""),
      ])
    } else {
      rows.append(["given up", entry.deadline.words])
    }
    for attempt in report.attempts {
      let end = attempt.ended.map { "–\($0.exactTime)" } ?? ""
      rows.append([
        "try \(attempt.number)",
        "\(attempt.started.day) \(attempt.started.exactTime)\(end) \(attempt.outcome ?? "under way")"
          + (attempt.why.map { ": \($0)" } ?? ""),
      ])
    }
    Output.table(rows)
    Output.line()
    if report.text.isEmpty {
      Output.line("Its words are no longer kept.")
    } else {
      report.text.forEach { Output.line($0) }
    }
    guard !report.advice.isEmpty else { return }
    Output.line()
    Output.line("What you can do:")
    Output.table(report.advice.map { ["  \($0.command)", $0.when] })
  }

  /// Which post it is, where it stands, and how it begins.
  static func beforeDropping(_ report: PostReport) -> [String] {
    let entry = report.entry
    let words = report.text.first { !$0.allSatisfy(\.isWhitespace) }.map { ["  \($0)"] } ?? []
    return ["\(place(entry)) (post \(entry.post.short)): \(TriggerText.words(for: entry.state))"] + words
      + ["Nobody will read it, unless it is sent by hand: dagpost outbox replay \(entry.post.short)"]
  }

  static func print(_ ordered: OrderAnswer, json: Bool) -> ArgumentParser.ExitCode {
    let entry = ordered.entry
    let isDone = ordered.action != .replay || entry.state == .delivered
    if json {
      Output.json(ordered)
    } else {
      let state = ordered.action == .confirm ? "counts as delivered" : TriggerText.words(for: entry.state)
      let why = ordered.action == .replay ? entry.why.map { ". \($0)" } ?? "" : ""
      Output.line("\(place(entry)) (post \(entry.post.short)): \(state)\(why)")
      ordered.notes.forEach { Output.line($0) }
    }
    return (isDone ? Operate.ExitCode.done : .needsPerson).forShell
  }
}
