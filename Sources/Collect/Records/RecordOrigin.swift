/// Where a record was read, so that the administrator can find it.
struct RecordOrigin: Sendable, Hashable {
  /// Empty where the source is a single file or answer.
  var file = ""
  var line: Int?
  var index = 0
  /// The number of the answer within the reading. All records of one answer were true at the same moment.
  var answer = 0

  /// `line 3` or `record 3`, with the file where it is not `file`.
  func words(from file: String) -> String {
    let place = line.map { "line \($0)" } ?? "record \(index)"
    return self.file.isEmpty || self.file == file ? place : "\(place) of \(shown(self.file))"
  }
}
