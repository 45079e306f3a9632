import Config
import Model
import Operate
import Teams

/// For `dagpost privacy-report`: what the configuration does with data about people, for a works council and a privacy officer.
package enum PrivacyReport {
  /// Markdown. Reads the configuration and the systems, not the ledger; a secret that only the service may read is no
  /// obstacle.
  ///
  /// - Parameters:
  ///   - language: nil for the language of the first team.
  ///   - teams: empty for all teams.
  package static func run(
    language: Language?, teams: [TeamName], configPath: String, surroundings: Surroundings
  ) throws(Refusal) -> String {
    let loaded = LoadedConfig.load(configPath, surroundings, use: .planning)
    switch WorldBuilder.build(loaded, surroundings) {
    case .failure(let mistakes): throw Refusal(mistakes.sentences, .config)
    // A report without one of the teams would be no report.
    case .success(let built) where teams.isEmpty && !built.mistakes.isEmpty: throw Refusal(built.mistakes, .config)
    case .success(let built):
      guard let settings = loaded.settings else { throw Refusal([], .config) }
      let chosen = try built.world.chosen(teams, edition: nil)
      let facts = PrivacyFacts(
        built.world, settings, config: configPath, teams: teams, now: surroundings.clock.now())
      return text(facts, in: language ?? chosen.first?.language ?? .en)
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
