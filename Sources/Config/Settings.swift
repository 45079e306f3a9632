import Almanac
import Model

/// A checked configuration: every team with all that it says, starts from and shares.
///
/// Sources and channels are still sections: whoever knows the systems and services reads them, adds to the same list of
/// problems, and drops them. What a running program keeps of a team is its `team`.
public struct Settings {
  /// In the order of the files.
  public let teams: [TeamSettings]
  /// The file that was asked for and those that it includes, as a person would name them.
  public let files: [String]
  /// The folder of the ledger, seen from the main file; nil when the configuration does not name one.
  public let stateDirectory: String?
  /// Every spelling of those whom no team names.
  public let unnamed: [UntrustedText]
  /// About fewer people than this no team tells a figure.
  public let smallestGroup: Int
  /// Included files in which nothing but teams stands, and those of them that cannot be read at all. A mistake in one of them
  /// concerns its teams; one in any other file might let a name through.
  public let ofTeams: Set<String>
  public let unread: [String]
  public let forOperator: OperatorSettings
  /// What is right and should be seen all the same, in whole sentences.
  public let notes: [String]

  /// Reads a file and what it includes. Nil when the file itself cannot be read as settings; otherwise as much as could be
  /// made of it, to be used only when `problems` has no errors after the sections have been read too.
  ///
  /// - Parameters:
  ///   - holidays: the directories of holiday files; the first one that has a country's file wins.
  ///   - now: to tell when the years of a holiday file are coming to their end.
  public static func load(
    _ file: String, zones: ZoneStore, holidays: [String], now: Instant, secrets: SecretSource, problems: Problems
  ) -> Settings? {
    let holidays = HolidayReader(
      store: HolidayStore(directories: holidays, problems: problems), today: CivilDateTime(utc: now).date,
      problems: problems)
    return SettingsLoader(zones: zones, holidays: holidays, secrets: secrets, problems: problems).load(file)
  }
}

/// A team and the sections that its sources and channels are made of.
@dynamicMemberLookup
public struct TeamSettings {
  /// What a running program keeps.
  public let team: Team
  /// Where the team is defined.
  public let location: Location
  public let sources: [SourceSettings]
  public let channels: [ChannelSettings]
  /// Where what only the manager is told goes; it is none of `channels`.
  public let manager: ChannelSettings?
  /// What channels of the team fall back to and the team does not list.
  public let fallbacks: [ChannelSettings]
  /// Whose all-day events are days off; the team's calendar does not have them yet.
  public let calendars: [CalendarSetting]

  public subscript<Value>(dynamicMember key: KeyPath<Team, Value>) -> Value { team[keyPath: key] }
}

/// What a running program keeps of a team's settings: small, and shared with other teams where they say the same.
public struct Team: Sendable {
  public let name: TeamName
  /// What readers call the team.
  public let title: String
  public let language: Language
  public let calendar: WorkCalendar
  /// On the team's wall, in channels that have none of their own.
  public let quietHours: QuietHours
  public let editions: [EditionSettings]
  public let people: People
  public let figures: [FigureSettings]
  public let contacts: [Contact]
  /// The way in that the update offers.
  public let input: WayInSettings?
  /// Whether the team says that itself.
  public let ownsInput: Bool
  /// Who wants it known since when they are here: with consent, and nothing else about them.
  public let anniversaries: [AnniversarySetting]
  /// People who are never named, by one of their spellings.
  public let unnamed: [UntrustedText]
  /// A figure about fewer people than this is not told.
  public let smallestGroup: Int

  public var zone: Zone { calendar.zone }
  public var workdays: Set<Weekday> { calendar.workdays }
}

/// An edition of a team: its name, what it is, and when it appears.
public struct EditionSettings: Sendable, Hashable {
  public let name: EditionName
  public let kind: EditionKind
  public let at: TimeOfDay
  public let days: Days
  public let onHoliday: OnHoliday
  /// The form of its update.
  public let layout: Layout

  public func schedule(in calendar: WorkCalendar) -> Schedule {
    Schedule(calendar: calendar, time: at, days: days, onHoliday: onHoliday)
  }
}

/// Where readers can send something, and the source that reads it.
public struct WayInSettings: Sendable, Hashable {
  /// An address, a link or a few words.
  public let say: String
  /// Nil: the one source of the team that gives notes.
  public let source: SourceName?
  public let location: Location
}

/// How a metric is told.
public struct FigureSettings: Sendable, Hashable {
  /// The metric's name in its source.
  public let name: String
  /// What readers see instead of the name.
  public let say: String?
  public let unit: String?
  public let target: Double?
  public let better: Direction?
  /// Days on which what it measures was changed: what is natural for it is then seen anew.
  public let changed: [CivilDate]?
}

/// Since when somebody is here. Never a date of birth.
public struct AnniversarySetting: Sendable, Hashable {
  public let person: UntrustedText
  public let since: CivilDate
}

/// One source of a team, to be read by whoever knows its system.
public struct SourceSettings {
  public let name: SourceName
  /// The settings, what the team says over what is shared.
  public var section: Section
  /// Stands in a file that others than the administrator may write: no command, file or SQL.
  public var restricted: Bool { section.restricted }
}

/// One channel of a team, to be read by whoever knows its service.
public struct ChannelSettings {
  public let name: ChannelName
  public var section: Section
  /// The team takes a shared channel as it is: all that do so can use one and the same.
  public let isShared: Bool
  /// The team's file may be written by somebody else than the administrator, and the main file does not allow the team to use
  /// this shared channel.
  public let isUnasked: Bool
}
