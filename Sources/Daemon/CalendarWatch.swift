import Almanac
import Glibc
import HTTP
import Logging
import Model
import Reactor
import Teams

/// Keeps the days off from calendars up to date while the daemon runs: changed files are read again, and addresses are fetched.
/// A calendar that cannot be used leaves its earlier days off in force.
actor CalendarWatch {
  private let current: CurrentWorld
  private let fetching: CalendarFetching
  private let clock: WallClock
  private let log: Logger
  /// Called when days off have changed, so that the slots are computed again.
  private let changed: @Sendable () async -> Void

  private var states: [String: State] = [:]
  private var round: Task<Void, Never>?
  /// Whether the present round fetches calendars for the first time.
  private var isFirst = false
  private let released = EventCount()

  private struct State {
    var tried: Instant
    var failingSince: Instant?
    var why: String?
    /// How long the server asked not to be called again.
    var after: Duration?
  }

  static let every = Duration.seconds(6 * 3600)
  /// How long after a failure the next attempt is made.
  static let again = Duration.seconds(15 * 60)
  /// How long slots wait for calendars that are fetched for the first time.
  static let patience = Duration.seconds(30)

  init(
    current: CurrentWorld, http: any HTTPClient, clock: WallClock, log: Logger,
    changed: @escaping @Sendable () async -> Void
  ) {
    self.current = current
    fetching = CalendarFetching(http: http)
    self.clock = clock
    self.log = log
    self.changed = changed
  }

  /// Reads changed files again, and starts to fetch what is due. Cheap when there is nothing to do.
  func look() async {
    await renew()
    let now = clock.now()
    let due = current.world.addressed.filter { isDue($0, at: now) }
    guard round == nil, !due.isEmpty else { return }
    isFirst = due.contains { states[$0.file] == nil }
    round = Task(executorPreference: TaskPool.shared) { await self.fetch(due) }
  }

  /// Waits until calendars that are fetched for the first time have arrived, but only for `patience`.
  func settle() async {
    guard isFirst, round != nil else { return }
    let seen = released.count
    let limit = Task(executorPreference: TaskPool.shared) {
      if await Pause.wait(for: Self.patience) { await self.release() }
    }
    await released.wait(after: seen)
    limit.cancel()
  }

  private func release() {
    isFirst = false
    released.advance()
  }

  func stop() async {
    round?.cancel()
    await finish()
  }

  /// Waits until no round is running.
  func finish() async { await round?.value }

  /// Sentences about calendars that cannot be used or fetched now.
  func troubles() -> [String] {
    let world = current.world
    let failing = world.addressed.compactMap { calendar -> String? in
      guard let state = states[calendar.file], let since = state.failingSince, let why = state.why else { return nil }
      return "The calendar \(calendar.name) cannot be fetched since \(since.iso8601): it \(why); \(serving(calendar))."
    }
    return world.calendars.kept + failing
  }

  private func serving(_ calendar: DaysOffCalendar) -> String {
    guard current.world.calendars.has(calendar.file) else { return "its days off are not known" }
    return CalendarCopy.written(calendar.file).map { "its copy of \($0.iso8601) serves" }
      ?? "the days off it had are kept"
  }

  private func isDue(_ calendar: DaysOffCalendar, at now: Instant) -> Bool {
    guard let state = states[calendar.file] else { return true }
    let wait = state.failingSince == nil ? Self.every : max(Self.again, state.after ?? .zero)
    return state.tried.isOlder(than: wait, at: now)
  }

  private func renew() async {
    let world = current.world
    let year = CivilDateTime(utc: clock.now()).date.year
    guard world.calendars.isOutdated(year: year) else { return }
    let told = world.calendars.kept
    let renewed = world.calendars.refreshed(year: year)
    let troubles = renewed.kept.filter { !told.contains($0) }
    troubles.forEach { log.error("\($0)") }
    // Only if the world still has the store that was refreshed: a reload may have replaced it meanwhile.
    current.update { $0.calendars === world.calendars ? $0.with(renewed) : $0 }
    if troubles.isEmpty { log.notice("the calendars of days off were read again") }
    await changed()
  }

  private func fetch(_ due: [DaysOffCalendar]) async {
    let folder = DaysOffCalendar.folder(in: current.world.stateDirectory)
    CalendarCopy.prune(folder, keeping: current.world.addressed.map(\.file))
    let store = current.world.calendars
    let failed = await fetching.fetch(due, now: clock.now()) { bytes, calendar in
      if let mistake = store.mistake(in: bytes) { return "gave no calendar: \(mistake)" }
      return CalendarCopy.write(bytes, to: calendar.file, in: folder)
    }
    if !Task.isCancelled { note(due, failed) }
    await renew()
    round = nil
    release()
  }

  /// Logs a calendar's first failure, and its first success after failures.
  private func note(_ due: [DaysOffCalendar], _ failed: [CalendarFetching.Failure]) {
    let now = clock.now()
    for calendar in due {
      let before = states[calendar.file]
      let failure = failed.first { $0.calendar.file == calendar.file }
      let why = failure?.why
      states[calendar.file] = State(
        tried: now, failingSince: why == nil ? nil : before?.failingSince ?? now, why: why, after: failure?.after)
      if let why, before?.failingSince == nil {
        log.error("the calendar \(calendar.name) cannot be fetched: it \(why); \(serving(calendar))")
      } else if why == nil, before?.failingSince != nil {
        log.notice("the calendar \(calendar.name) is fetched again")
      }
    }
  }
}

/// The last good copies of calendars that have an address. Only the owner of the state directory can read them.
enum CalendarCopy {
  /// Replaces the copy, whole or not at all. Returns why that failed; nil when it did not.
  static func write(_ bytes: [UInt8], to file: String, in folder: String) -> String? {
    if mkdir(folder, 0o700) != 0, errno != EEXIST { return failed(folder) }
    do throws(AtomicFile.Failure) {
      try AtomicFile.write(bytes, to: file, beside: file + ".new", mode: 0o600, isSynced: true)
    } catch {
      return failed(error.path, error.reason)
    }
    return nil
  }

  /// When the copy was fetched.
  static func written(_ file: String) -> Instant? {
    var status = stat()
    guard stat(file, &status) == 0 else { return nil }
    return Instant(seconds: Int64(status.st_mtim.tv_sec))
  }

  /// Deletes the copies of calendars that the configuration no longer names.
  static func prune(_ folder: String, keeping files: [String]) {
    guard let listing = opendir(folder) else { return }
    defer { closedir(listing) }
    let kept = Set(files)
    while let entry = readdir(listing) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
      if name.hasSuffix(".ics"), !kept.contains("\(folder)/\(name)") { unlink("\(folder)/\(name)") }
    }
  }

  private static func failed(_ place: String, _ reason: String = String(cString: strerror(errno))) -> String {
    "cannot be kept: \(place): \(reason)"
  }
}
