import Model

/// What a calendar has in a range of days.
package struct CalendarContents: Sendable, Hashable {
  /// In the order of time.
  package let entries: [CalendarEntry]
  package let problems: [CalendarProblem]
  /// Tasks and journal entries, which are not read: `1 task and 2 journal entries`.
  package let unread: String?
  /// The file stops before its end.
  let isCut: Bool
}

/// Why a calendar cannot be read at all, as a sentence without a subject and a final point.
package struct CalendarTrouble: Error, Sendable, Hashable {
  package let sentence: String
}

/// Reads iCalendar files (RFC 5545) as Google, Outlook, Apple and others write them.
///
/// Every instant is decided by our own zone rules. Of libical only the iterator over a rule's occurrences is used, on wall times: its
/// parser knows no lines, and its zones are not the machine's.
package enum CalendarFile {
  /// Bytes of one file.
  package static let byteLimit = 5 << 20
  /// Events, zones, alarms and so on in one file.
  static let componentLimit = 20_000
  /// Entries that one file gives for one range.
  static let entryLimit = 10_000
  private static let problemLimit = 100

  /// The entries that touch a day from one date through another.
  ///
  /// - Parameters:
  ///   - zone: where the days are, and the wall of times without a zone.
  ///   - zones: where the zones that the file names come from.
  package static func read(
    _ bytes: [UInt8], from: CivilDate, through: CivilDate, zone: Zone, zones: ZoneStore
  ) throws(CalendarTrouble) -> CalendarContents {
    try read(bytes, from: from, through: through, zone: zone, hasWall: true, zones: zones)
  }

  /// - Parameter hasWall: `zone` is somebody's wall, and what lasts from midnight to midnight on it is whole days.
  static func read(
    _ bytes: [UInt8], from: CivilDate, through: CivilDate, zone: Zone, hasWall: Bool, zones: ZoneStore
  ) throws(CalendarTrouble) -> CalendarContents {
    guard bytes.count <= byteLimit else {
      throw CalendarTrouble(sentence: "it is larger than \(byteLimit >> 20) MiB")
    }
    let object = try CalendarObject(ContentLines(bytes))
    if let sentence = object.noEvents { throw CalendarTrouble(sentence: sentence) }
    var reader = CalendarReader(object, from: from, through: through, zone: zone, hasWall: hasWall, zones: zones)
    reader.read()
    return CalendarContents(
      entries: reader.entries.sorted { $0.isBefore($1, in: zone) }, problems: shortened(reader.problems),
      unread: object.unread, isCut: object.isCut)
  }

  private static func shortened(_ problems: [CalendarProblem]) -> [CalendarProblem] {
    let rest = problems.dropFirst(problemLimit)
    guard !rest.isEmpty else { return problems }
    // Of several the graver counts: an event that was left out.
    let worst = rest.first { $0.fault != nil && !$0.isPart } ?? rest.first { $0.fault != nil }
    return problems.prefix(problemLimit) + [
      CalendarProblem(
        "\(rest.count) more like these were left out", worst?.fault, line: nil, isPart: worst?.isPart ?? false)
    ]
  }
}

extension CalendarEntry {
  fileprivate func isBefore(_ other: CalendarEntry, in zone: Zone) -> Bool {
    func key(_ entry: CalendarEntry) -> (Instant, Int, String, String) {
      switch entry.start {
      case .day(let day): (zone.firstInstant(reaching: CivilDateTime(day, .midnight)), 0, entry.title.description, uid)
      case .instant(let instant): (instant, 1, entry.title.description, uid)
      }
    }
    return key(self) < key(other)
  }
}
