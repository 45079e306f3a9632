import Almanac
import Model
import Operate
import Services
import Teams

/// The judgements of `doctor`. Pure: everything that was found is passed in.
enum DoctorChecks {
  typealias Finding = DoctorReport.Finding

  /// In bytes. With less than the first, writing the ledger may fail; with less than the second it is time to make room.
  static let leastRoom = 20 << 20
  static let smallRoom = 200 << 20
  /// File systems on which neither SQLite's locks nor our own are reliable, by the magic numbers that `statfs` reports.
  static let networked: [Int: String] = [
    0x6969: "NFS", 0x517B: "SMB", 0xFF53_4D42: "CIFS", 0xFE53_4D42: "SMB", 0x6573_5546: "FUSE", 0x0102_1997: "9P",
    0x5346_414F: "AFS", 0x00C3_6400: "Ceph",
  ]
  private static let inMemory: Set<Int> = [0x0102_1994, 0x8584_58F6]

  static func state(_ directory: String, _ place: DoctorMachine.Place?, ledger: DoctorMachine.Place?) -> [Finding] {
    guard let place else {
      return [
        Finding(
          "state", .warning,
          "\(directory) is not there, or may not be looked at by this user. The daemon makes it at its start; run doctor as root."
        )
      ]
    }
    var found: [Finding] = []
    if let name = networked[place.fileSystem] {
      found.append(
        Finding(
          "state", .wrong,
          "\(directory) is on a network file system (\(name)), where two daemons could write at once and the ledger be damaged. "
            + "Move it to a local disk."))
    } else if inMemory.contains(place.fileSystem) {
      found.append(
        Finding("state", .warning, "\(directory) is in memory: a restart of the machine forgets what was posted."))
    }
    if place.mode & 0o022 != 0 {
      found.append(Finding("state", .wrong, "Others may write in \(directory). Run: chmod 0700 \(directory)"))
    } else if place.mode & 0o055 != 0 {
      found.append(Finding("state", .warning, "Others may look into \(directory). Run: chmod 0700 \(directory)"))
    }
    if let ledger, ledger.mode & 0o077 != 0 {
      found.append(
        Finding(
          "state", .warning,
          "Others may read the ledger (mode 0\(String(ledger.mode, radix: 8))). Run: chmod 0600 \(directory)/ledger.sqlite"
        ))
    }
    if found.isEmpty { found.append(Finding("state", .ok, "\(directory) is for its owner only, on a local disk.")) }
    return found + [room(directory, place)]
  }

  private static func room(_ directory: String, _ place: DoctorMachine.Place) -> Finding {
    let room = "\(place.free >> 20) MiB are free at \(directory)"
    if place.free < leastRoom || place.freeFiles == 0 {
      return Finding("disk", .wrong, "\(room): too little to record what is sent, so nothing will be. Make room.")
    }
    return place.free < smallRoom
      ? Finding("disk", .warning, "\(room). Make room before it is too late.") : Finding("disk", .ok, "\(room).")
  }

  static func clock(_ reading: ClockReading, doubt: String?) -> Finding {
    if let doubt { return Finding("clock", .wrong, doubt) }
    let shows = "It is \(reading.wall.iso8601)"
    switch reading.isSynchronised {
    case true: return Finding("clock", .ok, "\(shows), kept by a time service.")
    case false:
      return Finding(
        "clock", .warning,
        "\(shows), but no time service keeps the clock. Run: systemctl enable --now systemd-timesyncd")
    case nil: return Finding("clock", .ok, "\(shows); the kernel does not say whether a time service keeps it.")
    }
  }

  /// Time zone rules change several times a year, so a release of the year before last is old.
  static func zones(_ release: String?, in directory: String, usual: String?, year: Int) -> Finding {
    guard let release else {
      return Finding(
        "zones", .warning, "\(directory) does not say which release it is. Install the package tzdata.")
    }
    if let usual, usual != release {
      return Finding(
        "zones", .warning,
        "\(directory) (TZDIR) has tzdata \(release), and /usr/share/zoneinfo has \(usual). Which one is meant?")
    }
    if let released = Int(release.prefix(4)), released < year - 1 {
      return Finding(
        "zones", .warning, "tzdata \(release) is old; zones may have other rules by now. Run: apt upgrade tzdata")
    }
    return Finding("zones", .ok, "tzdata \(release) in \(directory).")
  }

  /// Channels on which nobody can find out whether a post arrived: those that repeat such a post, and those that hold it.
  static func channels(of teams: [Team]) -> [Finding] {
    var seen: Set<ChannelName> = []
    let channels = teams.flatMap(\.everyChannel).filter { $0.holdsSecret && seen.insert($0.name).inserted }
    var found: [Finding] = []
    let blind = Dictionary(grouping: channels.filter { $0.unknownClass == .blind }) { type(of: $0.service).title }
    for (title, channels) in blind.sorted(by: { $0.key < $1.key }) {
      let resent = channels.filter { $0.onUnknown == .resend && $0.fallback == nil }
      guard !resent.isEmpty else { continue }
      found.append(
        Finding(
          "channels", .ok,
          "\(title) cannot be asked whether a post arrived (\(names(resent))): in doubt it is sent once more, marked as a repeat. "
            + (withBot[title].map { "With a bot's token it can be looked for there: service: \($0). " } ?? "")
            + "For never twice: on_unknown: hold, and a fallback."))
    }
    let holding = channels.filter { $0.unknownClass == .blind && $0.onUnknown == .hold && $0.fallback == nil }
    if !holding.isEmpty {
      found.append(
        Finding(
          "channels", .warning,
          "\(names(holding)): on_unknown is hold, and there is no fallback: an update in doubt waits until a person decides. "
            + "Add fallback: CHANNEL, so that the team has it meanwhile."))
    }
    if found.isEmpty {
      found.append(Finding("channels", .ok, "No channel waits for a person when an answer is missing."))
    }
    return found
  }

