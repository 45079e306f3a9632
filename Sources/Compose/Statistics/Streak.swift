/// For how many weeks in a row a target was met.
enum Streak {
  enum Week: Hashable {
    /// Every value of the week met the target.
    case met
    /// At least one value of the week missed the target.
    case missed
    /// The week has no value.
    case silent
    /// The week has no value and no workday either: it neither counts nor ends the streak.
    case free
  }

  /// The length in weeks, counted back from the first of these; 0 where that one has not met the target itself.
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
