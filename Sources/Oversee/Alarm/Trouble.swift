import Ledger
import Model

/// A lasting condition that needs the operator, as it is now.
struct Trouble: Sendable, Hashable {
  /// In the order in which troubles are told. The raw value is what the ledger stores.
  enum Kind: String, Sendable, CaseIterable {
    /// A post of which nobody knows whether it arrived.
    case held
    /// Nothing was posted for a team for several workdays.
    case silent
    /// A channel whose destination answered "gone" or "forbidden".
    case broken
    case refused, expired
    /// A slot for which no update was posted.
    case missed
    /// A source that cannot be read; a source that gives nothing although it always gave something.
    case failing, empty
    /// A source of which some records could not be used.
    case inPart = "in-part"
    /// A team whose settings have a mistake: nothing is posted for it, or it keeps running with its old settings.
    case leftOut = "left-out"
    case asBefore = "as-before"
    /// A secret is sent over plain http to a public host.
    case open
  }

  let kind: Kind
  let team: TeamName
  /// The team's name as readers know it.
  let title: String
  /// The source, channel or edition; empty where the team itself is meant.
  var subject = ""
  /// The part of the trouble that makes it news again when it changes: the newest post or slot, or the first day.
  let detail: String
  /// In the team's local time: the date of the newest slot, or the first day of the trouble.
  let day: CivilDate
  /// The number of posts, slots or workdays.
  var count = 1
  var edition: EditionName?
  var post: PostID?
  /// What was found, in the words of the part that found it.
  var why: String?

  var key: AlarmKey { AlarmKey(kind: kind.rawValue, team: team, subject: subject) }
}
