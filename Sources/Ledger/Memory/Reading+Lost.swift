import Model

extension Reading {
  /// How many sentences are kept of one reading.
  private static let kept = 5

  /// What of the reading could not be used, as the ledger keeps it: sentences for the operator, a line each; nil when all
  /// could.
  var lost: String? {
    let sentences = problems.filter { $0.loss != nil }.map { source.bare($0.sentence) }
    guard !sentences.isEmpty else { return nil }
    let more = sentences.count - Self.kept
    return (sentences.prefix(Self.kept) + (more > 0 ? ["and \(more) more"] : [])).joined(separator: "\n")
  }
}
