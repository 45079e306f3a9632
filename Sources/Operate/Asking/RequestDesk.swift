import Model
import Reactor
import Teams

/// Has an operator's request carried out: by the running daemon when there is one, otherwise here.
package struct RequestDesk: Sendable {
  package let configPath: String
  package let surroundings: Surroundings

  package init(configPath: String, surroundings: Surroundings) {
    self.configPath = configPath
    self.surroundings = surroundings
  }

  package func ask<R: Request>(_ request: R) async throws(Refusal) -> R.Answer {
    let loaded = LoadedConfig.load(configPath, surroundings)
    var reply: Result<R.Answer, Refusal>?
    do throws(LocalSocket.Failure) {
      let stateDirectory = loaded.stateDirectory ?? loaded.usualStateDirectory(surroundings)
      reply = try await askDaemon(request, in: stateDirectory)
    } catch {
      // Of a file that is no configuration any more only a daemon can tell.
      if loaded.settings != nil { throw Refusal("The daemon could not be asked: \(error.sentence).", .locked) }
    }
    if let reply { return try reply.get() }
    switch WorldBuilder.build(loaded, surroundings, only: request.onlyTeams) {
    case .failure(let mistakes): throw Refusal(mistakes.sentences, .config)
    case .success(let built):
      do {
        let world = request.needsCalendars ? await built.world.withFetchedCalendars().0 : built.world
        return try await request.answer(in: world, surroundings).onWall(of: world)
      } catch {
        throw Refusal(error)
      }
    }
  }

  /// What the daemon that holds this state directory answers, within the request's patience; nil when none runs.
  package func askDaemon<R: Request>(
    _ request: R, in stateDirectory: String
  ) async throws(LocalSocket.Failure) -> Result<R.Answer, Refusal>? {
    guard let question = Wire.bytes(request) else { return nil }
    let reply = try await LocalSocket.ask(
      World.socket(in: stateDirectory), question, timeout: .seconds(request.patience))
    guard let reply else { return nil }
    guard !reply.isEmpty else {
      return .failure(
        Refusal("The daemon ended before it answered. Why stands in its log: journalctl -u dagpost", .needsPerson))
    }
    return Wire.reply(R.Answer.self, from: reply)
      ?? .failure(
        Refusal(
          "The daemon gave an answer this command does not know; restart it, it is of another version.", .badData))
  }
}
