import Foundation
import Ledger
import Model
import TestKit
import TestOffice
import Testing

@testable import Daemon
@testable import Operate
@testable import Oversee
@testable import Teams
@testable import Updates

/// A trouble of a team, with what the test does not care about.
func trouble(
  _ kind: Trouble.Kind, _ subject: String = "", of team: TeamName = "desk", title: String? = nil, detail: String = "",
  on day: String = "2026-11-24", count: Int = 1, post: PostID? = nil, why: String? = nil
) throws -> Trouble {
  guard let date = CivilDate(day) else { throw Unreadable(text: day) }
  let hasEdition = [.held, .refused, .expired, .missed].contains(kind)
  return Trouble(
    kind: kind, team: team, title: title ?? "Team \(team)", subject: subject, detail: detail, day: date, count: count,
    edition: hasEdition ? "daily" : nil, post: post, why: why)
}
