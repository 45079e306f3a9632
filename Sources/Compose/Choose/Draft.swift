import Model

/// What could stand in an update; how much of it does is decided by a portion.
struct Draft {
  /// What the update tells as done, also where it only says "+n"; of what people wrote only what stands.
  var told: ([ChosenSection]) -> [Told]
  /// What else later updates have to know, by the lines that stand.
  var said: ([ChosenSection]) -> [Said] = { _ in [] }
  var sections: (Portion) -> [ChosenSection]
  /// Made of the lines that stand, so that it says nothing they do not.
  var summary: ([ChosenSection]) -> Summary
}
