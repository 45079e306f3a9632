/// A program that is run for its output.
struct CommandForm: Sendable {
  let words: [Template]
  let environment: [String: Template]
  /// Asked when it fails: where this one succeeds and says nothing, there was only nothing to find.
  var nothingIf: [Template] = []
  /// What to do about words that its complaint holds.
  var advice: [(says: String, advice: String)] = []
}
