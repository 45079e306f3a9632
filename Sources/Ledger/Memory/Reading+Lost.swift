import Model

extension Reading {
  /// So many sentences are kept.
  private static let kept = 5

  /// What could not be used, as the ledger keeps it; nil when everything could.
  var lost: String? {
    let sentences = problems.filter { $0.loss != nil }.map { source.bare($0.sentence) }
    guard !sentences.isEmpty else { return nil }
    let more = sentences.count - Self.kept
    return (sentences.prefix(Self.kept) + (more > 0 ? ["and \(more) more"] : [])).joined(separator: "\n")
  }
}
