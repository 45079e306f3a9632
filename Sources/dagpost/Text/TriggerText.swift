import Almanac
import ArgumentParser
import Model
import Operate

/// What a person reads after `--trigger`.
enum TriggerText {
  static func print(_ outcome: TriggerAnswer) -> ArgumentParser.ExitCode {
    outcome.sent.forEach { Output.line(line($0)) }
    for already in outcome.already {
      let open = already.posts.filter { $0.state != .delivered }
      if let doubt = already.doubt {
        Output.line(
          "\(already.slot): nothing was sent: \(doubt). Look in the channels, and use --again to post it all the same.")
      } else if already.posts.isEmpty {
        let what = already.why.map { "was \($0)" } ?? "was passed over"
        Output.line("\(already.slot) \(what); nothing was sent. Use --again to post it now.")
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
    return (done ? Operate.ExitCode.done : .needsPerson).forShell
  }

  private static func line(_ sent: TriggerAnswer.Sent) -> String {
    let post = sent.state == .delivered ? nil : sent.post.map { " (post \($0.short))" }
    return "\(sent.slot) → \(sent.channel): \(words(for: sent.state))\(sent.why.map { ". \($0)" } ?? "")\(post ?? "")"
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
    let zones = ZoneNames(updates.compactMap(\.planned?.zone))
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
        if let planned = update.planned {
          Output.line("   \(PreviewText.words(planned))\(zones.suffix(planned.zone))")
        }
        update.text.forEach { Output.line($0) }
      }
      update.notes.forEach { Output.error("note: \($0)") }
    }
  }
  /// When it is posted by itself.
  private static func words(_ planned: PlannedTime) -> String {
    let next = planned.next.map { "next: \(moment($0))" } ?? "none is planned after it"
    guard let at = planned.at else {
      return "Not posted by itself on \(day(planned.day)): \(planned.why ?? "not planned"); \(next)."
    }
    if planned.isOver || planned.why != nil {
      return "Its time was \(moment(at))\(planned.why.map { ", \($0)" } ?? ""); \(next)."
    }
    let held = planned.goesOut.map { ", and it goes out after quiet hours, \(moment($0))" } ?? ""
    return "Posted by itself at its time, \(moment(at))\(held)."
  }

  private static func day(_ date: CivilDate) -> String { "\(date.weekday.word) \(date)" }
  private static func moment(_ at: CivilDateTime) -> String { "\(day(at.date)) \(at.time)" }
}
