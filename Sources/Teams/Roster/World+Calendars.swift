import Almanac
import HTTP
import Model
import Reactor

extension World {
  /// The calendars with an address, each once.
  package var addressed: [DaysOffCalendar] {
    var seen: Set<String> = []
    return teams.flatMap(\.calendars).filter { $0.address != nil && seen.insert($0.file).inserted }
  }

  /// The same world, whose teams have the days off of this store.
  package func with(_ calendars: CalendarStore) -> World {
    with(teams: teams.map { $0.calendars.isEmpty ? $0 : $0.with(calendars) }, calendars: calendars)
  }

  /// For a command: fetches calendars without a copy, in memory only. The warnings are sentences about those that failed.
  package func withFetchedCalendars() async -> (World, warnings: [String]) {
    let missing = addressed.filter { !calendars.has($0.file) }
    guard !missing.isEmpty else { return (self, []) }
    let http = CurlClient(version: Version.current)
    let failures = await CalendarFetching(http: http).fetch(missing, now: WallClock.machine.now()) { bytes, calendar in
      calendars.take(bytes, as: calendar.file).map { "gave no calendar: \($0)" }
    }
    await http.close()
    let warnings = failures.map { "The calendar \($0.calendar.name) \($0.why); its days off are not known here." }
    return (with(calendars), warnings)
  }
}
