import Almanac
import Model
import Operate

/// What a person reads after `simulate`.
enum SimulationText {
  static func print(_ simulation: Simulation) {
    let zones = ZoneNames(simulation.slots.map(\.zone))
    let rows = simulation.slots.map { slot in
      let place = slot.nominal.split(separator: "T").map(String.init)
      let day = CivilDate(place[0]).map { "\($0.weekday.word) \($0)" } ?? place[0]
      return [
        "\(day) \(place.last ?? "")\(zones.suffix(slot.zone))", slot.team.text, slot.edition.text,
        words(for: slot),
      ]
    }
    let widths = (0..<3).map { column in rows.map { $0[column].count }.max() ?? 0 }
    for row in rows {
      let cells = zip(row, widths).map { $0.padding(to: $1) } + [row[3]]
      Output.line(cells.joined(separator: "  "))
    }
    if rows.isEmpty { Output.line("No slot falls in these dates.") }
  }

  private static func words(for slot: Simulation.Slot) -> String {
    switch slot.fate {
    case .post: "posted" + (slot.why.map { "; \($0)" } ?? "")
    case .moved: "moved" + (slot.why.map { " \($0)" } ?? "")
    case .missed: "missed" + (slot.why.map { ": \($0)" } ?? "")
    case .skipped: "skipped" + (slot.why.map { ": \($0)" } ?? "")
    }
  }
}

extension String {
  fileprivate func padding(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }
}
