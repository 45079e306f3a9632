/// The kinds of things that a team may be proud of, in the order in which they stand in the note. The raw values are
/// stored in ledgers, and end the rules that `explain` shows.
enum ProudKind: String, CaseIterable {
  case milestone
  case deadline
  case roundNumber = "round-number"
  case record
  case firstTime = "first-time"
  case targetMet = "target-met"
  case targetKept = "target-kept"
  case fewestOpen = "fewest-open"
  case longestWaiting = "longest-waiting"
  case agreements, plans, kept
  case results
  case quiet
  case customer, thanks, anniversary
  /// What was learned has a part of its own, after the others.
  case learned

  /// Whether it makes a week one to be proud of. Results and kept days alone are those of an ordinary week.
  var isSpecial: Bool {
    switch self {
    case .deadline, .results, .quiet, .kept: false
    default: true
    }
  }

  /// How many lines of this kind a note has at most: three records make a list and not a celebration.
  var most: Int {
    switch self {
    case .milestone, .anniversary: .max
    case .customer, .thanks: 4
    case .record, .targetKept: 2
    default: 1
    }
  }
}
