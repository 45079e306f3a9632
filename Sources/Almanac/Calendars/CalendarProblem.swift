import Model

/// What of a calendar was left out or had to be read in another way.
package struct CalendarProblem: Sendable, Hashable {
  /// Nil where it is about the file as a whole.
  package let line: Int?
  /// Without its place and without a final point.
  package let sentence: String
  /// Nil when nothing was lost.
  package let fault: ReadingFault?
  /// The event was read all the same, without what could not be used of it.
  package let isPart: Bool

  init(_ sentence: String, _ fault: ReadingFault?, line: Int?, isPart: Bool = false) {
    self.isPart = isPart
    self.line = line
    self.sentence = sentence
    self.fault = fault
  }

  /// With its place.
  package var placed: String { line.map { "line \($0): \(sentence)" } ?? sentence }
}

/// Why one line or component cannot be used, as a sentence without its line.
struct CalendarMistake: Error {
  let sentence: String
  let fault: ReadingFault

  init(_ sentence: String, _ fault: ReadingFault = .form) {
    self.sentence = sentence
    self.fault = fault
  }
}
