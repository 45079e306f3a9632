import ArgumentParser
import Model
import Operate
import Oversee
import Teams

struct PrivacyReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "privacy-report",
    abstract: "Write what this configuration does with data about people.",
    discussion: """
      For a works council and a privacy officer, in Markdown: which personal data is read, shown and kept, how long, what is \
      not done, and what people can ask for. Reads the configuration and the systems only.
      """)

  @OptionGroup var place: ConfigPlace
  @Option(
    name: .long,
    help: ArgumentHelp("In this language, en or nl. Without it: that of the first team.", valueName: "language"))
  var language: String?
  @Option(name: .long, help: ArgumentHelp("Only this team; may be repeated.", valueName: "team")) var team: [String] =
    []

  mutating func validate() throws {
    if let language, Language(rawValue: language) == nil {
      let words = Language.allCases.map(\.rawValue).joined(separator: " or ")
      throw ValidationError("--language is \"\(language)\"; it should be \(words)")
    }
  }

  func run() throws {
    do throws(Refusal) {
      let text = try PrivacyReport.run(
        language: language.flatMap { Language(rawValue: $0) }, teams: team.map { TeamName($0) },
        configPath: place.config, surroundings: .live())
      Output.line(String(text.dropLast()))
    } catch {
      throw Output.refusal(error)
    }
  }
}
