import Model

/// What a language must be able to say. There are no defaults: a language in which a phrase is missing does not build.
/// One folder per language in `Languages/`. Each phrase is a whole template of its own; word order is nobody else's.
protocol Phrases: Sendable, HeadPhrases, LinePhrases, FollowThroughPhrases, CelebrationPhrases, ManagerPhrases {}

extension Language {
  var phrases: any Phrases {
    switch self {
    case .en: English()
    case .nl: Dutch()
    }
  }
}
