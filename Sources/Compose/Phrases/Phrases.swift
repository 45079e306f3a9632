import Model

/// All that a language must be able to say. Each phrase is a whole template of its own, so that word order is the
/// language's own affair. There are no default phrases: the compiler names each one that a language lacks.
///
/// A new language needs
/// - a case of `Language` in Model; its raw value is the word for it in the configuration,
/// - a folder beside `Dutch` and `English` with a type that conforms to `Phrases`,
/// - a line in each `switch` over `Language` at which the compiler then stops: `Language.phrases`, the alarms
///   (`AlarmWords`), the privacy report, the starter files and `ServiceCatalog.usual`,
/// - golden files: the suites run every situation in every language; `RECORD=1` writes those that are missing,
/// - the sentences as `Tests/Simulation/Truth` reads them back (`DutchClaims`, `EnglishClaims`), and its day words.
///
/// Words of that language in what people and systems write are known only where they are listed:
/// `CountedNoun.init(kind:)`, `PeopleTouched` and `QuietWork.words` here, `NoteWords` and its like in Collect. `NumberMarks`,
/// `Sparkline` and the extension of `Words` in this folder are the punctuation that all languages share.
protocol Phrases: Sendable, HeadPhrases, LinePhrases, FollowThroughPhrases, CelebrationPhrases, ManagerPhrases {}
