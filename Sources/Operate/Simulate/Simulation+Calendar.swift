import Compose
import Model
import Teams

/// A simulation as a calendar (RFC 5545) that people can open beside their own.
extension Simulation {
  package var calendar: String {
    var lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Dagpost//simulate//EN", "METHOD:PUBLISH"]
    for slot in slots { lines += slot.event }
    lines.append("END:VCALENDAR")
    return lines.map { ICSText.folded($0) + "\r\n" }.joined()
  }
}

extension Simulation.Slot {
  fileprivate var event: [String] {
    let date = outlook.nominal.date
    let title = "\(outlook.team.profile.title): \(edition)" + (fate == .post ? "" : " (\(fate.rawValue))")
    // The same plan gives the same bytes: the stamp is the slot's own moment, not that of the command.
    let stamp = outlook.at.map(ICSText.moment)
    let start = (fate == .post ? outlook.departures.first?.at : nil) ?? outlook.at
    let place =
      start.map(ICSText.moment).map { ["DTSTART:\($0)", "DURATION:PT15M"] } ?? [
        "DTSTART;VALUE=DATE:\(ICSText.day(date))"
      ]
    return [
      "BEGIN:VEVENT", "UID:\(team)-\(edition)-\(date)@dagpost", "DTSTAMP:\(stamp ?? ICSText.day(date) + "T000000Z")",
    ]
      + place + ["SUMMARY:\(ICSText.escaped(title))"]
      + (why.map { ["DESCRIPTION:\(ICSText.escaped($0))"] } ?? [])
      + ["STATUS:\(fate == .post ? "CONFIRMED" : "CANCELLED")", "TRANSP:TRANSPARENT", "END:VEVENT"]
  }
}

private enum ICSText {
  package static func day(_ date: CivilDate) -> String { date.description.filter { $0 != "-" } }
  package static func moment(_ instant: Instant) -> String { instant.iso8601.filter { $0 != "-" && $0 != ":" } }

  package static func escaped(_ text: String) -> String {
    text.reduce(into: "") { escaped, character in
      switch character {
      case "\\", ",", ";": escaped += "\\\(character)"
      case _ where character.isNewline: escaped += "\\n"
      default: escaped.append(character)
      }
    }
  }

  /// At most 75 octets a line, never cut within a character.
  static func folded(_ line: String) -> String {
    var folded = "", room = 75
    for character in line {
      let size = String(character).utf8.count
      if size > room {
        folded += "\r\n "
        room = 74
      }
      folded.append(character)
      room -= size
    }
    return folded
  }
}
