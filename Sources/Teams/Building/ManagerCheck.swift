import Config
import Model
import Services
import YAML

/// Finds a manager's channel that leads to where the team reads: what is meant for the manager only would reach the whole team.
enum ManagerCheck {
  /// Reports at the place where the team is defined.
  static func check(_ team: Team, at location: Location, problems: Problems) {
    guard let manager = team.manager else { return }
    func report(_ sentence: Sentence) {
      problems.add(Problem(at: location, path: "teams.\(team.name).manager", sentence))
    }
    // Printing channels may be shared: they are for trying out, and all their output is on one screen anyway.
    let same = team.channels.first { $0.holdsSecret && $0.service.destination == manager.service.destination }
    if let same {
      report(
        "is \"\(manager.name)\", which posts to the same address as \"\(same.name)\", where the team's own updates go; "
          + "give it an address of its own")
    }
    if let fallback = manager.fallback, team.channels.contains(where: { $0.name == fallback }) {
      report(
        "is \"\(manager.name)\", whose fallback is \"\(fallback)\", where the team's own updates go; "
          + "leave the fallback out, or name another")
    }
  }
}
