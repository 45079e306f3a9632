import Model

/// How much a piece of work matters to those who read of it: which of two is told first, and which one has a line of its
/// own where room is short. Compared field by field, in the order in which they stand here.
struct Importance: Comparable {
  var isMilestone = false
  var hasRealDeadline = false
  /// How many people it touches, by the length of the number: 14 and 40 matter as much, 4 less and 400 more.
  var people = 0
  /// Whether somebody wrote down what it meant for others.
  var hasEffect = false
  var isTop = false
  var hasGoal = false
  var isPlanned = false
  /// For how many days it was open, by weeks: what waited longest goes first.
  var weeks = 0

  init(_ item: Item, isPlanned: Bool, days: Int) {
    hasRealDeadline = item.hard != nil
    people = Importance.magnitude([item.title, item.effect, item.doneMeans, item.goal])
    hasEffect = item.effect.given != nil
    isTop = item.isTop
    hasGoal = item.goal.given != nil || item.milestone != nil
    self.isPlanned = isPlanned
    weeks = max(0, days) / 7
  }

  init(_ milestone: Milestone) {
    isMilestone = true
    hasRealDeadline = milestone.hard != nil
    people = Importance.magnitude([milestone.title, milestone.effect, milestone.goal])
    hasEffect = milestone.effect.given != nil
    hasGoal = milestone.goal.given != nil
    isPlanned = milestone.due != nil || milestone.hard != nil
  }

  private static func magnitude(_ texts: [UntrustedText?]) -> Int {
    let most = texts.map(PeopleTouched.count).max() ?? 0
    return most == 0 ? 0 : String(most).count
  }

  static func < (a: Importance, b: Importance) -> Bool {
    a.fields.lexicographicallyPrecedes(b.fields)
  }

  private var fields: [Int] {
    func flag(_ value: Bool) -> Int { value ? 1 : 0 }
    return [
      flag(isMilestone), flag(hasRealDeadline), people, flag(hasEffect), flag(isTop), flag(hasGoal), flag(isPlanned),
      weeks,
    ]
  }
}
