import Model

/// What only the manager is told.
protocol ManagerPhrases {
  func urgency(top: Int, of open: Int) -> Words
  func withoutGoal(_ subjects: [Words], more: Int) -> Words
}
