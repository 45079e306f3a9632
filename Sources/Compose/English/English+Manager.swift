import Model

/// What only the manager reads.
extension English {
  func urgency(top: Int, of open: Int) -> Words {
    """
    \(own: marks.whole(top)) of \(own: marks.whole(open)) open items carry the highest priority. \
    When everything is urgent, nothing is: which ones really are?
    """
  }

  func withoutGoal(_ subjects: [Words], more: Int) -> Words {
    let list = Words.list(subjects, "; ")
    return more > 0
      ? "What is this for? No goal is written down: \(list) (+\(more) more)"
      : "What is this for? No goal is written down: \(list)"
  }
}
