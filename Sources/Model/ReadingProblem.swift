/// Something of a source that could not be used, or not as it was meant.
package struct ReadingProblem: Sendable, Codable, Hashable {
  /// For the administrator: where it is, what was found, and what to do. It may quote what was read, so readers never
  /// see it.
  package var sentence: String
  /// What readers are told of it; nil where nothing was lost, as with an unknown field name, or with what is left out
  /// on purpose.
  package var loss: Loss?

  package init(_ sentence: String, loss: Loss? = nil) {
    self.sentence = sentence
    self.loss = loss
  }

  /// What an update lacks: the place and the kind of fault, never the record, because that can be an absence.
  package struct Loss: Sendable, Codable, Hashable {
    package var fault: ReadingFault
    /// The line in the file; nil where what was read has no lines, or is several files.
    package var line: Int?
    /// How many records are lost. Where a source is longer than is read, their number is not known.
    package var count: Int
    /// Whether the record is told all the same, without the part that could not be used.
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
  /// A day or a time is not written as one.
  case date
  case number
  /// Something that every record of its kind needs is not there: a title, a name, a first day.
  case missing
  /// A word or a sign is none of those that are allowed there.
  case word
  /// The structure is wrong: a cell too many, a list in the place of a text.
  case form
  /// A file or an answer is not in its format at all.
  case format
  /// The mapping of the system stopped with an error.
  case mapping
  /// Two records with the same key or name contradict each other.
  case contradiction
  /// The source holds more than is read.
  case excess
}
