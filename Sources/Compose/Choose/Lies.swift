import Model

/// Work that lies too long: by the agreed time, or by the team's own 85th percentile.
struct Lies {
  let material: Material
  let limits: TextLimits

  /// At most one line a source, each told once and again only when it changes.
  func lines() -> [ChosenLine] { [] }

  func said(_ sections: [ChosenSection]) -> [Said] { [] }
}
