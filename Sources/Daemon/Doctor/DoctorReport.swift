/// What `doctor` found.
public struct DoctorReport: Encodable, Sendable, Hashable {
  public enum Level: String, Encodable, Sendable {
    case ok
    /// It works, and something should be known or done.
    case warning
    /// Somebody has to act.
    case wrong
  }
  public struct Finding: Encodable, Sendable, Hashable {
    /// What was looked at, in a word.
    public let check: String
    public let level: Level
    /// What was found, and what to do.
    public let sentence: String

    init(_ check: String, _ level: Level, _ sentence: String) {
      self.check = check
      self.level = level
      self.sentence = sentence
    }
  }
  public var findings: [Finding] = []

  public var needsPerson: Bool { findings.contains { $0.level == .wrong } }

  /// One line at the end.
  public var conclusion: String {
    let wrong = findings.filter { $0.level == .wrong }.count
    let warnings = findings.filter { $0.level == .warning }.count
    let told = [
      wrong > 0 ? "\(wrong) wrong" : nil, warnings > 0 ? "\(warnings) warning\(warnings == 1 ? "" : "s")" : nil,
    ]
    let words = told.compactMap { $0 }.joined(separator: ", ")
    return words.isEmpty ? "All is well." : "\(words)."
  }
}
