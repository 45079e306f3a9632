import Model

/// How a figure is told. What is set here wins over what its source says.
package struct FigureSetting: Sendable {
  package var name: String
  package var say: String?
  package var unit: String?
  package var target: Double?
  package var direction: Direction?
  /// Days on which what the figure measures was changed: its natural limits start anew.
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

  func names(_ metric: Metric) -> Bool { metric.name.matches(name) || metric.key.id == name }
}
