import Model

extension Milestone {
  var isReached: Bool { reached != nil || reachedUndated }
}
