import Model

/// The bytes that a transport fetched, in parts where a source has several files.
struct Fetched: Sendable {
  struct Part: Sendable {
    /// The part's name in sentences: a path, a program or a host.
    let name: String
    let bytes: [UInt8]
    /// When the mail or file arrived, where that is known.
    var arrived: Instant?
    /// The file's path from the folder in which a glob pattern begins, where a source has several files.
    var list: String?
  }
  var parts: [Part]
  /// Whether the parts are of different people, such as mails. A part that cannot be read then costs only itself.
  var hasIndependentParts = false
  /// A sentence when the answer shows that it is only a part of a list.
  var cut: String?
  /// Problems of parts that were left out.
  var problems: [RowProblem] = []
}
