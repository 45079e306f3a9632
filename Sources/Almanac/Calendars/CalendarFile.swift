import Model

/// What a calendar holds in a range of days.
package struct CalendarContents: Sendable, Hashable {
  /// The entries in the order of time.
  package let entries: [CalendarEntry]
  package let problems: [CalendarProblem]
  /// Tasks and journal entries, which are not read, as words: `1 task and 2 journal entries`.
  package let unread: String?
  /// Whether the file stops before its end.
  let isCut: Bool
}

/// Why a calendar cannot be read at all, as a sentence without a subject and a full stop.
package struct CalendarTrouble: Error, Sendable, Hashable {
  package let sentence: String
}

/// Reads iCalendar files (RFC 5545) as Google, Outlook, Apple and others write them.
///
/// Which instant a time is follows from our own zone rules. Of libical only the iterator over the occurrences of a rule
/// is used, on wall clock times, because libical's parser reports no line numbers and its zones are not those of the
/// machine.
package enum CalendarFile {
  /// The largest file that is read, in bytes.
  package static let byteLimit = 5 << 20
  /// The most components of one file: events, zones, alarms and so on.
  static let componentLimit = 20_000
  /// The most entries that one file gives for one range.
  static let entryLimit = 10_000
  private static let problemLimit = 100

  /// The entries that touch a day from `from` through `through`.
  ///
  /// - Parameters:
  ///   - zone: the zone of the days, and of times without a zone.
  ///   - zones: the source of the zones that the file names.
  package static func read(
    _ bytes: [UInt8], from: CivilDate, through: CivilDate, zone: Zone, zones: ZoneStore
  ) throws(CalendarTrouble) -> CalendarContents {
    try read(bytes, from: from, through: through, zone: zone, hasWall: true, zones: zones)
  }

  /// - Parameter hasWall: whether `zone` is a team's. Then an event from midnight to midnight in it counts as whole
  ///   days.
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
    // The remark about the rest has the gravest fault among them, that of an event that was left out.
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
