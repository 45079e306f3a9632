import Model

/// How firmly trouble that lasts is told, by the workdays for which it has lasted: the same words every day are read by nobody
/// after a week.
enum Escalation {
  static let last = 3

  /// The step for so many workdays past the day.
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
