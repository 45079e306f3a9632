/// What of a source could not be used, or not as it was meant.
package struct ReadingProblem: Sendable, Codable, Hashable {
  /// For the administrator: where, what was found, what to do. It may quote what was read, so readers never see it.
  package var sentence: String
  /// What readers are told of it; nil where nothing was lost, as by a name that no field has, or what is left out on purpose.
  package var loss: Loss?

  package init(_ sentence: String, loss: Loss? = nil) {
    self.sentence = sentence
    self.loss = loss
  }

  /// What an update misses. It says where and of what kind, never which record: that can be an absence.
  package struct Loss: Sendable, Codable, Hashable {
    package var fault: ReadingFault
    /// The line of the file; nil where what was read has none, or is several files.
    package var line: Int?
    /// How many records; of what is longer than is read nobody knows.
    package var count: Int
    /// The record stands all the same, without what could not be used of it.
    package var isPart: Bool

    package init(_ fault: ReadingFault, line: Int? = nil, count: Int = 1, isPart: Bool = false) {
      self.isPart = isPart
      self.fault = fault
      self.line = line
      self.count = count
    }
  }
}

/// Why something that was read could not be used.
package enum ReadingFault: String, Sendable, Codable, CaseIterable {
  /// A day or a time that cannot be read as one.
  case date
  case number
  /// It lacks what a record of its kind must have: a title, a name, a first day.
  case missing
  /// A word or a sign that is none of those that may stand there.
  case word
  /// It is not built as it should be: a cell too many, a list where a text should be.
  case form
  /// A file or an answer that is not in its format at all.
  case format
  /// The mapping of its system stopped.
  case mapping
  /// Two records under one key or name that cannot both be true.
  case contradiction
  /// There is more than is read.
  case excess
}
