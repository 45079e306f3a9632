/// How long something has held.
enum Streak {
  enum Week: Hashable {
    /// Every value of the week met the target.
    case met
    /// Not every one did.
    case missed
    /// It has no value.
    case silent
    /// It has no value, and no workday either: that neither counts nor ends anything.
    case free
  }

  /// So many weeks, counted back from the first of these; none where that one has not met the target itself.
  static func length(_ latestFirst: some Sequence<Week>) -> Int {
    var length = 0
    for week in latestFirst {
      switch week {
      case .met: length += 1
      case .free where length > 0: continue
      case .free, .missed, .silent: return length
      }
    }
    return length
  }
}
