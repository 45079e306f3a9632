import Model

/// Everything that was wrong in one reading: sentences for the administrator, and numbers for readers of the update.
struct ReadingReport {
  private static let limit = 20

  private let source: SourceName
  private var problems: [ReadingProblem] = []
  /// How many records could not be used. A record that was read without a part of it does not count, because the list
  /// stays complete.
  private(set) var refused = 0
  /// How many of them came from a list that is one whole.
  private var refusedOfWhole = 0
  /// Whether the parts being read are independent, such as mails or files of many people. A part that cannot be used
  /// is then no sign that the source cannot be read.
  var hasIndependentParts = false
  /// Lines of which something was lost, with their file.
  private var lostLines: Set<String> = []
  /// Notices that were added already, such as the one about a column that several files have. Each is told once.
  private var notices: Set<String> = []
  /// How many mails came from senders that `senders:` does not name.
  var rejectedSenderCount = 0

  init(_ source: SourceName) { self.source = source }

  /// Adds a sentence for the administrator about which no reader misses anything.
  mutating func addNotice(_ sentence: String) {
    if notices.insert(sentence).inserted { problems.append(ReadingProblem("\(source): \(sentence)")) }
  }

  mutating func refuse(_ row: RowProblem, in file: String) {
    if row.fault != nil, !row.isPart {
      refused += 1
      // Having more than the limit allows is no failure of the source.
      refusedOfWhole += hasIndependentParts || row.fault == .excess ? 0 : 1
    }
    let place = row.line.map { "line \($0): " } ?? row.record.map { "record \($0): " } ?? ""
    let file = place.isEmpty ? "" : file
    problems.append(
      ReadingProblem(
        "\(source): \(file.isEmpty ? "" : "\(shown(file)): ")\(place)\(row.sentence)",
        loss: row.fault.map { loss(of: row, $0, in: file) }))
  }

  /// The loss that readers are told. Several faults on one line count once. Where a source has several files, no line
  /// is named, because readers would not know of which file.
  private mutating func loss(of row: RowProblem, _ fault: ReadingFault, in file: String) -> ReadingProblem.Loss {
    let isNew = row.line.map { lostLines.insert("\($0) \(file)").inserted } ?? true
    return ReadingProblem.Loss(fault, line: file.isEmpty ? row.line : nil, count: isNew ? 1 : 0, isPart: row.isPart)
  }

  /// The problems for the administrator. A long list is cut to its head, with the number of the rest.
  var reportedProblems: [ReadingProblem] {
    var problems = problems
    if rejectedSenderCount > 0 {
      let mails = rejectedSenderCount == 1 ? "1 mail was" : "\(rejectedSenderCount) mails were"
      problems.append(ReadingProblem("\(source): \(mails) left out; \"senders\" does not name who sent them"))
    }
    let rest = problems.dropFirst(Self.limit)
    guard !rest.isEmpty else { return problems }
    // For readers, the cut problems are counted by kind.
    let losses = Dictionary(grouping: rest.compactMap(\.loss), by: \.fault).map { fault, losses in
      ReadingProblem.Loss(
        fault, count: losses.reduce(0) { $0 + $1.count }, isPart: losses.contains(where: \.isPart))
    }.sorted { ($1.count, $0.fault.rawValue) < ($0.count, $1.fault.rawValue) }
    let more = losses.map { ReadingProblem("\(source): \($0.count) more records did not fit", loss: $0) }
    let noticeCount = rest.count { $0.loss == nil }
    return problems.prefix(Self.limit) + more
      + (noticeCount > 0 ? [ReadingProblem("\(source): \(noticeCount) more things to know, not told here")] : [])
  }

  /// Why nothing could be used. Nil when nothing was refused, or only parts that are independent.
  var failure: String? {
    guard refusedOfWhole > 0 else { return nil }
    let first = problems.first { $0.loss?.isPart == false }.map { source.bare($0.sentence) }
    return
      "nothing in it could be used; \(refused == 1 ? "" : "the first of \(refused): ")\(first ?? "it did not fit")"
  }
}
