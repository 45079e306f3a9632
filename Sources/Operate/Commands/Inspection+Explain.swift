import Compose
import HTTP
import Ledger
import Model
import Teams

/// `explain`.
extension Inspection {
  package func explain(_ question: ExplainQuestion) async throws(LedgerError) -> Answer {
    let found: (update: Update, post: StoredPost)
    switch try await update(named: question.post) {
    case .success(let update): found = update
    case .failure(let refusal): return .refused(refusal.sentences, .usage)
    }
    let (update, post) = found
    let language = world.team(update.slot.team)?.language ?? .en
    let lines = Compose.readerLines(update, in: language, mark: post.mark)
    if let line = question.line, !(1...lines.count).contains(line) {
      return .refused(["That update has \(lines.count) lines; there is no line \(line)."], .usage)
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
    if let line = question.line {
      explanation.lines = explanation.lines.filter { $0.number == line }
    } else {
      explanation.behindMore = behind.map { .init($0, records[$0]) }
    }
    return .explained(explanation)
  }

  /// Of a slot the newest update for the team; of a post its own.
  private func update(named text: String) async throws(LedgerError) -> Result<(Update, StoredPost), Refusal> {
    if let name = PostName(text), case .slot(let slot, nil) = name {
      for post in try await posts(named: name) {
        if let update = try await ledger?.update(of: post.id), update.audience == .team {
          return .success((update, post))
        }
      }
      guard try await ledger?.slot(slot)?.state.hasPosts != true else { return .failure(noLongerKept(text)) }
    }
    switch try await post(named: text) {
    case .failure(let refusal): return .failure(refusal)
    case .success(let post):
      guard let update = try await ledger?.update(of: post.id) else { return .failure(noLongerKept(text)) }
      return .success((update, post))
    }
  }

  private func noLongerKept(_ text: String) -> Refusal {
    Refusal(sentences: ["The update of \"\(text)\" is no longer kept, or was written by another version of dagpost."])
  }
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
    case .conclusion: "What kind of day it was, counted from the lines below."
    case .plan: "How much of what earlier updates had planned until now is done."
    case .headline:
      "The first of these that there is: a note of the kind \"headline\", a decision past its day, a figure that has just gone "
        + "wrong, a real deadline or a milestone within two workdays, the first thing planned."
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
