import Almanac
import Collect
import Config
import HTTP
import Model
import Reactor
import YAML

/// A calendar whose all-day events are days off: an .ics file, or an address whose last good copy is in the state directory.
package struct DaysOffCalendar: Sendable, Hashable {
  /// The file that is read: the calendar itself, or the copy of what the address gave.
  package let file: String
  /// The address that the copy comes from; nil for a file.
  package let address: CalendarAddress?
  /// Where the configuration first names the calendar.
  package let location: Location
  /// The setting's name, for sentences.
  let setting: String

  /// For sentences. Two addresses of one host look alike when shown, so their place in the configuration is added.
  package var name: String { address.map { "\($0.shown) (\(location))" } ?? file }

  package static func folder(in stateDirectory: String) -> String { stateDirectory + "/calendars" }
}

/// Reads the calendars that a configuration names, and reports what is wrong with each once, however many teams use it.
struct CalendarBuilder {
  let store: CalendarStore
  let stateDirectory: String
  let problems: Problems
  private var known: [Location: DaysOffCalendar?] = [:]

  init(store: CalendarStore, stateDirectory: String, problems: Problems) {
    self.store = store
    self.stateDirectory = stateDirectory
    self.problems = problems
  }

  /// The most doubts about one file that are reported.
  private static let doubts = 5

  mutating func calendars(_ settings: [CalendarSetting]) -> [DaysOffCalendar] {
    var found: [DaysOffCalendar] = []
    for setting in settings {
      guard let calendar = known[setting.location] ?? read(setting) else { continue }
      if !found.contains(where: { $0.file == calendar.file }) { found.append(calendar) }
    }
    return found
  }

  private mutating func read(_ setting: CalendarSetting) -> DaysOffCalendar? {
    let calendar = calendar(setting)
    known[setting.location] = .some(calendar)
    guard let calendar else { return nil }
    let finding = store.read(calendar.file, isCopy: calendar.address != nil)
    func report(_ sentence: Sentence, _ severity: Problem.Severity) {
      problems.add(Problem(severity, at: setting.location, path: setting.path, sentence))
    }
    if let trouble = finding.trouble {
      // A copy that cannot be read is no mistake: the calendar is fetched again.
      if calendar.address == nil { report("names \(calendar.file), which \(trouble)", .error) }
    } else if finding.isEmpty, calendar.address == nil {
      report("names \(calendar.file), which has no all-day event near today; only those are days off", .warning)
    }
    for doubt in finding.doubts.prefix(Self.doubts) { report("names \(calendar.name): \(doubt)", .warning) }
    let more = finding.doubts.count - Self.doubts
    if more > 0 { report("names \(calendar.name): \(more) more of its events were left out", .warning) }
    return calendar
  }

  private func calendar(_ setting: CalendarSetting) -> DaysOffCalendar? {
    switch setting.place {
    case .file(let path):
      return DaysOffCalendar(file: path, address: nil, location: setting.location, setting: setting.path)
    case .address(let url, let way):
      do throws(CalendarAddress.Mistake) {
        let address = try CalendarAddress(url, way)
        return DaysOffCalendar(
          file: "\(DaysOffCalendar.folder(in: stateDirectory))/\(address.key).ics", address: address,
          location: setting.location, setting: setting.path)
      } catch {
        problems.add(Problem(at: setting.location, path: setting.path, Sentence(known: error.sentence)))
        return nil
      }
    }
  }
}

/// Fetches several calendars at once.
package struct CalendarFetching: Sendable {
  package let http: any HTTPClient

  package init(http: any HTTPClient) {
    self.http = http
  }

  package static let atOnce = 8

  /// A calendar that could not be fetched.
  package struct Failure: Sendable {
    package let calendar: DaysOffCalendar
    /// Completes the sentence "the calendar …".
    package let why: String
    package var after: Duration?

    package init(calendar: DaysOffCalendar, why: String, after: Duration? = nil) {
      self.calendar = calendar
      self.why = why
      self.after = after
    }
  }

  /// - Parameter take: uses the bytes of a calendar; returns why they cannot be used, or nil.
  package func fetch(
    _ calendars: [DaysOffCalendar], now: Instant,
    take: @escaping @Sendable ([UInt8], DaysOffCalendar) -> String?
  ) async -> [Failure] {
    await withTaskGroup(of: Failure?.self) { group in
      var waiting = calendars.makeIterator()
      func start() {
        guard let calendar = waiting.next() else { return }
        group.addTask { await fetch(calendar, now, take) }
      }
      for _ in 0..<Self.atOnce { start() }
      var failed: [Failure] = []
      for await failure in group {
        if let failure { failed.append(failure) }
        start()
      }
      return failed.sorted { $0.calendar.location < $1.calendar.location }
    }
  }

  private func fetch(
    _ calendar: DaysOffCalendar, _ now: Instant, _ take: ([UInt8], DaysOffCalendar) -> String?
  ) async -> Failure? {
    guard let address = calendar.address else { return nil }
    switch await address.fetch(limit: CalendarFile.byteLimit, by: http, now: now) {
    case .failure(let mistake): return Failure(calendar: calendar, why: mistake.sentence, after: mistake.after)
    case .success(let bytes):
      return take(bytes, calendar).map { Failure(calendar: calendar, why: address.clean($0)) }
    }
  }
}
