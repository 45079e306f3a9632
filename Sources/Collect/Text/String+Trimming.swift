extension StringProtocol {
  /// Without the white space at both ends.
  func trimmingSpaces() -> String {
    let head = drop(while: \.isWhitespace)
    guard let end = head.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(head[...end])
  }
}

extension String {
  /// Without the characters of `signs` at the end.
  func trimmingSuffix(_ signs: String) -> String {
    guard let end = lastIndex(where: { !signs.contains($0) }) else { return "" }
    return String(self[...end])
  }
}
