import Model

/// What a transport brought: the bytes, in parts where a source is several files.
struct Fetched: Sendable {
  struct Part: Sendable {
    /// Names it in sentences: a path, a program, a host.
    let name: String
    let bytes: [UInt8]
    /// When it came to lie there, where that is known.
    var arrived: Instant?
    /// Which of several files it is, from the folder in which a pattern begins on.
    var list: String?
  }
  var parts: [Part]
  /// Whether each part is somebody else's: one that cannot be read then costs only itself.
  var hasIndependentParts = false
  /// Why it is known to be only a part of a list; a sentence.
  var cut: String?
  /// Parts that were left out.
  var problems: [RowProblem] = []
}
