import Almanac
import Model

/// A calendar file as rows: one for each entry, an occurrence of an event that repeats being an entry of its own.
struct CalendarDecoder {
  /// Days of a calendar that are read, around today. Back: a month in which nothing was delivered still has its events. Ahead: a
  /// quarter, which is further than an update looks and holds the absences that it should know of.
  static let daysBack = 31
  static let daysAhead = 92
  /// An absence of less than this is a visit to the dentist, and whoever pays it is there that day.
  private static let shortest = Duration.seconds(4 * 3600)

  let kind: RecordKind
  /// Whether jq makes the records: then nothing is judged here.
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
    var decoded = Decoded(value: .null, problems: contents.problems.map { RowProblem($0, .form) })
    let mentions = kind == .absence && !isMapped ? Mentions(people) : nil
    var rows: [Value] = []
    for entry in contents.entries {
      var row = entry.row
      row["owner"] = entry.organizer.flatMap(shown).map { .text($0.description) }
      if let mentions {
        guard !isShort(entry) else { continue }
        do throws(RecordProblem) {
          row["person"] = .text(try absent(entry, mentions).description)
        } catch {
          decoded.problems.append(RowProblem(error.sentence, error.fault, line: entry.line))
          continue
        }
      } else if !isMapped, entry.isPrivate {
        // What its owner marked private is nobody else's business.
        continue
      }
      decoded.lines.append(entry.line)
      rows.append(.object(row))
    }
    decoded.value = .list(rows)
    return decoded
  }

  private func isShort(_ entry: CalendarEntry) -> Bool {
    guard case .instant(let start) = entry.start, case .instant(let end) = entry.end else { return false }
    return end.since(start) < Self.shortest
  }

  /// Who is away. What the entry is called says why, which nobody else needs to know: it is neither shown nor told in a problem.
  private func absent(_ entry: CalendarEntry, _ mentions: Mentions) throws(RecordProblem) -> UntrustedText {
    let named = mentions.named(in: entry.title)
    if named.count == 1 { return named[0] }
    let candidates = entry.attendees.isEmpty ? [entry.organizer].compactMap { $0 } : entry.attendees
    if named.isEmpty, candidates.count == 1, let person = shown(candidates[0]) { return person }
    let remedy = "or say with jq: who is away"
    throw RecordProblem(
      named.isEmpty
        ? "the absence of \(entry.firstDay) does not show whose it is; add their spelling in this calendar under people:, \(remedy)"
        : "the absence of \(entry.firstDay) names more than one person; name one, \(remedy)", .word)
  }

  /// A person as readers see them; an address only when somebody is known by it.
  private func shown(_ person: UntrustedText) -> UntrustedText? {
    let known = people.canonical(person)
    return known == person && known.description.contains("@") ? nil : known
  }
}

extension CalendarEntry {
  /// The names of the fields are those of an event and of an absence, and some for jq.
  fileprivate var row: [String: Value] {
    var row: [String: Value] = [
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
