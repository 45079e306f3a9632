import Model

/// From what was read to what people read: `choose` decides which record stands on which line, `word` says it in a
/// language. Both are pure; clock, calendar and memory come in as values.
package enum Compose {
  /// Chooses the update: every line with its records and its rule, fitted to the limits of the neutral update.
  package static func choose(
    _ snapshot: Snapshot, memory: Memory, occasion: Occasion, profile: TeamProfile
  ) -> Update {
    let window = Window(occasion: occasion, memory: memory, at: snapshot.at, listed: snapshot.listed)
    let material = Material(snapshot, window: window, profile: profile)
    switch occasion.kind {
    case .daily: return fit(material, cutting: Portion.daily) { Daily(material, limits: $0).draft() }
    case .weekly: return fit(material, cutting: Portion.weekly) { Weekly(material, limits: $0).draft() }
    }
  }

  /// What goes to the team's manager along with a daily update; nil when there is nothing to tell, or nobody to tell it.
  package static func chooseForManager(
    _ snapshot: Snapshot, memory: Memory, occasion: Occasion, profile: TeamProfile
  ) -> Update? {
    guard occasion.kind == .daily, profile.hasManager else { return nil }
    let window = Window(occasion: occasion, memory: memory, at: snapshot.at, listed: snapshot.listed)
    let material = Material(snapshot, window: window, profile: profile)
    guard let roomy = ManagerUpdate(material: material, limits: .roomy).draft() else { return nil }
    return fit(material, cutting: Portion.manager, audience: .manager) { limits in
      ManagerUpdate(material: material, limits: limits).draft() ?? roomy
    }
  }
}
