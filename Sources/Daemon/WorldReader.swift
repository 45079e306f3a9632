import Reactor
import Teams

/// Reads a configuration on its own queue. However long that takes, slots are decided, posts are sent and commands are answered
/// meanwhile.
actor WorldReader {
  private nonisolated let executor = QueueExecutor(label: "dagpost.configuration")
  nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

  func read(_ path: String, _ surroundings: Surroundings) -> Result<BuiltWorld, Mistakes> {
    WorldBuilder.build(LoadedConfig.load(path, surroundings), surroundings)
  }
}
