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

/// How a post came to be, where the reader must know.
package enum PostMark: Sendable {
  case none
  /// Sent again after an attempt of which nobody knows whether it arrived.
  case repeated
  /// Sent by another channel, because nobody knows whether its own has it.
  case elsewhere
}
