import Compose
import Model

extension Snapshot {
  /// The same snapshot, with a sentence for the operator about notes that are not told. When a source is read for the first
  /// time, a note without a day may be years old, so it is no news.
  func tellingOfFirstNotes(_ memory: Memory) -> Snapshot {
    var told = self
    for (index, reading) in readings.enumerated() {
      if let first = memory.firstRead[reading.source], first < reading.at { continue }
      let old = reading.records.count { record in
        if case .note(let note) = record { note.at == nil && note.arrived == nil } else { false }
      }
      guard old > 0 else { continue }
      told.readings[index].problems.append(
        ReadingProblem(
          "\(reading.source): \(old == 1 ? "1 note has" : "\(old) notes have") no day and stood there when it was read for the first time: "
            + "that is not told as news, and what is added after that is; give each its day in a field \"at\" to have it told"
        ))
    }
    return told
  }
}
