import Almanac
import Model
import YAML

/// A checked configuration: every team with what it says itself, what it starts from, and what it shares.
///
/// Sources and channels are still sections. The code that knows the systems and services reads them and adds to the
/// same list of problems. After that only the `team` of each `TeamSettings` is kept.
package struct Settings {
  /// The teams in the order of the files.
  package let teams: [TeamSettings]
  /// The file that was asked for and those that it includes, as a person would name them.
  package let files: [String]
  /// The folder of the ledger, with a relative path resolved from the main file; nil when the configuration names none.
  package let stateDirectory: String?
  /// Every spelling of the people whom no team names.
  package let unnamed: [UntrustedText]
  /// The smallest number of people about whom any team tells a figure.
  package let smallestGroup: Int
  /// The included files that hold nothing but teams. A mistake in one of them concerns these teams only; a mistake in
  /// any other file might let a name through. `unread` are those of them that cannot be read at all.
  package let ofTeams: Set<String>
  package let unread: [String]
  package let forOperator: OperatorSettings
  /// What is no mistake but worth knowing, in whole sentences.
  package let notes: [String]

  /// Reads a file and the files that it includes. Returns nil when the file itself cannot be read as settings,
  /// otherwise as much as could be understood. Use that only when `problems` has no errors after the sections have been
  /// read, too.
  ///
  /// - Parameters:
  ///   - holidays: the folders of holiday files. The first one that has a country's file wins.
  ///   - now: tells when the years of a holiday file are about to end.
  package static func load(
    _ file: String, zones: ZoneStore, holidays: [String], now: Instant, secrets: SecretSource, problems: Problems
  ) -> Settings? {
    let holidays = HolidayReader(
      store: HolidayStore(directories: holidays, problems: problems), today: CivilDateTime(utc: now).date,
      problems: problems)
    return SettingsLoader(zones: zones, holidays: holidays, secrets: secrets, problems: problems).load(file)
  }
}

/// A team as it is configured, and the sections that its sources and channels are made of.
package struct TeamSettings {
  package let name: TeamName
  /// The name by which readers know the team.
  package let title: String
  package let language: Language
  package let calendar: WorkCalendar
  /// The team's quiet hours, in its own zone, for channels that have none of their own.
  package let quietHours: QuietHours
  package let editions: [EditionSettings]
  package let people: People
  package let figures: [FigureSettings]
  package let contacts: [Contact]
  /// The way to send input that the update offers.
  package let input: WayInSettings?
  /// Whether the team itself, and not the defaults, says that.
  package let ownsInput: Bool
  /// People who agreed that the update tells since when they are with the team. Nothing else is known about them.
  package let anniversaries: [AnniversarySetting]
  /// People who are never named, each by one of their spellings.
  package let unnamed: [UntrustedText]
  /// The smallest number of people about whom the team tells a figure.
  package let smallestGroup: Int
  /// Where the team is defined.
  package let location: Location
  package let sources: [SourceSettings]
  package let channels: [ChannelSettings]
  /// The channel for what only the manager is told. It is not among `channels`.
  package let manager: ChannelSettings?
  /// Channels that channels of the team name as their `fallback` and that the team does not list itself.
  package let fallbacks: [ChannelSettings]
  /// Calendars whose all-day events are days off. They are not in the team's calendar yet.
  package let calendars: [CalendarSetting]

  package var zone: Zone { calendar.zone }
  package var workdays: Set<Weekday> { calendar.workdays }
}

/// An edition of a team: its name, its kind, and when it appears.
package struct EditionSettings: Sendable, Hashable {
  package let name: EditionName
  package let kind: EditionKind
  package let at: TimeOfDay
  package let days: Days
  package let onHoliday: OnHoliday
  /// The form of its update.
  package let layout: Layout

  package func schedule(in calendar: WorkCalendar) -> Schedule {
    Schedule(calendar: calendar, time: at, days: days, onHoliday: onHoliday)
  }
}

/// Where readers can send something, and the source that reads it.
package struct WayInSettings: Sendable, Hashable {
  /// An address, a link or a few words.
  package let say: String
  /// The source that reads it; nil means the only source of the team that gives notes.
  package let source: SourceName?
  package let location: Location
}

/// How a metric is told.
package struct FigureSettings: Sendable, Hashable {
  /// The metric's name in its source.
  package let name: String
  /// What readers see in the place of the name.
  package let say: String?
  package let unit: String?
  package let target: Double?
  package let better: Direction?
  /// Days on which what is measured was changed. The natural limits are calculated anew from there.
  package let changed: [CivilDate]?
}

/// Since when somebody has been with the team. It is never a date of birth.
package struct AnniversarySetting: Sendable, Hashable {
  package let person: UntrustedText
  package let since: CivilDate
}

/// One source of a team, to be read by the code that knows its system.
package struct SourceSettings {
  package let name: SourceName
  /// The team's own settings over the shared ones.
  package var section: Section
  /// Whether it is in a file that others than the administrator may write: then it may have no command, file or SQL.
  package var restricted: Bool { section.restricted }
}

/// One channel of a team, to be read by the code that knows its service.
package struct ChannelSettings {
  package let name: ChannelName
  package var section: Section
  /// Whether the team takes a shared channel as it is. All teams that do so can use the same one.
  package let isShared: Bool
  /// Whether somebody other than the administrator may write the team's file, and the main file does not allow the team
  /// to use this shared channel.
  package let isUnasked: Bool
}
