import Ledger
import Model

/// Something that needs the operator and lasts, as it stands.
struct Trouble: Sendable, Hashable {
  /// In the order in which they are told. The raw value is the ledger's word.
  enum Kind: String, Sendable, CaseIterable {
    /// A post of which nobody knows whether it arrived.
    case held
    /// Nothing was posted for a team.
    case silent
    /// A channel whose destination says "gone" or "forbidden".
    case broken
    case refused, expired
    /// A slot without an update.
    case missed
    /// A source that cannot be read, or gives nothing although it always did.
    case failing, empty
    /// A source of which some records could not be used.
    case inPart = "in-part"
    /// A team whose settings have a mistake: nothing is posted for it, or it runs on as it was.
    case leftOut = "left-out"
    case asBefore = "as-before"
    /// A secret goes over plain http to a public host.
    case open
  }

  let kind: Kind
  let team: TeamName
  /// The team's name as readers know it.
  let title: String
  /// The source, channel or edition; empty where the team itself is meant.
  var subject = ""
  /// What of it is news when it changes: the newest post or slot, or the day since when.
  let detail: String
  /// On the team's wall: of the newest slot, or since when.
  let day: CivilDate
  /// Of posts, slots or workdays.
  var count = 1
  var edition: EditionName?
  var post: PostID?
  /// What was found, in the words of whoever found it.
  var why: String?

  var key: AlarmKey { AlarmKey(kind: kind.rawValue, team: team, subject: subject) }
}
