import ArgumentParser
import Foundation
import Model
import Operate

struct NoteCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "note",
    abstract: "Add a sentence to a team's next update; for scripts and forms.",
    discussion: """
      The kinds: did, next and stuck stand in the next daily update; thanks, customer (a customer's words) and learned in \
      the weekly note; headline says what comes first in the next daily update. What came in is acknowledged in the \
      next update. For example: dagpost note --team servicedesk thanks "Ravi took over the evening shift" --from Marjan

      The same words twice within five minutes are one note.
      """)

  @OptionGroup var place: ConfigPlace
  @Option(name: .long, help: ArgumentHelp("The team; may be repeated.", valueName: "team")) var team: [String] = []
  @Option(name: .long, help: ArgumentHelp("Who says so; without it the note has no name.", valueName: "name"))
  var from: String?
  @Argument(help: ArgumentHelp("did, next, thanks, learned, customer, stuck or headline.", valueName: "kind"))
  var kind: String
  @Argument(help: ArgumentHelp("What there is to say; - reads it from standard input.", valueName: "text"))
  var text: [String]

  func run() async throws {
    var request = NoteRequest(
      word: kind, text: text == ["-"] ? NoteCommand.standardInput() : text.joined(separator: " "))
    request.teams = team.map { TeamName($0) }
    request.from = from
    NoteText.print(try await place.ask(request))
  }

  /// Of an endless input the head: more than is kept is not read.
  private static func standardInput() -> String {
    let data = try? FileHandle.standardInput.read(upToCount: 4 * UntrustedText.byteLimit)
    return String(decoding: data ?? Data(), as: UTF8.self)
  }
}

/// What a person reads after `note`.
enum NoteText {
  static func print(_ answer: NoteAnswer) {
    for noted in answer.noted { Output.line("\(noted.team): \(words(for: noted))") }
    if answer.wasCut { Output.line("Only the first \(UntrustedText.characterLimit) characters were kept.") }
  }

  private static func words(for noted: NoteAnswer.Noted) -> String {
    let start = noted.isRepeat ? "noted already, a moment ago" : "noted"
    guard let next = noted.next else { return "\(start); no edition of this team tells such notes." }
    return "\(start), for the \(next.edition) of \(next.at.date.weekday.word) \(next.at.date) \(next.at.time)."
  }
}
