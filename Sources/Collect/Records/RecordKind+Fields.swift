import Model

/// The names of a record's fields. docs/adding-a-system.md lists them.
extension RecordKind {
  var fieldNames: [String] {
    switch self {
    case .item:
      [
        "title", "id", "key", "url", "owner", "state", "kind", "labels", "created", "started", "finished", "updated",
        "due", "hard", "reason", "goal", "means", "effect", "milestone", "top", "why",
      ]
    case .milestone:
      [
        "title", "id", "key", "url", "people", "owner", "due", "hard", "state", "reached", "finished", "dropped",
        "goal", "effect",
      ]
    case .metric: ["name", "value", "key", "unit", "target", "better", "people", "date", "at"]
    case .decision:
      [
        "title", "id", "key", "url", "owner", "decided", "created", "due", "realised", "finished", "state", "started",
        "withdrawn", "touches", "proof",
      ]
    case .note:
      [
        "text", "title", "id", "key", "kind", "section", "from", "owner", "address", "at", "date", "finished",
        "created",
      ]
    case .absence: ["person", "first", "last", "id", "key"]
    case .event: ["title", "start", "end", "id", "key", "url", "owner"]
    }
  }

  /// A table must have one column of each group; otherwise none of its rows can become a record.
  var neededColumns: [[String]] {
    switch self {
    case .item: [["title", "id"]]
    case .milestone, .decision: [["title"]]
    case .metric: [["name"], ["value"]]
    case .note: [["text", "title"]]
    case .absence: [["person"], ["first"]]
    case .event: [["title"], ["start"]]
    }
  }

  /// Fields that hold several texts.
  static let listFields: Set<String> = ["labels", "people"]

  /// The kind as a sentence names it: `an item`, `a figure`.
  var inWords: String {
    switch self {
    case .metric: "a figure"
    case .item, .absence, .event: "an \(rawValue)"
    case .milestone, .decision, .note: "a \(rawValue)"
    }
  }
}
