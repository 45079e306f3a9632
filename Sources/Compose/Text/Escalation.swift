import Model

/// How firmly an update speaks of trouble that lasts (a decision that slips, a source that is not read, work past its
/// day), by its workdays. Nobody reads the same words any more after a week.
///
/// Step 1: it is said. Step 2, from the third workday: with how long it has lasted. Step 3, from the seventh: with a
/// question.
enum Escalation {
  /// The firmest step.
  static let last = 3

  /// The step for so many workdays past the day; 0 while there are none, or where nobody knows.
  static func step(_ workdays: Int?) -> Int {
    switch workdays ?? 0 {
    case ..<1: 0
    case 1...2: 1
    case 3...6: 2
    default: last
    }
  }
}