  /// The readable service of each title, as advice for people who use a service of the same title that cannot be read.
  private static let withBot: [String: String] = ServiceCatalog.all.reduce(into: [:]) { known, service in
    if service.unknownClass == .readable { known[service.title] = service.name }
  }

  private static func names(_ channels: [Channel]) -> String {
    let shown = channels.prefix(8).map(\.name.text).joined(separator: ", ")
    return shown + (channels.count > 8 ? " and \(channels.count - 8) more" : "")
  }

  static func unit(_ unit: DoctorMachine.Unit) -> Finding {
    switch unit {
    case .noSystemctl:
      return Finding("unit", .ok, "There is no systemctl: whether the daemon is started at boot is for you to see to.")
    case .noManager: return Finding("unit", .ok, "systemd does not run here.")
    case .found(let facts):
      if facts["LoadState"] == "not-found" {
        return Finding("unit", .warning, "The unit dagpost.service is not installed. Run: make install")
      }
      if facts["ActiveState"] == "failed" {
        return Finding(
          "unit", .wrong,
          "dagpost.service failed (\(facts["Result"] ?? "unknown")). See: journalctl -u dagpost -n 20; then: "
            + "systemctl reset-failed dagpost && systemctl start dagpost")
      }
      if facts["ActiveState"] != "active" {
        return Finding(
          "unit", .wrong, "dagpost.service is \(facts["ActiveState"] ?? "not active"). Run: systemctl start dagpost")
      }
      guard facts["UnitFileState"]?.hasPrefix("enabled") == true else {
        return Finding(
          "unit", .warning, "dagpost.service does not start at boot. Run: systemctl enable dagpost")
      }
      let restarts = Int(facts["NRestarts"] ?? "") ?? 0
      return restarts > 0
        ? Finding(
          "unit", .warning, "dagpost.service runs, and was restarted \(restarts) times. See: journalctl -u dagpost")
        : Finding("unit", .ok, "dagpost.service is enabled and active.")
    }
  }

  /// What the daemon answered, or why it did not.
  enum Daemon: Sendable {
    case none
    case silent(String)
    /// The daemon gave an answer of another version, which this one does not understand.
    case strange
    case answers(StatusReport)
  }

  static func daemon(_ daemon: Daemon, unit: DoctorMachine.Unit) -> [Finding] {
    let restart = "Run: systemctl restart dagpost"
    switch daemon {
    case .none:
      if case .found(let facts) = unit, facts["ActiveState"] == "active" {
        return [
          Finding(
            "daemon", .wrong, "The unit is active, and nobody listens at the socket of this state directory. \(restart)"
          )
        ]
      }
      return [
        Finding("daemon", .warning, "No daemon is running: nothing is posted by itself. Run: systemctl start dagpost")
      ]
    case .silent(let why): return [Finding("daemon", .wrong, "The daemon does not answer: \(why). \(restart)")]
    case .strange: return [Finding("daemon", .wrong, "The daemon is of another version than this command. \(restart)")]
    case .answers(let report):
      var found: [Finding] = []
      if let version = report.version, version != Version.current {
        found.append(
          Finding("daemon", .warning, "The daemon is version \(version), this command \(Version.current). \(restart)"))
      } else {
        found.append(Finding("daemon", .ok, "The daemon runs and answers, version \(report.version ?? "unknown")."))
      }
      return found + report.configuration.map { Finding("config", .wrong, $0) }
        + report.ledger.map { Finding("ledger", .warning, $0) }
        + report.alarms.map { Finding("alarm", .warning, $0) } + report.keptZones.map { Finding("zones", .warning, $0) }
        + report.keptCalendars.map { Finding("calendars", .warning, $0) }
    }
  }

  /// Sources that could not be read the last time, or of which some part could not be used.
  static func sources(_ report: StatusReport) -> [Finding] {
    let found = report.teams.flatMap { team in
      team.sources.flatMap { source -> [Finding] in
        let name = "\(team.team): the source \(source.source)"
        if let why = source.failing { return [Finding("sources", .warning, "\(name) cannot be read: \(why)")] }
        return (source.lost ?? []).map { Finding("sources", .warning, "\(name) could be used only in part: \($0)") }
      }
    }
    let isRead = report.teams.contains { $0.sources.contains { $0.lastRead != nil } }
    guard found.isEmpty, isRead else { return found }
    return [Finding("sources", .ok, "Every source was read whole the last time.")]
  }

  static func posts(_ report: StatusReport) -> Finding {
    let posts = report.teams.flatMap(\.waiting).filter(\.state.needsPerson).count
    let broken = report.teams.flatMap(\.broken).count
    guard posts + broken > 0 else { return Finding("posts", .ok, "No post waits for a person.") }
    let parts = [
      posts > 0 ? "\(posts) \(posts == 1 ? "post waits" : "posts wait") for a person" : nil,
      broken > 0 ? "\(broken) \(broken == 1 ? "channel is" : "channels are") broken" : nil,
    ]
    return Finding("posts", .wrong, "\(parts.compactMap { $0 }.joined(separator: ", ")). See: dagpost status")
  }
}
