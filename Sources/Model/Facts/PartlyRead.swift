/// A source of which some records could not be used. It never says which records, because one of them may be an
/// absence.
package struct PartlyRead: Sendable, Codable, Hashable {
  package var title: UntrustedText
  /// How many records could not be used.
  package var lost: Int
  /// The lines of the file on which these records stand, as far as known, five at most.
  package var lines: [Int]
  /// Why they could not be used, the most frequent reason first, two at most.
  package var faults: [ReadingFault]
  /// Whether some of these records are told all the same, without the part that could not be used.
  package var isPart: Bool
  /// Whether the source holds more than is read.
  package var isCut: Bool
  /// For how many workdays updates have told this; nil when it is told for the first time.
  package var workdays: Int?
  package init(
    title: UntrustedText, lost: Int, lines: [Int] = [], faults: [ReadingFault] = [], isPart: Bool = false,
    isCut: Bool = false
  ) {
    self.isPart = isPart
    self.title = title
    self.lost = lost
    self.lines = lines
    self.faults = faults
    self.isCut = isCut
  }
}
