import Almanac
import Model

/// One edition of a team: a name in the configuration, a kind (daily or weekly), and the schedule of its slots.
package struct Edition: Sendable {
  package let name: EditionName
  package let kind: EditionKind
  package let schedule: Schedule

  func `in`(_ calendar: WorkCalendar) -> Edition {
    Edition(name: name, kind: kind, schedule: schedule.with(calendar))
  }

  /// The schedule as text, with all that decides its slots. If the ledger has another text, the edition starts anew.
  package var text: String {
    let days = schedule.days == .all ? Days.on(schedule.calendar.workdays) : schedule.days
    let moves = schedule.onHoliday == .skip ? "" : " \(schedule.onHoliday.rawValue)"
    return "\(schedule.time) \(days.description.replacing(", ", with: ",")) \(schedule.calendar.zone.id)\(moves)"
  }
}
