import Model

// What a record says, in the words that claims are held against.

extension Record {
  var item: Item? { if case .item(let item) = self { item } else { nil } }
  var milestone: Milestone? { if case .milestone(let milestone) = self { milestone } else { nil } }
  var decision: Decision? { if case .decision(let decision) = self { decision } else { nil } }

  /// When it was finished, reached or kept.
  var end: Moment? {
    switch self {
    case .item(let item): item.state == .finished ? item.finished : nil
    case .milestone(let milestone): milestone.reached
    case .decision(let decision): decision.realised
    default: nil
    }
  }

  /// Work or a milestone that is told by title.
  var isTitled: Bool { item.map { !$0.counted } ?? (milestone != nil) }

  /// Work that is still to be done.
  var isOpen: Bool {
    switch self {
    case .item(let item): item.state.isOpen && !item.counted
    case .milestone(let milestone): milestone.reached == nil && !milestone.reachedUndated && !milestone.dropped
    default: false
    }
  }

  var title: String {
    switch self {
    case .item(let item): item.title.description
    case .milestone(let milestone): milestone.title.description
    case .decision(let decision): decision.title.description
    default: ""
    }
  }

  var due: Moment? {
    switch self {
    case .item(let item): item.due
    case .milestone(let milestone): milestone.due
    case .decision(let decision): decision.due
    default: nil
    }
  }

  var hard: Moment? {
    switch self {
    case .item(let item): item.hard
    case .milestone(let milestone): milestone.hard
    default: nil
    }
  }

  var people: [String] {
    switch self {
    case .item(let item): [item.owner].compactMap(\.words)
    case .milestone(let milestone): milestone.people.map(\.description)
    case .decision(let decision): [decision.owner].compactMap(\.words)
    default: []
    }
  }

  var effect: String? {
    switch self {
    case .item(let item): item.effect.words
    case .milestone(let milestone): milestone.effect.words
    default: nil
    }
  }
}

extension UntrustedText? {
  /// The text; nil also when it is there and empty.
  var words: String? { flatMap { $0.isEmpty ? nil : $0.description } }
}

extension String {
  /// Whether this is that text, or its beginning where it was cut.
  func says(_ whole: String?) -> Bool {
    guard let whole else { return false }
    return self == whole || hasSuffix("…") && whole.hasPrefix(dropLast())
  }

  /// Names in a list, with the language's word between the last two.
  var names: [String] {
    replacing(" en ", with: ", ").replacing(" and ", with: ", ").split(separator: ", ").map(String.init)
  }

  /// The text that follows a title at the start, whole or cut; nil where it is another title.
  func after(title: String) -> String? {
    guard !title.isEmpty else { return nil }
    if hasPrefix(title) { return String(dropFirst(title.count)) }
    guard let dots = firstIndex(of: "…"), dots > startIndex, title.hasPrefix(self[..<dots]) else { return nil }
    return String(self[index(after: dots)...])
  }
}
