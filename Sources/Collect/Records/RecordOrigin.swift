/// Where a record was read, for the administrator to find it by.
struct RecordOrigin: Sendable, Hashable {
  /// Empty where there is only one.
  var file = ""
  var line: Int?
  var index = 0
  /// Which part of a reading: what stands in one answer was true at one moment.
  var answer = 0

  /// `line 3`, and of which file where that is another one than `file`.
  func words(from file: String) -> String {
    let place = line.map { "line \($0)" } ?? "record \(index)"
    return self.file.isEmpty || self.file == file ? place : "\(place) of \(shown(self.file))"
  }
}
