/// What a line says. Compose chooses facts; a language turns each into words. (Owned by Compose.)
public enum Fact: Sendable, Codable, Hashable {
  case finished(Item)
}

/// The conclusion, and the one thing asked of the reader. (Owned by Compose.)
public struct Summary: Sendable, Codable, Hashable {
  public init() {}
}
