import Model

/// How a team wants a figure told. A value that is set here wins over what the figure's source says.
package struct FigureSetting: Sendable {
  /// The figure's name or id in its source.
  package var name: String
  /// The name that readers see.
  package var say: String?
  package var unit: String?
  package var target: Double?
  package var direction: Direction?
  /// The days on which what the figure measures was changed. Its natural limits, trend and records start anew there.
  package var changed: [CivilDate]

  package init(
    name: String, say: String? = nil, unit: String? = nil, target: Double? = nil, direction: Direction? = nil,
    changed: [CivilDate] = []
  ) {
    self.name = name
    self.say = say
    self.unit = unit
    self.target = target
    self.direction = direction
    self.changed = changed
  }

  /// Whether the setting is about this metric.
  func names(_ metric: Metric) -> Bool { metric.name.matches(name) || metric.key.id == name }
}
