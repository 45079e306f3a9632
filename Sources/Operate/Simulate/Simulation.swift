import Almanac
import Config
import Model
import Services
import Teams

/// `simulate`: which slots there will be. Of the ledger it reads what is paused and skipped: it tells the plan, not what became
/// of it.
package struct Simulation: Sendable {
  package struct Question: Sendable {
    package var from: CivilDate?
    package var through: CivilDate?
    /// Empty means every team.
    package var teams: [TeamName] = []
    package init() {}
  }

  package enum Fate: String, Encodable, Sendable {
    case post, moved, skipped, missed
  }

  package struct Slot: Encodable, Sendable {
    package let team: TeamName
    package let edition: EditionName
    package let kind: EditionKind
    /// When a post goes out that quiet hours hold, or would hold in another channel of the team.
    package struct Departing: Encodable, Sendable {
      package let channels: [ChannelName]
      package let instant: String
      package let local: String
    }
    /// Its place on the team's wall: `2026-03-29T02:30`.
    package let nominal: String
    /// When it is decided and, without quiet hours, posted; of one that is not, when it would have been.
    package let instant: String?
    /// The same on the team's wall: `2026-03-29T03:00:00+02:00`.
    package let local: String?
    /// Whether the clock shows the time once, not at all or twice, for a slot that is posted.
    package let how: Passing?
    package let fate: Fate
    /// What a person should know, in plain words.
    package let why: String?
    /// Only where quiet hours make a difference; earliest first.
    package let goes_out: [Departing]?
    /// Whose wall the times are of.
    package var zone: String { outlook.team.workCalendar.zone.id }
    /// For the calendar and the table, which need more than text.
    package let outlook: Outlook

    enum CodingKeys: CodingKey {
      case team, edition, kind, nominal, instant, local, how, fate, why, goes_out
    }
  }

  package let slots: [Slot]
  /// Sentences about calendars that could not be had.
  package private(set) var warnings: [String] = []

  /// Four weeks, unless the question says otherwise.
  static let usualDays = 28
  static let mostDays = 3700

  package static func run(
    _ question: Question, configPath: String, surroundings: Surroundings
  ) async throws(Refusal) -> Simulation {
    let loaded = LoadedConfig.load(configPath, surroundings, use: .planning)
    switch WorldBuilder.build(loaded, surroundings) {
    case .failure(let mistakes): throw Refusal(mistakes.sentences, .config)
    case .success(let built):
      let (world, warnings) = await built.world.withFetchedCalendars()
      let now = surroundings.clock.now()
      let (withholding, trouble) = await Withholding.read(world, now: now)
      var simulation = try run(question, in: world, withholding, now: now)
      simulation.warnings = (question.teams.isEmpty ? world.leftOutInWords : []) + warnings + trouble
      return simulation
    }
  }

  package static func run(
    _ question: Question, in world: World, _ withholding: Withholding = Withholding(), now: Instant
  ) throws(Refusal) -> Simulation {
    let today = world.teams.map { $0.calendar.civil(now).date }.min() ?? CivilDateTime(utc: now).date
    let from = question.from ?? today
    let through = question.through ?? from.adding(days: usualDays - 1)
    guard from <= through, through.days(since: from) < mostDays else {
      let why = from <= through ? "are more than ten years apart" : "are the wrong way round"
      throw Refusal("\(from) and \(through) \(why); give --from and a later --to.")
    }
    let teams = try world.chosen(question.teams, edition: nil)
    let all = teams.flatMap { Planner.outlook(for: $0, from: from, through: through) }
    return Simulation(slots: all.sorted { $0.order < $1.order }.map { Slot(withholding.applied(to: $0)) })
  }
}

extension Simulation.Slot {
  fileprivate init(_ outlook: Outlook) {
    let zone = outlook.team.workCalendar.zone
    let isPosted = outlook.fate == .post
    let how = outlook.at.map { zone.passing(outlook.nominal, at: $0) }
    self.init(
      team: outlook.team.name, edition: outlook.edition.name, kind: outlook.edition.kind,
      nominal: outlook.nominal.isoMinutes, instant: outlook.at?.iso8601, local: outlook.at.map { zone.iso8601($0) },
      how: isPosted ? how : nil, fate: outlook.shortFate, why: outlook.why(how),
      goes_out: isPosted && !outlook.departures.isEmpty
        ? outlook.departures.map { departure in
          Departing(
            channels: departure.channels.map(\.name), instant: departure.at.iso8601, local: zone.iso8601(departure.at))
        } : nil,
      outlook: outlook)
  }
}

extension Outlook {
  fileprivate var shortFate: Simulation.Fate {
    switch fate {
    case .post: .post
    case .moved: .moved
    case .missed: .missed
    case .skipped, .withheld, .double, .noSuchDate: .skipped
    }
  }

  fileprivate func why(_ how: Passing?) -> String? {
    switch fate {
    case .moved(let slot, let why): "to \(slot.nominal.words)\(named(why).map { ": \($0)" } ?? "")"
    case .skipped(let why): named(why) ?? "a free day"
    case .double(let why), .missed(let why), .withheld(let why): why
    case .noSuchDate: "this date does not exist in \(team.workCalendar.zone.id)"
    case .post:
      [
        movedFrom.map { "moved from \($0)" },
        how == .gapEnd ? at.map { "the clock is put forward over \(nominal.time), to \(shown($0))" } : nil,
        how == .firstOfTwo ? "the first of two times that the clock shows \(nominal.time)" : nil, heldBack,
      ].compactMap { $0 }.joined(separator: "; ").nilWhenEmpty
    }
  }

  /// `goes out at 13:00, after quiet hours`; with the channels where not all are alike.
  private var heldBack: String? {
    let all = departures.count == 1 && never.isEmpty
    func place(_ channels: [Channel]) -> String {
      all ? "" : " in \(channels.map(\.name.text).joined(separator: ", "))"
    }
    let held = departures.filter { $0.at != at }.map {
      "goes out\(place($0.channels)) at \(shown($0.at)), after quiet hours"
    }
    let missed = never.isEmpty ? [] : ["missed\(place(never)): quiet hours last until after the deadline"]
    return (held + missed).joined(separator: "; ").nilWhenEmpty
  }

  /// The time on the wall, with the date where it is another one.
  private func shown(_ instant: Instant) -> String {
    let wall = team.workCalendar.zone.civil(at: instant)
    return wall.date == nominal.date ? "\(wall.time)" : wall.words
  }

  private func named(_ day: DayOff) -> String? { day.name(english: true)?.description }
}

extension String {
  fileprivate var nilWhenEmpty: String? { isEmpty ? nil : self }
}

extension CivilDateTime {
  /// `2026-03-29T02:30`; seconds only when there are any.
  fileprivate var isoMinutes: String { "\(date)T\(time)" }
}
