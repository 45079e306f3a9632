/// Why nothing was brought, as a sentence without a final point, and whether it is worth asking again.
struct FetchProblem: Error, Sendable, Equatable {
  let sentence: String
  let canRetry: Bool
  /// How long the other side asks to be left alone.
  let after: Duration?

  init(_ sentence: String, canRetry: Bool = false, after: Duration? = nil) {
    self.sentence = sentence
    self.canRetry = canRetry
    self.after = after
  }

  /// Bytes of one source.
  static let sizeLimit = 16 << 20
}
