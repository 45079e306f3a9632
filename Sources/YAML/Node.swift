/// A value of a YAML file with its place. Every scalar is text, because the setting that reads it decides on its type.
package enum Node: Sendable {
  case scalar(String, Location)
  case list([Node], Location)
  case mapping([Entry], Location)
  /// A key without a value, or `~`.
  case empty(Location)

  package struct Entry: Sendable {
    package let key: String
    package let keyLocation: Location
    package var value: Node
    package init(key: String, keyLocation: Location, value: Node) {
      self.key = key
      self.keyLocation = keyLocation
      self.value = value
    }
  }

  package var location: Location {
    switch self {
    case .scalar(_, let location), .list(_, let location), .mapping(_, let location), .empty(let location): location
    }
  }

  /// What to call it in a sentence.
  package var nature: String {
    switch self {
    case .scalar(let text, _): "\"\(text.count > 40 ? String(text.prefix(39)) + "…" : text)\""
    case .list: "a list"
    case .mapping: "a group of settings"
    case .empty: "nothing"
    }
  }
}
