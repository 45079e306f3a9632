import Almanac
import Foundation
import Ledger
import Model
import TestOffice
import Testing

@testable import Daemon
@testable import Operate
@testable import Oversee
@testable import Teams
@testable import Updates

/// Years of a machine that is stopped, put to sleep, set wrong and upgraded at random, against a calendar on paper.
///
/// `make test` lives one year with 10 teams, `make test-exhaustive` five years with 50 teams in 40 zones: five daemons of ten
/// teams, each with a life of its own.
@Suite struct YearsTests {
  static let isWhole = ProcessInfo.processInfo.environment["DAGPOST_EXHAUSTIVE"] != nil
  /// Another life, for who looks for trouble.
  static let seed = ProcessInfo.processInfo.environment["DAGPOST_SEED"].flatMap(UInt64.init) ?? 1

  @Test(arguments: 0..<(isWhole ? 5 : 1))
  func `every slot is posted once, or recorded with a reason`(daemon: Int) async throws {
    let years = Self.isWhole ? 5 : 1
    var random = Steps(state: Self.seed + UInt64(daemon) * 1000)
    let start = Instant(seconds: 1_767_603_600)
    let teams = (10 * daemon..<10 * daemon + 10).map { Self.team($0, years: years, &random) }
    let machine = try YearsMachine(teams, from: start, years: years)
    var life = YearsLife(random: random)
    try await life.run(machine, until: start.adding(.seconds(years * 365 * 86_400)))
    try await Self.compare(machine, life)
  }

  private static func compare(_ machine: YearsMachine, _ life: YearsLife) async throws {
    let ledger = try #require(machine.ledger)
    let slots = try await ledger.slots(limit: 1_000_000)
    let posts = try await ledger.posts(PostFilter(limit: 1_000_000))
    let paper = machine.paper.entries
    var wrong: [String] = []

    // Every slot that a wall reached is there, none besides, each decided as promised, once, and with a reason.
    let found = Dictionary(grouping: slots, by: \.key)
    for (key, entry) in paper where found[key]?.count != 1 { wrong.append("\(key) is not there once; \(entry.state)") }
    for slot in slots {
      guard let entry = paper[slot.key] else {
        wrong.append("\(slot.key) should not be there: \(slot.state)")
        continue
      }
      if entry.state != slot.state { wrong.append("\(slot.key) is \(slot.state), not \(entry.state)") }
      if entry.moment != slot.nominal || entry.decided != slot.decided { wrong.append("\(slot.key): another moment") }
      if slot.state != .posted, slot.why?.isEmpty ?? true { wrong.append("\(slot.key) has no reason") }
    }

    // What is posted was taken by the chat once, in its time; what is not was not taken at all, and says why.
    let postsOf = Dictionary(grouping: posts, by: \.slot)
    let taken = machine.chat.posts
    var delivered = 0, expired = 0
    for slot in slots {
      let mine = postsOf[slot.key] ?? []
      guard slot.state == .posted else {
        if !mine.isEmpty { wrong.append("\(slot.key) is \(slot.state) and has a post") }
        continue
      }
      guard mine.count == 1, let entry = paper[slot.key] else {
        wrong.append("\(slot.key) has \(mine.count) posts")
        continue
      }
      let times = taken[mine[0].id.text] ?? []
      switch mine[0].state {
      case .delivered:
        delivered += 1
        if times.count != 1 { wrong.append("\(slot.key) was taken \(times.count) times") }
        if times.contains(where: { $0 < entry.moment || $0 >= entry.deadline }) {
          wrong.append("\(slot.key): not in its time")
        }
      case .expired, .queued:
        expired += 1
        if !times.isEmpty || (mine[0].why?.isEmpty ?? true) { wrong.append("\(slot.key): \(mine[0].state)") }
      default: wrong.append("\(slot.key) is \(mine[0].state)")
      }
    }
    if taken.values.map(\.count).reduce(0, +) != delivered {
      wrong.append("the chat took \(taken.count), not \(delivered)")
    }

    // Nothing is left out between the first day and the last, whatever the daemon's own marks say.
    for line in machine.paper.lines {
      let days =
        CivilDateTime(utc: life.start).date.adding(days: 2)...CivilDateTime(utc: life.end).date.adding(days: -3)
      for date in line.dates where days.contains(date) {
        let key = SlotKey(team: line.team.name, edition: line.edition.name, date: date)
        if found[key] == nil { wrong.append("\(key) is left out") }
      }
    }
    #expect(wrong.prefix(20) == [], "\(wrong.count) differences")
    #expect(machine.paper.tardy.prefix(20) == [], "\(machine.paper.tardy.count) late though the daemon was there")
    #expect(machine.longestHold <= ClockTrust.patience)
    let count = Dictionary(grouping: slots, by: \.state).mapValues(\.count)
    #expect(count.count == 3 && machine.paper.late > 0 && expired > 0)
    print(
      """
      years: \(machine.teams.count) teams in \(Set(machine.teams.map(\.zone)).count) zones, \(slots.count) slots: \
      \(delivered) delivered (\(machine.paper.late) late, \(machine.paper.notesBesideDailies) notes beside a newer daily), \
      \(expired) given up, \(count[.missed] ?? 0) missed, \(count[.skipped] ?? 0) skipped; \(life), \
      \(machine.looks) looks, \(wrong.count) differences
      """)
  }

