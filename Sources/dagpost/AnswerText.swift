import ArgumentParser
import Daemon
import Model

/// What a person reads after `--trigger`.
enum TriggerText {
  static func print(_ answer: Answer) -> ArgumentParser.ExitCode {
    if case .preview(let updates) = answer {
      PreviewText.print(updates, raw: false)
      return Daemon.ExitCode.done.forShell
    }
    guard case .trigger(let outcome) = answer else { return Output.refusal(answer) }
    outcome.sent.forEach { Output.line(line($0)) }
    for already in outcome.already {
      let open = already.posts.filter { $0.state != .delivered }
      if already.posts.isEmpty {
        Output.line("\(already.slot) was passed over; nothing was sent. Use --again to post it now.")
      } else if open.isEmpty {
        Output.line("\(already.slot) was posted already; nothing was sent. Use --again to post it once more.")
      } else {
        Output.line(
          "\(already.slot) was made already; nothing new was sent. Use --again to make and post it once more.")
        open.forEach { Output.line("  \(line($0))") }
      }
    }
    outcome.notes.forEach { Output.line($0) }
    let done = outcome.allDelivered && outcome.already.isEmpty
    return (done ? Daemon.ExitCode.done : .needsPerson).forShell
  }

  private static func line(_ sent: TriggerAnswer.Sent) -> String {
    "\(sent.slot) → \(sent.channel): \(words(for: sent.state))\(sent.why.map { ". \($0)" } ?? "")"
  }

  static func words(for state: PostState) -> String {
    switch state {
    case .delivered: "delivered"
    case .queued: "queued; it will be tried again"
    case .sending: "still being sent"
    case .refused: "refused"
    case .unknown: "no answer; it may have been posted"
    case .held: "held; a person has to decide"
    case .expired: "not delivered before its deadline"
    case .dropped: "dropped"
    }
  }
}

/// What a person reads after `preview`.
enum PreviewText {
  static func print(_ updates: [PreviewedUpdate], raw: Bool) {
    for (index, update) in updates.enumerated() {
      if index > 0 { Output.line() }
      if raw {
        for rendered in update.rendered {
          Output.line("── \(update.slot) → \(rendered.channel) (\(rendered.service), \(rendered.contentType))")
          Output.exact(rendered.body)
        }
      } else {
        let channels = update.rendered.map { "\($0.channel) (\($0.service))" }.joined(separator: ", ")
        Output.line("── \(update.slot) → \(channels)")
        update.text.forEach { Output.line($0) }
      }
      update.notes.forEach { Output.error("note: \($0)") }
    }
  }
}

/// What a person reads after `status`.
enum StatusText {
  static func print(_ report: StatusReport) {
    Output.line(report.daemon ? "The daemon is running." : "No daemon is running.")
    Output.line("Time zones: \(report.tzdata.map { "tzdata \($0)" } ?? "tzdata of an unknown release").")
    report.clock.map { Output.line("! \($0)") }
    (report.keptZones + report.keptCalendars).forEach { Output.line("! \($0)") }
    for team in report.teams {
      Output.line()
      Output.line(team.team.text)
      for next in team.next {
        let held = next.goesOut.map { out in
          ", goes out after quiet hours at \(out.date == next.at.date ? "" : "\(out.date) ")\(out.time)"
        }
        Output.line(
          "  next     \(next.edition): \(next.at.date.weekday.word) \(next.at.date) \(next.at.time)\(held ?? "")")
      }
      for last in team.last {
        Output.line(
          "  last     \(last.slot.edition) of \(last.slot.date): \(last.state)\(last.why.map { ", \($0)" } ?? "")")
      }
      for post in team.waiting {
        let why = post.why.map { ". \($0)" } ?? ""
        let tries = post.attempts == 1 ? "1 attempt" : "\(post.attempts) attempts"
        Output.line(
          "  \(post.state.needsPerson ? "! " : "  ")\(post.state.rawValue.padded(to: 7)) "
            + "\(post.slot.edition) of \(post.slot.date) → \(post.channel), \(tries)\(why)")
      }
      for source in team.sources {
        let read = source.lastRead.map { "read \($0.iso8601)" } ?? "never read"
        Output.line("  source   \(source.source): \(read)\(source.failing.map { "; now failing: \($0)" } ?? "")")
      }
    }
  }
}

extension String {
  fileprivate func padded(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }
}
