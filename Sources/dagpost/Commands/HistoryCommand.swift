import Almanac
import ArgumentParser
import Model
import Operate

struct HistoryCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "history",
    abstract: "What was posted when, how late, by which channel, and why not.",
    discussion: "The newest last. Without --since: four weeks.")

  @OptionGroup var place: ConfigPlace
  @Option(name: .long, help: ArgumentHelp("The team; may be repeated.", valueName: "team")) var team: [String] = []
  @Option(name: .long, help: ArgumentHelp("From this day on, for example 2026-11-01.", valueName: "date"))
  var since: String?
  @Option(name: .long, help: ArgumentHelp("Only this edition.", valueName: "edition")) var edition: String?
  @Flag(name: .long, help: "Print everything as JSON.") var json = false

  mutating func validate() throws { _ = try DateOption.date(since, "--since") }

  func run() async throws {
    var question = HistoryRequest()
    question.teams = team.map { TeamName($0) }
    question.since = try DateOption.date(since, "--since")
    question.edition = edition.map { EditionName($0) }
    let lines = try await place.ask(question)
    if json { Output.json(lines) } else { HistoryText.print(lines) }
  }
}

/// What a person reads after `history`.
enum HistoryText {
  static func print(_ lines: [HistoryLine]) {
    if lines.isEmpty { return Output.line("No slot came in this time.") }
    let teams = Set(lines.map(\.slot.team))
    let zones = ZoneNames(lines.map(\.zone))
    Output.table(
      lines.map { line in
        (teams.count > 1 ? [line.slot.team.text + zones.suffix(line.zone)] : [])
          + [
            "\(line.slot.date.weekday.word) \(line.slot.date)", line.slot.edition.text, line.channel?.text ?? "",
            words(line),
          ]
      })
  }

  private static func words(_ line: HistoryLine) -> String {
    let why = line.why.map { ": \($0)" } ?? ""
    guard let delivered = line.delivered else {
      let post = line.post.map { " (post \($0.short))" } ?? ""
      // Of a slot that was posted to some channels, what became of the others.
      if line.post == nil, let why = line.why, line.state == "posted" || line.state == "partial" { return why }
      return "\(line.state)\(why)\(post)"
    }
    let day = delivered.date == line.slot.date ? "" : "\(delivered.day) "
    let facts = [
      lateness(line), line.byHand ? "by hand" : nil, line.isRepeat ? "marked as a repeat" : nil,
      line.via.map { "by \($0) instead" }, line.confirmed == false ? "accepted, not confirmed" : nil,
    ]
    return (["delivered \(day)\(delivered.exactTime)"] + facts.compactMap { $0 }).joined(separator: ", ")
  }

  /// Up to a minute is on time.
  private static func lateness(_ line: HistoryLine) -> String? {
    guard let seconds = line.lateSeconds, abs(seconds) > 60 else { return nil }
    let minutes = abs(seconds) / 60
    let time = minutes < 120 ? "\(minutes) min" : minutes < 48 * 60 ? "\(minutes / 60) h" : "\(minutes / 1440) days"
    return seconds > 0 ? "\(time) late" : "\(time) early"
  }
}