  static let zones = [
    "Europe/Amsterdam", "Australia/Lord_Howe", "Pacific/Chatham", "Asia/Kathmandu", "Africa/Casablanca",
    "Antarctica/Troll", "Pacific/Apia", "America/Nuuk", "Asia/Gaza", "America/St_Johns", "Africa/Cairo", "Asia/Beirut",
    "Europe/London", "Europe/Lisbon", "Atlantic/Azores", "America/New_York", "America/Chicago", "America/Phoenix",
    "America/Los_Angeles", "America/Vancouver", "America/Sao_Paulo", "America/Santiago", "America/Asuncion",
    "America/Havana", "Asia/Kolkata", "Asia/Tehran", "Asia/Jerusalem", "Asia/Dubai", "Asia/Tokyo", "Asia/Shanghai",
    "Asia/Yangon", "Australia/Sydney", "Australia/Adelaide", "Australia/Eucla", "Pacific/Auckland",
    "Pacific/Kiritimati", "Pacific/Marquesas", "Pacific/Norfolk", "Africa/Lagos", "Europe/Chisinau",
  ]

  private static func team(_ number: Int, years: Int, _ random: inout Steps) -> PaperTeam {
    let week = WorkWeek.all[number % WorkWeek.all.count]
    func dates(_ count: Int) -> Set<CivilDate> {
      Set((0..<count * years).map { _ in CivilDate(dayNumber: 20_458 + random.number(0...365 * years)) })
    }
    let countries = ["NL", nil, "DE", nil, "GB", "US", nil, "ES"]
    return PaperTeam(
      name: TeamName(stringLiteral: "team\(number)"), zone: zones[number % zones.count], week: week,
      country: countries[number % countries.count], off: dates(8), workOn: dates(2),
      editions: editions(number, week))
  }

  private static func editions(_ number: Int, _ week: WorkWeek) -> [PaperEdition] {
    let last = week.days.last ?? .fri
    let january = CivilDate(dayNumber: 20_462)
    switch number % 8 {
    case 0:
      return [
        PaperEdition(name: "daily", kind: .daily, at: "16:30", rule: .every),
        PaperEdition(name: "weekly", kind: .weekly, at: "15:30", rule: .on([last]), onHoliday: .before),
      ]
    case 1:
      return [
        PaperEdition(name: "monday", kind: .daily, at: "09:00", rule: .on([week.begins]), onHoliday: .after),
        PaperEdition(name: "month", kind: .weekly, at: "15:30", rule: .last(month: true)),
      ]
    case 2:
      return [
        PaperEdition(name: "night", kind: .daily, at: "02:30", rule: .on([.sun, .mon, .thu])),
        PaperEdition(name: "early", kind: .daily, at: "03:00", rule: .on([.sun, .wed])),
        PaperEdition(name: "sunday", kind: .weekly, at: "02:15", rule: .on([.sun])),
      ]
    case 3:
      return [
        PaperEdition(name: "end", kind: .daily, at: "16:00", rule: .last(month: true)),
        PaperEdition(name: "weekly", kind: .weekly, at: "10:00", rule: .first(month: false)),
      ]
    case 4:
      return [
        PaperEdition(
          name: "sprint", kind: .weekly, at: "15:00", rule: .fortnight([last], from: january), onHoliday: .before),
        PaperEdition(name: "middle", kind: .daily, at: "12:30", rule: .fortnight([.tue, .thu], from: january)),
      ]
    case 5:
      return [
        PaperEdition(name: "morning", kind: .daily, at: "08:45", rule: .on([.mon, .wed]), onHoliday: .before),
        PaperEdition(name: "evening", kind: .daily, at: "17:15", rule: .on([.tue, .thu]), onHoliday: .after),
        PaperEdition(name: "weekly", kind: .weekly, at: "16:00", rule: .last(month: false)),
      ]
    case 6:
      return [
        PaperEdition(name: "midnight", kind: .daily, at: "00:00", rule: .on([.mon, .fri])),
        PaperEdition(name: "late", kind: .weekly, at: "23:59", rule: .on([.fri, .sat])),
      ]
    default:
      return [
        PaperEdition(name: "daily", kind: .daily, at: "11:30", rule: .on([.mon, .tue, .wed]), onHoliday: .after),
        PaperEdition(name: "month", kind: .daily, at: "11:30", rule: .first(month: true)),
        PaperEdition(name: "weekly", kind: .weekly, at: "11:30", rule: .on([last]), onHoliday: .after),
      ]
    }
  }
}
