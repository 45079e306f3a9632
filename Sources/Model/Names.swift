/// A name that the configuration gives; the tag keeps a team's from being taken for a channel's.
public struct Name<Of>: Hashable, Comparable, Sendable {
  public let text: String
  public init(_ text: String) { self.text = text }
  public static func < (a: Name, b: Name) -> Bool { a.text < b.text }
}

extension Name: CustomStringConvertible, ExpressibleByStringLiteral, Codable {
  public var description: String { text }
  public init(stringLiteral text: String) { self.init(text) }
  public init(from decoder: any Decoder) throws { self.init(try decoder.singleValueContainer().decode(String.self)) }
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }
}

public enum TeamTag {}
public enum SourceTag {}
public enum ChannelTag {}
public enum EditionTag {}

extension Name where Of == SourceTag {
  /// What people told the command of that name: a source that every team has, under a name that no configuration can use.
  public static var dagpostNote: SourceName { "dagpost note" }

  /// A sentence about the source without its name, where that stands before it.
  public func bare(_ sentence: String) -> String {
    sentence.hasPrefix("\(text): ") ? String(sentence.dropFirst(text.count + 2)) : sentence
  }
}

public typealias TeamName = Name<TeamTag>
public typealias SourceName = Name<SourceTag>
public typealias ChannelName = Name<ChannelTag>
public typealias EditionName = Name<EditionTag>

/// What an edition is: the update of every workday, or the celebration note of the week.
public enum EditionKind: String, Sendable, Codable, CaseIterable {
  case daily, weekly
}

/// A language the program writes in; the raw value is the word of the configuration.
public enum Language: String, Sendable, Codable, CaseIterable {
  case en, nl
}

/// One planned appearance: team, edition name and nominal local date. It is never posted twice.
public struct SlotKey: Hashable, Sendable, Codable {
  public let team: TeamName
  public let edition: EditionName
  public let date: CivilDate

  public init(team: TeamName, edition: EditionName, date: CivilDate) {
    self.team = team
    self.edition = edition
    self.date = date
  }
}

extension SlotKey: CustomStringConvertible {
  /// `servicedesk/daily/2026-11-24`.
  public var description: String { "\(team)/\(edition)/\(date)" }
}
