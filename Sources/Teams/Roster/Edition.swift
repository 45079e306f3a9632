import Almanac
import Model

package struct Edition: Sendable {
  package let name: EditionName
  package let kind: EditionKind
  package let schedule: Schedule

  func `in`(_ calendar: WorkCalendar) -> Edition {
    Edition(name: name, kind: kind, schedule: schedule.with(calendar))
  }

  /// Everything that decides its slots, as text: when it differs from what the ledger has, the edition starts anew.
  package var text: String {
    let days = schedule.days == .all ? Days.on(schedule.calendar.workdays) : schedule.days
    let moves = schedule.onHoliday == .skip ? "" : " \(schedule.onHoliday.rawValue)"
    return "\(schedule.time) \(days.description.replacing(", ", with: ",")) \(schedule.calendar.zone.id)\(moves)"
  }
}
