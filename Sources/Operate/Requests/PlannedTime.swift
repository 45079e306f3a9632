import Almanac
import Ledger
import Model
import Teams

/// When the update of one day is posted by itself, for whoever looks at what it would say.
package struct PlannedTime: Codable, Sendable, Hashable {
  /// The day that was looked at, on the team's wall like all here.
  package let day: CivilDate
  /// Nil on a day on which it is not posted.
  package var at: CivilDateTime?
  /// When its first post goes out, where quiet hours make that later.
  package var goesOut: CivilDateTime?
  /// Its time is past at the moment that was looked at.
  package var isOver = false
  /// Why it is not posted on that day, or no more; what follows "not on that day: ".
  package var why: String?
  /// The next one after it.
  package var next: CivilDateTime?
  /// Whose wall the times are of.
  package let zone: String
}

extension PlannedTime {
  /// A year and a month: a plan that comes once a year is found.
  private static let farthest = 400
  private static let step = 40

  package init(
    _ edition: Edition, of team: Team, on day: CivilDate, now: Instant, _ withholding: Withholding, decided: SlotState?
  ) {
    self.day = day
    zone = team.workCalendar.zone.id
    func outlooks(_ from: CivilDate, _ through: CivilDate) -> [Outlook] {
      Planner.outlook(for: team, from: from, through: through)
        .filter { $0.edition.name == edition.name }.map { withholding.applied(to: $0) }
    }
    let own = outlooks(day, day).first
    if let own, own.isPosted, let at = own.at {
      self.at = own.nominal
      isOver = at < now
      why = decided.flatMap(PlannedTime.decided)
      let first = own.departures.first
      goesOut = first.flatMap { $0.at > at ? team.calendar.civil($0.at) : nil }
    } else {
      why = PlannedTime.why(own, team, day)
    }
    for start in stride(from: 1, to: PlannedTime.farthest, by: PlannedTime.step) where next == nil {
      let from = day.adding(days: start)
      next = outlooks(from, from.adding(days: PlannedTime.step - 1)).first(where: \.isPosted)?.nominal
    }
  }

  private static func decided(_ state: SlotState) -> String? {
    switch state {
    case .posted: "it was posted already"
    case .missed: "it was missed"
    case .partial, .skipped: nil
    }
  }

  private static func why(_ outlook: Outlook?, _ team: Team, _ day: CivilDate) -> String {
    switch outlook?.fate {
    case .skipped(let free): free.name(english: true)?.description ?? "a free day"
    case .moved(let slot, let free):
      "moved to \(slot.nominal.words)" + (free.name(english: true).map { ", for \($0)" } ?? "")
    case .withheld(let why), .missed(let why), .double(let why): why
    case .noSuchDate: "this date does not exist in \(team.workCalendar.zone.id)"
    case .post, nil: team.workCalendar.dayOff(day) == .weekday ? "no workday of the team" : "not one of its days"
    }
  }
}

extension Outlook {
  fileprivate var isPosted: Bool { if case .post = fate { true } else { false } }
}
