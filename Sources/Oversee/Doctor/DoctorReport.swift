/// What `doctor` found.
package struct DoctorReport: Encodable, Sendable, Hashable {
  package enum Level: String, Encodable, Sendable {
    case ok
    /// It works, and something should be known or done.
    case warning
    /// Somebody has to act.
    case wrong
  }
  package struct Finding: Encodable, Sendable, Hashable {
    /// What was looked at, in a word.
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

  /// One line at the end.
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
