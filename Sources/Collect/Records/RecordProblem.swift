import Model

/// What is wrong with one record, as a sentence without its source and index.
struct RecordProblem: Error, Hashable {
  let sentence: String
  /// What was lost; nil where it says nothing that anybody misses.
  let fault: ReadingFault?
  init(_ sentence: String, _ fault: ReadingFault?) {
    self.sentence = sentence
    self.fault = fault
  }
}
