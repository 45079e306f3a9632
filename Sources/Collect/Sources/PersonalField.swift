import Model

/// A field of a record that holds a person, or text in which a person may be named. The raw value is the field's name
/// in docs/adding-a-system.md.
package enum PersonalField: String, Sendable, CaseIterable {
  case owner, people, from, person
  case title, text, goal, means, effect, reason, why, labels, touches, name

  /// Whether the field is a person, and not text.
  package var isPerson: Bool { [.owner, .people, .from, .person].contains(self) }

  /// All personal fields that a kind of record may have.
  static func all(of kind: RecordKind) -> [PersonalField] {
    switch kind {
    case .item: [.owner, .title, .goal, .means, .effect, .reason, .why, .labels]
    case .milestone: [.people, .title, .goal, .effect]
    case .metric: [.name]
    case .decision: [.owner, .title, .touches]
    case .note: [.from, .text]
    case .absence: [.person]
    case .event: [.owner, .title]
    }
  }

  /// The names of input fields that fill this one: a note's text may come as its title.
  var filledBy: [String] {
    switch self {
    case .people: ["people", "owner"]
    case .from: ["from", "owner", "address"]
    case .text: ["text", "title"]
    default: [rawValue]
    }
  }
}
