import Model

/// What only the manager reads.
extension Dutch {
  func urgency(top: Int, of open: Int) -> Words {
    """
    \(own: marks.whole(top)) van de \(own: marks.whole(open)) open zaken hebben de hoogste prioriteit. \
    Als alles dringend is, is niets dringend: welke zijn het echt?
    """
  }

  func withoutGoal(_ subjects: [Words], more: Int) -> Words {
    let list = Words.list(subjects, "; ")
    return more > 0
      ? "Waar is dit voor? Er staat geen doel bij: \(list) (en nog \(more))"
      : "Waar is dit voor? Er staat geen doel bij: \(list)"
  }
}
