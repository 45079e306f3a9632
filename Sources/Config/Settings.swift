import Almanac
import Model

/// A checked configuration: every team with all that it says, starts from and shares.
///
/// Sources and channels are still sections: whoever knows the systems and services reads them, adds to the same list of
/// problems, and drops them. What a running program keeps of a team is its `team`.
package struct Settings {
  /// In the order of the files.
  package let teams: [TeamSettings]
  /// The file that was asked for and those that it includes, as a person would name them.
  package let files: [String]
  /// The folder of the ledger, seen from the main file; nil when the configuration does not name one.
  package let stateDirectory: String?
  /// Every spelling of those whom no team names.
  package let unnamed: [UntrustedText]
  /// About fewer people than this no team tells a figure.
  package let smallestGroup: Int
  /// Included files in which nothing but teams stands, and those of them that cannot be read at all. A mistake in one of them
  /// concerns its teams; one in any other file might let a name through.
  package let ofTeams: Set<String>
  package let unread: [String]
  package let forOperator: OperatorSettings
  /// What is right and should be seen all the same, in whole sentences.
  package let notes: [String]

  /// Reads a file and what it includes. Nil when the file itself cannot be read as settings; otherwise as much as could be
  /// made of it, to be used only when `problems` has no errors after the sections have been read too.
  ///
  /// - Parameters:
  ///   - holidays: the directories of holiday files; the first one that has a country's file wins.
  ///   - now: to tell when the years of a holiday file are coming to their end.
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
  /// What readers call the team.
  package let title: String
  package let language: Language
  package let calendar: WorkCalendar
  /// On the team's wall, in channels that have none of their own.
  package let quietHours: QuietHours
  package let editions: [EditionSettings]
  package let people: People
  package let figures: [FigureSettings]
  package let contacts: [Contact]
  /// The way in that the update offers.
  package let input: WayInSettings?
  /// Whether the team says that itself.
  package let ownsInput: Bool
  /// Who wants it known since when they are here: with consent, and nothing else about them.
  package let anniversaries: [AnniversarySetting]
  /// People who are never named, by one of their spellings.
  package let unnamed: [UntrustedText]
  /// A figure about fewer people than this is not told.
  package let smallestGroup: Int
  /// Where the team is defined.
  package let location: Location
  package let sources: [SourceSettings]
  package let channels: [ChannelSettings]
  /// Where what only the manager is told goes; it is none of `channels`.
  package let manager: ChannelSettings?
  /// What channels of the team fall back to and the team does not list.
  package let fallbacks: [ChannelSettings]
  /// Whose all-day events are days off; the team's calendar does not have them yet.
  package let calendars: [CalendarSetting]

  package var zone: Zone { calendar.zone }
  package var workdays: Set<Weekday> { calendar.workdays }
}

/// An edition of a team: its name, what it is, and when it appears.
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
  /// Nil: the one source of the team that gives notes.
  package let source: SourceName?
  package let location: Location
}

/// How a metric is told.
package struct FigureSettings: Sendable, Hashable {
  /// The metric's name in its source.
  package let name: String
  /// What readers see instead of the name.
  package let say: String?
  package let unit: String?
  package let target: Double?
  package let better: Direction?
  /// Days on which what it measures was changed: what is natural for it is then seen anew.
  package let changed: [CivilDate]?
}

/// Since when somebody is here. Never a date of birth.
package struct AnniversarySetting: Sendable, Hashable {
  package let person: UntrustedText
  package let since: CivilDate
}

/// One source of a team, to be read by whoever knows its system.
package struct SourceSettings {
  package let name: SourceName
  /// The settings, what the team says over what is shared.
  package var section: Section
  /// Stands in a file that others than the administrator may write: no command, file or SQL.
  package var restricted: Bool { section.restricted }
}

/// One channel of a team, to be read by whoever knows its service.
package struct ChannelSettings {
  package let name: ChannelName
  package var section: Section
  /// The team takes a shared channel as it is: all that do so can use one and the same.
  package let isShared: Bool
  /// The team's file may be written by somebody else than the administrator, and the main file does not allow the team to use
  /// this shared channel.
  package let isUnasked: Bool
}
