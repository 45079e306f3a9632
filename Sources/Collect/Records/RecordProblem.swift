import Model

/// What is wrong with one record. The sentence leaves out the source and the number of the record.
struct RecordProblem: Error, Hashable {
  let sentence: String
  /// The kind of loss; nil where readers miss nothing.
  let fault: ReadingFault?
  init(_ sentence: String, _ fault: ReadingFault?) {
    self.sentence = sentence
    self.fault = fault
  }
}
