import Config
import Model
import Services

/// What the daemon does for whoever looks after it.
struct ForOperator: Sendable {
  /// Of what the operator reads.
  var language = Language.en
  var alarm: Alarm?
  var heartbeat: Heartbeat?
  var metricsFile: String?

  /// Nobody would notice if the daemon fell silent.
  var hearsNothing: Bool { alarm == nil && heartbeat == nil }
}

/// Where the operator is told of trouble, and how long something may last before it is trouble.
struct Alarm: Sendable {
  let channels: [Channel]
  let patience: AlarmPatience
}
