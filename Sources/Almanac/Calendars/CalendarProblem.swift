import Model

/// Something of a calendar that was left out, or had to be read in another way.
package struct CalendarProblem: Sendable, Hashable {
  /// The line; nil where it is about the file as a whole.
  package let line: Int?
  /// The sentence, without its line and without a full stop.
  package let sentence: String
  /// The kind of fault; nil when nothing was lost.
  package let fault: ReadingFault?
  /// Whether the event was read nevertheless, without the part that could not be used.
  package let isPart: Bool

  init(_ sentence: String, _ fault: ReadingFault?, line: Int?, isPart: Bool = false) {
    self.isPart = isPart
    self.line = line
    self.sentence = sentence
    self.fault = fault
  }

  /// The sentence with its line before it.
  package var placed: String { line.map { "line \($0): \(sentence)" } ?? sentence }
}

/// Why a line or a component cannot be used, as a sentence without its line.
struct CalendarMistake: Error {
  let sentence: String
  let fault: ReadingFault

  init(_ sentence: String, _ fault: ReadingFault = .form) {
    self.sentence = sentence
    self.fault = fault
  }
}
