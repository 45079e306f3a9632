import Almanac
import Foundation
import Model

/// What tells one made-up team from another.
package struct DeskTraits: Sendable {
  package var people = DeskWords.people
  /// Whom to ask about calls and about changes.
  package var contacts = ["Marjan", "Joost"]
  /// Within how many workdays a call is to be done.
  package var agreed = 5
  /// How many times as many calls as usual come in.
  package var busy = 1.0
  /// How often, in workdays, the helpdesk does not answer, and how often somebody goes away.
  package var outageEvery = 41
  package var absenceEvery = 6

  package init(busy: Double = 1) { self.busy = busy }
}

extension SimulatedDesk {
  /// Some weeks of a team made up from a seed: its size, calendar, free days and agreements, and what happens.
  package static func madeUp(seed: UInt64, weeks: Int = 4) throws -> SimulatedDesk {
    var random = SeededRandom(seed &* 0x9E37_79B9_7F4A_7C15)
    var traits = DeskTraits(busy: Double.random(in: 0.2...0.6, using: &random))
    traits.people = Array(DeskWords.people.shuffled(using: &random).prefix(Int.random(in: 2...8, using: &random)))
    traits.contacts = Array(traits.people.prefix(2))
    traits.agreed = Int.random(in: 2...12, using: &random)
    traits.outageEvery = Int.random(in: 20...30, using: &random)
    traits.absenceEvery = Int.random(in: 2...6, using: &random)
    let week: [Set<Weekday>] = [
      [.mon, .tue, .wed, .thu, .fri], [.mon, .tue, .wed, .thu], [.tue, .wed, .thu, .fri, .sat],
      [.sun, .mon, .tue, .wed, .thu],
    ]
    let first = CivilDate(dayNumber: 20_786 + Int.random(in: 0..<700, using: &random))
    let free = (0..<Int.random(in: 0...3, using: &random)).map { _ in
      first.adding(days: Int.random(in: 1..<weeks * 7, using: &random))
    }
    let calendar = WorkCalendar(
      zone: try zone(), workdays: week[random.chance(70) ? 0 : Int.random(in: 1..<week.count, using: &random)],
      daysOff: Dictionary(free.map { ($0, UntrustedText("vrij")) }, uniquingKeysWith: { $1 }))
    return SimulatedDesk(
      seed: seed, language: random.chance(50) ? .nl : .en, calendar: calendar, from: first,
      through: first.adding(days: weeks * 7 - 1), traits: traits)
  }

  static func zone() throws -> Zone {
    try ZoneStore(
      directory: URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Fixtures/zones").path
    ).zone("Europe/Amsterdam")
  }
}
