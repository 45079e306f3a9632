import Model

@testable import Compose

extension Desk {
  /// What is known of the figures, whether or not an update tells it.
  func knownFigures() -> [Figure] {
    let occasion = Occasion(slot: slot, kind: kind, now: now, late: late, calendar: calendar)
    let material = Material(snapshot, memory: memory, occasion: occasion, profile: profile)
    return Figures(material: material, limits: .roomy).known().map(\.figure)
  }

  /// Has the layout name all parts, so that ordinary figures and contacts stand in every update.
  mutating func tellsAllDaily() {
    for edition: EditionName in ["daily", "morning"] {
      profile.layouts[edition] = Layout(sections: SectionKind.parts(of: .daily))
    }
  }
}
