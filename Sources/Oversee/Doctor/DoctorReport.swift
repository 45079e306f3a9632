/// The findings of `doctor`.
package struct DoctorReport: Encodable, Sendable, Hashable {
  package enum Level: String, Encodable, Sendable {
    case ok
    /// It works, but somebody should know or do something.
    case warning
    /// A person has to act.
    case wrong
  }
  package struct Finding: Encodable, Sendable, Hashable {
    /// What was checked, in one word.
    package let check: String
    package let level: Level
    /// What was found, and what to do.
    package let sentence: String

    init(_ check: String, _ level: Level, _ sentence: String) {
      self.check = check
      self.level = level
      self.sentence = sentence
    }
  }
  package var findings: [Finding] = []

  package var needsPerson: Bool { findings.contains { $0.level == .wrong } }

  /// The last line of the output.
  package var conclusion: String {
    let wrong = findings.filter { $0.level == .wrong }.count
    let warnings = findings.filter { $0.level == .warning }.count
    let told = [
      wrong > 0 ? "\(wrong) wrong" : nil, warnings > 0 ? "\(warnings) warning\(warnings == 1 ? "" : "s")" : nil,
    ]
    let words = told.compactMap { $0 }.joined(separator: ", ")
    return words.isEmpty ? "All is well." : "\(words)."
  }
}
