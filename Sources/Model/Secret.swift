/// A value that cannot be read by accident: it prints as `<secret>` in every form, and cannot be encoded.
package struct Secret: Sendable, Hashable {
  private let value: String
  package init(_ value: String) { self.value = value }

  /// The value itself. Call this only where it leaves for its destination: a header, a URL, an environment.
  package func reveal() -> String { value }
}

extension Secret: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  package var description: String { "<secret>" }
  package var debugDescription: String { "<secret>" }
  package var customMirror: Mirror { Mirror(self, children: []) }
}
