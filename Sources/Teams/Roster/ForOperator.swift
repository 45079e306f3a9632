import Config
import Model
import Services

/// What the daemon does for the operator.
package struct ForOperator: Sendable {
  /// The language of the operator's messages.
  package var language = Language.en
  package var alarm: Alarm?
  package var heartbeat: Heartbeat?
  package var metricsFile: String?

  /// Whether nobody would notice that the daemon fell silent.
  var hearsNothing: Bool { alarm == nil && heartbeat == nil }
}

/// Where the operator is told of trouble, and how long a condition must last to count as trouble.
package struct Alarm: Sendable {
  package let channels: [Channel]
  package let patience: AlarmPatience
}
