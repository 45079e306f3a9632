/// Why nothing was fetched, and whether a retry may help. The sentence has no final point.
struct FetchProblem: Error, Sendable, Equatable {
  let sentence: String
  let canRetry: Bool
  /// The pause that the server asked for (Retry-After).
  let after: Duration?

  init(_ sentence: String, canRetry: Bool = false, after: Duration? = nil) {
    self.sentence = sentence
    self.canRetry = canRetry
    self.after = after
  }

  /// The most bytes that are read of one source.
  static let sizeLimit = 16 << 20
}
