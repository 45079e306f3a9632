import HTTP
import Model

/// `dagpost explain`: what the lines of an update stand on.
package struct ExplainQuestion: Codable, Sendable, Hashable {
  /// As it was typed: a post as for `outbox`, or a slot: `desk/daily/2026-11-24`.
  package var post: String
  /// Only this line, counted from 1 as readers see them.
  package var line: Int?
  package init(post: String) { self.post = post }
}

package struct Explanation: Codable, Sendable, Hashable {
  package struct Record: Codable, Sendable, Hashable {
    package let source: SourceName
    package let kind: RecordKind
    /// The key that the source gives it.
    package let id: String
    /// As it was last seen; nil when it is no longer kept, or is never stored.
    package let title: String?
    package let link: String?
  }
  /// One thing that a line says, and why.
  package struct Part: Codable, Sendable, Hashable {
    package let rule: String
    /// The rule in words.
    package let why: String
    package let records: [Record]
  }
  package struct Line: Codable, Sendable, Hashable {
    package let number: Int
    package let text: String
    /// Empty for a heading.
    package let parts: [Part]
    /// How many more there were for this part of the update than found room.
    package let more: Int
  }
  package let slot: SlotKey
  package let audience: Audience
  /// When its sources were read.
  package let read: WallTime
  /// From when it looks back; nil for the first.
  package let since: String?
  package var lines: [Line] = []
  /// Planned work that was only told as "+n".
  package var behindMore: [Record] = []
}
