import Model

/// `dagpost explain`: what the lines of an update stand on.
public struct ExplainQuestion: Codable, Sendable, Hashable {
  /// As it was typed: a post as for `outbox`, or a slot: `desk/daily/2026-11-24`.
  public var post: String
  /// Only this line, counted from 1 as readers see them.
  public var line: Int?
  public init(post: String) { self.post = post }
}

public struct Explanation: Codable, Sendable, Hashable {
  public struct Record: Codable, Sendable, Hashable {
    public let source: SourceName
    public let kind: RecordKind
    /// The key that the source gives it.
    public let id: String
    /// As it was last seen; nil when it is no longer kept, or is never stored.
    public let title: String?
    public let link: String?
  }
  /// One thing that a line says, and why.
  public struct Part: Codable, Sendable, Hashable {
    public let rule: String
    /// The rule in words.
    public let why: String
    public let records: [Record]
  }
  public struct Line: Codable, Sendable, Hashable {
    public let number: Int
    public let text: String
    /// Empty for a heading.
    public let parts: [Part]
    /// How many more there were for this part of the update than found room.
    public let more: Int
  }
  public let slot: SlotKey
  public let audience: Audience
  /// When its sources were read.
  public let read: WallTime
  /// From when it looks back; nil for the first.
  public let since: String?
  public var lines: [Line] = []
  /// Planned work that was only told as "+n".
  public var behindMore: [Record] = []
}
