import Foundation
import Ledger
import Model
import Teams

/// What is paused and skipped, for whoever tells the plan.
package struct Withholding: Sendable {
  private var pauses: [TeamName: TeamPause] = [:]
  private var skipped: [SlotKey: String] = [:]
  /// What lies before it is past, whatever holds now.
  private var now = Instant(milliseconds: .min)

  /// Without a ledger there is none. What cannot be read is a sentence: the plan is told all the same.
  static func read(_ world: World, now: Instant) async -> (Withholding, [String]) {
    guard FileManager.default.fileExists(atPath: world.stateDirectory + "/ledger.sqlite") else {
      return (Withholding(), [])
    }
    do throws(LedgerError) {
      let ledger = try Ledger.open(directory: world.stateDirectory, mode: .read)
      var withholding = Withholding()
      withholding.now = now
      withholding.pauses = try await ledger.pauses()
      for team in world.teams {
        for slot in try await ledger.skippedAhead(team: team.name, now: now) {
          withholding.skipped[slot.key] = slot.why ?? ""
        }
      }
      try ledger.close()
      return (withholding, [])
    } catch {
      return (Withholding(), ["what is paused and skipped is not shown: \(error.sentence)"])
    }
  }

  func applied(to outlook: Outlook) -> Outlook {
    guard case .post = outlook.fate, let at = outlook.at, at > now else { return outlook }
    let key = SlotKey(team: outlook.team.name, edition: outlook.edition.name, date: outlook.nominal.date)
    var held = outlook
    if let why = skipped[key] {
      held.fate = .withheld(why)
    } else if let pause = pauses[key.team], pause.holds(key.date) {
      held.fate = .withheld(pause.why)
    } else {
      return outlook
    }
    return held
  }
}
