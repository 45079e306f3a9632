/// A value that nobody may read by accident: it prints as `<secret>` in every form and cannot be encoded.
public struct Secret: Sendable, Hashable {
  private let value: String
  public init(_ value: String) { self.value = value }

  /// The value itself. Call it only where it leaves for its destination: a header, a URL, an environment.
  public func reveal() -> String { value }
}

extension Secret: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  public var description: String { "<secret>" }
  public var debugDescription: String { "<secret>" }
  public var customMirror: Mirror { Mirror(self, children: []) }
}
