/// A program that is run for its output.
struct CommandForm: Sendable {
  let words: [Template]
  let environment: [String: Template]
  /// A second command for when the first one fails. Where it succeeds without output, there was nothing to find, and
  /// the failure is ignored.
  var nothingIf: [Template] = []
  /// Advice for an error text of the program that contains `says`.
  var advice: [(says: String, advice: String)] = []
}
