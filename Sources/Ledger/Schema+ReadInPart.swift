import Model

extension Schema {
  /// `lost`: what of the last reading could not be used, in sentences for the administrator, a line each. `in_part_since`: the first of
  /// the readings in a row of which something could not be used.
  static let readInPart = """
    ALTER TABLE source_state ADD COLUMN in_part_since INTEGER;
    ALTER TABLE source_state ADD COLUMN lost TEXT;
    """
}

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
