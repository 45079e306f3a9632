import Model

/// How firmly an update speaks of trouble that lasts (a decision that slips, a source that is not read, work past its
/// day), by its workdays. Nobody reads the same words any more after a week.
///
/// Step 1: it is said. Step 2, from the third workday: with how long it has lasted. Step 3, from the seventh: with a
/// question.
enum Escalation {
  /// The firmest step.
  static let last = 3

  /// The step for so many workdays past the day; nil while there are none.
  static func step(_ workdays: Int) -> Int? {
    switch workdays {
    case ..<1: nil
    case 1...2: 1
    case 3...6: 2
    default: last
    }
  }
}

extension UnreadSource {
  var step: Int { workdays.flatMap(Escalation.step) ?? 0 }
}

extension PartlyRead {
  var step: Int { workdays.flatMap(Escalation.step) ?? 0 }
}

extension Deadline {
  var step: Int { workdays.flatMap(Escalation.step) ?? 0 }
}
