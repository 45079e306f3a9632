/// What an update said that later ones have to know. The ledger keeps it as it is, and gives it back once the update was
/// delivered; what follows from it is for Compose to say.
package struct Said: Hashable, Sendable, Codable {
  package enum Topic: String, Sendable, Codable, CaseIterable {
    /// Planned work was told for `day`; `detail` is `more` where the line only said "+n". Once for a day: again only
    /// when it was accounted for and is planned for that day once more.
    case promise
    /// What became of a promise was told: `day` is the promised one, `detail` is `kept`, `moved` (also to no day),
    /// `dropped`, `vanished` or `open`.
    case reconciled
    /// Where a decision stands was told: `detail` is the stage.
    case agreement
    /// That work lies too long was told: `detail` is how it stood.
    case lying
    /// News of a figure was told: `detail` is the signal, `day` since when.
    case figure
    /// Something was celebrated: `detail` is its kind and, where it can come again, which one.
    case celebrated
    /// That a source could be read only in part was told: `day` since when, without a break. The record is the source's alone.
    case partly
    /// A note that came in was acknowledged. With the detail `waits`: its sentence found no room, and comes first in the next
    /// update of that edition.
    case received
    /// The figures of a month (`day` is its first) were told.
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

/// Something that a delivered update said.
package struct Recalled: Hashable, Sendable {
  package let said: Said
  package let edition: EditionName
  /// The date of the slot in which it was said.
  package let on: CivilDate
  package init(_ said: Said, edition: EditionName, on: CivilDate) {
    self.said = said
    self.edition = edition
    self.on = on
  }
}

/// Work of one source that was finished on one day, after so many workdays. Counts only: who did it is nowhere kept.
package struct Completion: Hashable, Sendable {
  package let day: CivilDate
  /// Workdays of the team from its coming in to its end; nil where the source does not tell when it came in.
  package let workdays: Int?
  package let count: Int
  package init(day: CivilDate, workdays: Int?, count: Int) {
    self.day = day
    self.workdays = workdays
    self.count = count
  }
}
