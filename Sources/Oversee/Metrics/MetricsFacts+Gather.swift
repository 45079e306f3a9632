import Collect
import Ledger
import Model
import Services
import Teams

extension MetricsFacts {
  package static func gather(_ world: World, _ ledger: Ledger, started: Instant) async throws(LedgerError)
    -> MetricsFacts
  {
    var facts = MetricsFacts(started: started)
    facts.services = Set(world.teams.flatMap { $0.channels.map(\.serviceName) })
    let (read, delivered) = try await ledger.freshness(of: world.ways)
    let (open, broken) = try await ledger.openCounts()
    // Sources that have left the configuration get no figures.
    for team in world.teams {
      let sources = Set(team.sources.map(\.name))
      facts.read[team.name] = read[team.name]?.filter { sources.contains($0.key) }
    }
    facts.delivered = delivered
    facts.open = open
    facts.broken = broken
    return facts
  }
}
