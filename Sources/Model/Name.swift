/// A name from the configuration. The type parameter keeps a team's name from being taken for a channel's.
package struct Name<Of>: Hashable, Comparable, Sendable {
  package let text: String
  package init(_ text: String) { self.text = text }
  package static func < (a: Name, b: Name) -> Bool { a.text < b.text }
}

extension Name: CustomStringConvertible, ExpressibleByStringLiteral, Codable {
  package var description: String { text }
  package init(stringLiteral text: String) { self.init(text) }
  package init(from decoder: any Decoder) throws { self.init(try decoder.singleValueContainer().decode(String.self)) }
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }
}

package enum TeamTag {}
package enum SourceTag {}
package enum ChannelTag {}
package enum EditionTag {}

extension Name where Of == SourceTag {
  /// The source of what people tell with the command `dagpost note`. Every team has it; its blank keeps the
  /// configuration from using the name.
  package static var dagpostNote: SourceName { "dagpost note" }

  /// A sentence about this source without the source's name at its beginning, for places that print the name
  /// themselves.
  package func bare(_ sentence: String) -> String {
    sentence.hasPrefix("\(text): ") ? String(sentence.dropFirst(text.count + 2)) : sentence
  }
}

package typealias TeamName = Name<TeamTag>
package typealias SourceName = Name<SourceTag>
package typealias ChannelName = Name<ChannelTag>
package typealias EditionName = Name<EditionTag>

/// What an edition is: the update of every workday (`daily`), or the celebration note of the week (`weekly`).
package enum EditionKind: String, Sendable, Codable, CaseIterable {
  case daily, weekly
}

/// A language in which updates are written. The raw value is the word that the configuration uses.
package enum Language: String, Sendable, Codable, CaseIterable {
  case en, nl
}

/// One planned appearance of an edition: team, edition name and nominal local date. At most one update is posted for
/// it.
package struct SlotKey: Hashable, Sendable, Codable {
  package let team: TeamName
  package let edition: EditionName
  package let date: CivilDate

  package init(team: TeamName, edition: EditionName, date: CivilDate) {
    self.team = team
    self.edition = edition
    self.date = date
  }
}

extension SlotKey: CustomStringConvertible {
  /// `servicedesk/daily/2026-11-24`.
  package var description: String { "\(team)/\(edition)/\(date)" }
}
