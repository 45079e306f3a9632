/// The kinds of things that a team may be proud of, in the order in which they stand in the note. The raw values are
/// stored in ledgers, and end the rules that `explain` shows.
enum ProudKind: String, CaseIterable {
  case milestone
  case roundNumber = "round-number"
  case record
  case firstTime = "first-time"
  case targetMet = "target-met"
  case targetKept = "target-kept"
  case fewestOpen = "fewest-open"
  case longestWaiting = "longest-waiting"
  case agreements, plans, kept
  case quiet
  case customer, thanks, anniversary
  /// What was learned has a part of its own, after the others.
  case learned

  /// How many lines of this kind a note has at most: three records make a list and not a celebration.
  var most: Int {
    switch self {
    case .milestone, .anniversary: .max
    case .record, .targetKept, .quiet, .customer, .thanks: 2
    default: 1
    }
  }
}
