/// What an update said that later updates have to know. The ledger stores it, and returns it once the update was
/// delivered; what follows from it is decided in Compose.
package struct Said: Hashable, Sendable, Codable {
  package enum Topic: String, Sendable, Codable, CaseIterable {
    /// Planned work was told for `day`; `detail` is `more` where the line only said "+n". It is recorded once for a
    /// day, and again only after it was accounted for and is planned for that day once more.
    case promise
    /// It was told what became of a promise: `day` is the promised one, `detail` is `kept`, `moved` (also to no day),
    /// `dropped`, `vanished` or `open`.
    case reconciled
    /// It was told where a decision stands: `detail` is the stage.
    case agreement
    /// It was told that work is open for too long: `detail` is how it stood.
    case lying
    /// News of a figure was told: `detail` is the signal, `day` since when.
    case figure
    /// Something was celebrated: `detail` is its kind and, where a kind can come again, which one.
    case celebrated
    /// It was told that a source could be read only in part: `day` is since when, without a break. The record holds
    /// nothing but the source.
    case partly
    /// A note that came in was acknowledged. The detail `waits` means that its sentence found no room, and comes first
    /// in the next update of that edition.
    case received
    /// The figures of a month were told: `day` is the first of the month.
    case month
    /// Something was put before the manager: `detail` is what.
    case manager
  }

  package let topic: Topic
  package let record: RecordKey
  package let day: CivilDate?
  package let detail: String

  package init(_ topic: Topic, _ record: RecordKey, day: CivilDate? = nil, detail: String = "") {
    self.topic = topic
    self.record = record
    self.day = day
    self.detail = detail
  }
}

extension Said {
  package init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    let detail = try values.decode(String.self, forKey: .detail)
    self.init(
      try values.decode(Topic.self, forKey: .topic), try values.decode(RecordKey.self, forKey: .record),
      day: try values.decodeIfPresent(CivilDate.self, forKey: .day), detail: decoder.unnamed?.text(detail) ?? detail)
  }
}

/// Something that a delivered update said, with the update it stood in.
package struct Recalled: Hashable, Sendable {
  package let said: Said
  package let edition: EditionName
  /// The date of the slot whose update said it.
  package let on: CivilDate
  package init(_ said: Said, edition: EditionName, on: CivilDate) {
    self.said = said
    self.edition = edition
    self.on = on
  }
}

/// The work of one source that was finished on one day, after so many workdays. Only the number is kept, never who did
/// it.
package struct Completion: Hashable, Sendable {
  package let day: CivilDate
  /// The team's workdays from when it came in until it was finished; nil where the source does not tell when it came
  /// in.
  package let workdays: Int?
  package let count: Int
  package init(day: CivilDate, workdays: Int?, count: Int) {
    self.day = day
    self.workdays = workdays
    self.count = count
  }
}
