import Compose
import HTTP
import Ledger
import Model
import Teams

/// `dagpost explain`: what the lines of an update stand on.
package struct ExplainRequest: LookingRequest {
  package static let name = "explain"
  /// As it was typed: a post as for `outbox`, or a slot: `desk/daily/2026-11-24`.
  package var post: String
  /// Only this line, counted from 1 as readers see them.
  package var line: Int?
  package init(post: String) { self.post = post }

  package func run(with inspection: Inspection) async throws -> Explanation { try await inspection.explain(self) }
}

extension Inspection {
  fileprivate func explain(_ request: ExplainRequest) async throws -> Explanation {
    let (update, post) = try await update(named: request.post)
    let language = world.team(update.slot.team)?.language ?? .en
    let lines = Compose.readerLines(update, in: language, mark: post.mark)
    if let line = request.line, !(1...lines.count).contains(line) {
      throw Refusal("That update has \(lines.count) lines; there is no line \(line).")
    }
    let behind = update.said.filter { $0.topic == .promise && $0.detail == "more" }.map(\.record)
    let keys = Set(update.sections.flatMap(\.lines).flatMap(\.records) + behind)
    let records = try await ledger?.records(Array(keys), team: update.slot.team) ?? [:]
    var explanation = Explanation(
      slot: update.slot, audience: update.audience, read: world.wall(update.readAt, of: update.slot.team),
      since: update.since?.words)
    explanation.lines = lines.enumerated().map { index, line in
      Explanation.Line(number: index + 1, line) { .init($0, records[$0]) }
    }
    if let line = request.line {
      explanation.lines = explanation.lines.filter { $0.number == line }
    } else {
      explanation.behindMore = behind.map { .init($0, records[$0]) }
    }
    return explanation
  }

  /// Of a slot the newest update for the team; of a post its own.
  private func update(named text: String) async throws -> (Update, StoredPost) {
    let gone = Refusal("The update of \"\(text)\" is no longer kept, or was written by another version of dagpost.")
    if let name = PostName(text), case .slot(let slot, nil) = name {
      for post in try await posts(named: name) {
        if let update = try await ledger?.update(of: post.id), update.audience == .team { return (update, post) }
      }
      guard try await ledger?.slot(slot)?.state.hasPosts != true else { throw gone }
    }
    let post = try await post(named: text)
    guard let update = try await ledger?.update(of: post.id) else { throw gone }
    return (update, post)
  }
}

package struct Explanation: RequestAnswer {
  package struct Record: Codable, Sendable, Equatable {
    package let source: SourceName
    package let kind: RecordKind
    /// The key that the source gives it.
    package let id: String
    /// As it was last seen; nil when it is no longer kept, or is never stored.
    package let title: String?
    package let link: String?
  }
  /// One thing that a line says, and why.
  package struct Part: Codable, Sendable, Equatable {
    package let rule: String
    /// The rule in words.
    package let why: String
    package let records: [Record]
  }
  package struct Line: Codable, Sendable, Equatable {
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

extension Explanation.Line {
  fileprivate init(number: Int, _ line: ReaderLine, record: (RecordKey) -> Explanation.Record) {
    switch line.part {
    case .title:
      self.init(number: number, text: line.text, parts: [.init(.title)], more: 0)
    case .summary(let summary):
      self.init(number: number, text: line.text, parts: summary.parts, more: 0)
    case .heading: self.init(number: number, text: line.text, parts: [], more: 0)
    case .chosen(let chosen, let more):
      self.init(
        number: number, text: line.text,
        parts: chosen.map { part in
          .init(
            rule: part.rule, why: RuleWords.sentence(for: part.rule) ?? "A rule that this version does not know.",
            records: part.records.map(record))
        }, more: more)
    }
  }
}

extension Explanation.Part {
  fileprivate init(_ part: SummaryWords) { self.init(rule: part.rawValue, why: part.sentence, records: []) }
}

/// What the title and the summary stand on: what the lines say, and nothing else.
private enum SummaryWords: String {
  case title
  case conclusion = "summary.conclusion"
  case plan = "summary.plan"
  case headline = "summary.headline"
  case ask = "summary.ask"

  var sentence: String {
    switch self {
    case .title: "The team, the edition and the day; it is what the notification shows."
    case .conclusion:
      "What was done, counted from the lines below. A day is called full when more was finished than on 85 of a hundred "
        + "workdays (or twice as much as the day before), good when four of five planned pieces of work are done and nothing "
        + "needs somebody, quiet when nothing was planned, done by title or asked."
    case .plan: "How much of what earlier updates had planned until now is done."
    case .headline:
      "The first of these that there is: a note of the kind \"headline\", a figure that has just gone wrong, a real "
        + "deadline or a milestone of the first day that is planned."
    case .ask: "The one thing that is asked of readers; it stands on a line below."
    }
  }
}

extension Summary {
  fileprivate var parts: [Explanation.Part] {
    [.init(.conclusion)] + (plan == nil ? [] : [.init(.plan)]) + (headline == nil ? [] : [.init(.headline)])
      + (ask == nil ? [] : [.init(.ask)])
  }
}

extension Explanation.Record {
  fileprivate init(_ key: RecordKey, _ record: Record?) {
    self.init(
      source: key.source, kind: key.kind, id: key.id, title: record?.title?.description, link: record?.link?.address)
  }
}

extension Record {
  /// What people call it; nil for what is never shown by title.
  fileprivate var title: UntrustedText? {
    switch self {
    case .item(let item): item.title
    case .milestone(let milestone): milestone.title
    case .metric(let metric): metric.name
    case .decision(let decision): decision.title
    case .note(let note): note.text
    case .event(let event): event.title
    case .absence: nil
    }
  }

  fileprivate var link: WebLink? {
    switch self {
    case .item(let item): item.link
    case .milestone(let milestone): milestone.link
    case .decision(let decision): decision.link
    case .event(let event): event.link
    case .metric, .note, .absence: nil
    }
  }
}
