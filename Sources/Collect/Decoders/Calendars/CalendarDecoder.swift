import Almanac
import JSON
import Model

/// Reads a calendar file as rows, one for each entry. Each occurrence of a repeating event is an entry.
struct CalendarDecoder {
  /// How many days before and after today are read. Back: a month, so that events are known after a month without
  /// updates. Ahead: three months, which is further than any update looks.
  static let daysBack = 31
  static let daysAhead = 92
  /// A shorter absence, such as a visit to the dentist, is left out, because the person is there on that day.
  private static let shortest = Duration.seconds(4 * 3600)

  let kind: RecordKind
  /// Whether jq makes the records. Entries are then passed on without a check.
  let isMapped: Bool
  let people: People
  let window: Window

  func decode(_ bytes: [UInt8]) throws(DecodingProblem) -> Decoded {
    let contents: CalendarContents
    do throws(CalendarTrouble) {
      contents = try CalendarFile.read(
        bytes, from: window.today.adding(days: -Self.daysBack), through: window.today.adding(days: Self.daysAhead),
        zone: window.zone, zones: window.zones)
    } catch {
      throw DecodingProblem(error.sentence)
    }
    var decoded = Decoded(value: .null)
    for problem in contents.problems {
      if let fault = problem.fault {
        decoded.problems.append(RowProblem(problem.sentence, fault, line: problem.line, isPart: problem.isPart))
      } else {
        decoded.notices.append(problem.placed)
      }
    }
    if let unread = contents.unread { decoded.notices.append("it also has \(unread), which are not read") }
    let absentee = kind == .absence && !isMapped ? Absentee(people) : nil
    var rows: [JSONValue] = []
    var atWorkCount = 0
    var busyCount = 0
    for entry in contents.entries {
      var row = entry.row
      row["owner"] = entry.organizer.flatMap { people.shown($0.name) }.map { .text($0.description) }
      if let absentee {
        guard !isShort(entry) else { continue }
        guard !entry.isAtWork else {
          atWorkCount += 1
          continue
        }
        do throws(RecordProblem) {
          guard let person = try absentee.person(of: entry) else { continue }
          row["person"] = .text(person.description)
        } catch {
          decoded.problems.append(RowProblem(error.sentence, error.fault, line: entry.line))
          continue
        }
      } else if !isMapped, entry.isPrivate {
        // An entry that its owner marked private is told to nobody.
        continue
      } else if !isMapped, BusyTitle.matches(entry.title.description) {
        busyCount += 1
        continue
      }
      decoded.lines.append(entry.line)
      rows.append(.object(row))
    }
    if atWorkCount > 0 {
      decoded.notices.append(
        "\(atWorkCount == 1 ? "1 entry is" : "\(atWorkCount) entries are") marked as free or as working elsewhere, which is no absence"
      )
    }
    if busyCount > 0 {
      decoded.notices.append(
        "\(busyCount == 1 ? "1 entry says" : "\(busyCount) entries say") only that somebody's time is taken, and not by what, so that there is "
          + "nothing to tell; share the calendar with its titles if there should be")
    }
    decoded.value = .list(rows)
    return decoded
  }

  private func isShort(_ entry: CalendarEntry) -> Bool {
    guard case .instant(let start) = entry.start, case .instant(let end) = entry.end else { return false }
    return end.since(start) < Self.shortest
  }
}

/// Titles that calendar programs show where a calendar is shared without its titles.
private enum BusyTitle {
  static func matches(_ title: String) -> Bool { words.contains(title.trimmingSpaces().lowercased()) }

  private static let words: Set = [
    "bezet", "busy", "privé", "prive", "private", "privat", "besetzt", "gebucht", "occupé", "voorlopig", "tentative",
    "mit vorbehalt", "vrij", "free", "frei", "afwezig", "away", "abwesend", "niet aanwezig", "out of office",
    "privéafspraak", "privé-afspraak", "privé afspraak", "private appointment", "privater termin", "rendez-vous privé",
  ]
}

extension CalendarEntry {
  /// The fields of an event and of an absence, and some more for jq.
  fileprivate var row: [String: JSONValue] {
    var row: [String: JSONValue] = [
      "title": .text(title.description), "start": .text(Self.text(start)), "end": .text(Self.text(end)),
      "first": .text(firstDay.description), "last": .text(lastDay.description), "all_day": .bool(isAllDay),
      "busy": .bool(isBusy), "private": .bool(isPrivate), "people": .list(people.map { .text($0.description) }),
      "categories": .list(categories.map { .text($0.description) }),
    ]
    if !uid.isEmpty { row["key"] = .text(occurrence.map { "\(uid) \(Self.text($0))" } ?? uid) }
    if let link { row["url"] = .text(link.address) }
    return row
  }

  private static func text(_ moment: Moment) -> String {
    switch moment {
    case .day(let day): day.description
    case .instant(let instant): instant.iso8601
    }
  }
}
