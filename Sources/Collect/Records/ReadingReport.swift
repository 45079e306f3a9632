import Model

/// What was wrong with what one reading brought: sentences for the administrator, numbers for readers.
struct ReadingReport {
  private static let limit = 20

  private let source: SourceName
  private var problems: [ReadingProblem] = []
  /// Records that could not be used. What stands all the same without a part of it makes no list incomplete.
  private(set) var refused = 0
  /// Of those the ones of a list that is one whole.
  private var refusedOfWhole = 0
  /// What is read now is of many people, a mail or a file each: one that cannot be used says nothing of the way to them.
  var hasIndependentParts = false
  /// Lines of which something was lost, with their file.
  private var lostLines: Set<String> = []
  /// What was told already, and is told once: that of a column in each of several files.
  private var notices: Set<String> = []
  /// Mails of senders whom the source does not name.
  var rejectedSenderCount = 0

  init(_ source: SourceName) { self.source = source }

  /// What nobody misses anything by.
  mutating func addNotice(_ sentence: String) {
    if notices.insert(sentence).inserted { problems.append(ReadingProblem("\(source): \(sentence)")) }
  }

  mutating func refuse(_ row: RowProblem, in file: String) {
    if row.fault != nil, !row.isPart {
      refused += 1
      // What there is more of has not gone wrong.
      refusedOfWhole += hasIndependentParts || row.fault == .excess ? 0 : 1
    }
    let place = row.line.map { "line \($0): " } ?? row.record.map { "record \($0): " } ?? ""
    let file = place.isEmpty ? "" : file
    problems.append(
      ReadingProblem(
        "\(source): \(file.isEmpty ? "" : "\(shown(file)): ")\(place)\(row.sentence)",
        loss: row.fault.map { loss(of: row, $0, in: file) }))
  }

  /// A line of which several things could not be used is one line. Of several files readers are told no lines: they would not know
  /// whose.
  private mutating func loss(of row: RowProblem, _ fault: ReadingFault, in file: String) -> ReadingProblem.Loss {
    let isNew = row.line.map { lostLines.insert("\($0) \(file)").inserted } ?? true
    return ReadingProblem.Loss(fault, line: file.isEmpty ? row.line : nil, count: isNew ? 1 : 0, isPart: row.isPart)
  }

  /// What to tell the administrator; of a long list the head, and how many more.
  var reportedProblems: [ReadingProblem] {
    var problems = problems
    if rejectedSenderCount > 0 {
      let mails = rejectedSenderCount == 1 ? "1 mail was" : "\(rejectedSenderCount) mails were"
      problems.append(ReadingProblem("\(source): \(mails) left out; \"senders\" does not name who sent them"))
    }
    let rest = problems.dropFirst(Self.limit)
    guard !rest.isEmpty else { return problems }
    // Readers are told how many in all, and of what kind.
    let losses = Dictionary(grouping: rest.compactMap(\.loss), by: \.fault).map { fault, losses in
      ReadingProblem.Loss(
        fault, count: losses.reduce(0) { $0 + $1.count }, isPart: losses.contains(where: \.isPart))
    }.sorted { ($1.count, $0.fault.rawValue) < ($0.count, $1.fault.rawValue) }
    let more = losses.map { ReadingProblem("\(source): \($0.count) more records did not fit", loss: $0) }
    let noticeCount = rest.count { $0.loss == nil }
    return problems.prefix(Self.limit) + more
      + (noticeCount > 0 ? [ReadingProblem("\(source): \(noticeCount) more things to know, not told here")] : [])
  }

  /// Why nothing could be used; nil when nothing was refused, or only what others put there.
  var failure: String? {
    guard refusedOfWhole > 0 else { return nil }
    let first = problems.first { $0.loss?.isPart == false }.map { source.bare($0.sentence) }
    return
      "nothing in it could be used; \(refused == 1 ? "" : "the first of \(refused): ")\(first ?? "it did not fit")"
  }
}
