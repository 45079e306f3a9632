import Model

/// All that could stand in an update. How much of it does is decided by a portion.
struct Draft {
  /// What the ledger has to remember as told, by the sections that stand: finished work also where a line only says
  /// "+n", but only those notes whose words stand.
  var told: ([ChosenSection]) -> [Told]
  /// What else later updates have to know, by the sections that stand.
  var said: ([ChosenSection]) -> [Said] = { _ in [] }
  /// The sections with as much as a portion allows.
  var sections: (Portion) -> [ChosenSection]
  /// The summary, made of the sections that stand so that it says nothing they do not.
  var summary: ([ChosenSection]) -> Summary
}
