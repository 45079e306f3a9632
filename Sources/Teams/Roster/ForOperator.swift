import Config
import Model
import Services

/// What the daemon does for whoever looks after it.
package struct ForOperator: Sendable {
  /// Of what the operator reads.
  package var language = Language.en
  package var alarm: Alarm?
  package var heartbeat: Heartbeat?
  package var metricsFile: String?

  /// Nobody would notice if the daemon fell silent.
  var hearsNothing: Bool { alarm == nil && heartbeat == nil }
}

/// Where the operator is told of trouble, and how long something may last before it is trouble.
package struct Alarm: Sendable {
  package let channels: [Channel]
  package let patience: AlarmPatience
}
