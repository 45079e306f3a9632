import Config
import Model
import Operate
import Teams

/// For `dagpost privacy-report`: what the configuration does with data about people, for a works council and a privacy officer.
package enum PrivacyReport {
  /// Why there is no report.
  package struct Refused: Error, Sendable {
    package let sentences: [String]
    package let code: ExitCode
  }

  /// The report in Markdown. It is made from the configuration and the systems, not from the ledger. Secrets that only the
  /// running service may read are not needed.
  ///
  /// - Parameters:
  ///   - language: nil for the language of the first team.
  ///   - teams: empty for all teams.
  package static func run(
    language: Language?, teams: [TeamName], configPath: String, surroundings: Surroundings
  ) -> Result<String, Refused> {
    let loaded = LoadedConfig.load(configPath, surroundings, use: .planning)
    switch WorldBuilder.build(loaded, surroundings) {
    case .failure(let mistakes): return .failure(Refused(sentences: mistakes.sentences, code: .config))
    // A report about all teams must not lack one of them.
    case .success(let built) where teams.isEmpty && !built.mistakes.isEmpty:
      return .failure(Refused(sentences: built.mistakes, code: .config))
    case .success(let built):
      guard let settings = loaded.settings else { return .failure(Refused(sentences: [], code: .config)) }
      switch built.world.chosen(teams, edition: nil) {
      case .failure(let refusal): return .failure(Refused(sentences: refusal.sentences, code: .usage))
      case .success(let chosen):
        let facts = PrivacyFacts(
          built.world, settings, config: configPath, teams: teams, now: surroundings.clock.now())
        return .success(text(facts, in: language ?? chosen.first?.language ?? .en))
      }
    }
  }

  package static func text(_ facts: PrivacyFacts, in language: Language) -> String {
    let words: PrivacyText =
      switch language {
      case .en: .english
      case .nl: .dutch
      }
    return words.filled(facts.gaps(words))
  }
}
