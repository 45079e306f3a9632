/// A piece of YAML that knows its place. Every scalar is text: the setting that reads it gives it its type.
public enum Node: Sendable {
  case scalar(String, Location)
  case list([Node], Location)
  case mapping([Entry], Location)
  /// A key without a value, or `~`.
  case empty(Location)

  public struct Entry: Sendable {
    public let key: String
    public let keyLocation: Location
    public var value: Node
    public init(key: String, keyLocation: Location, value: Node) {
      self.key = key
      self.keyLocation = keyLocation
      self.value = value
    }
  }

  public var location: Location {
    switch self {
    case .scalar(_, let location), .list(_, let location), .mapping(_, let location), .empty(let location): location
    }
  }

  /// What a person would call it in a sentence.
  public var nature: String {
    switch self {
    case .scalar(let text, _): "\"\(text.count > 40 ? String(text.prefix(39)) + "…" : text)\""
    case .list: "a list"
    case .mapping: "a group of settings"
    case .empty: "nothing"
    }
  }
}
