import Ledger
import Model

/// How an operator names a post: the beginning of its id, or team, edition, date and perhaps channel. `status`, the log and
/// `outbox list` print both so that they can be copied.
enum PostName: Sendable, Hashable {
  case beginning(String)
  case slot(SlotKey, ChannelName?)

  /// Nil for what is neither.
  init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    if parts.count == 1 {
      guard !text.isEmpty, text.count <= 26, text.utf8.allSatisfy(\.isPostIDByte) else { return nil }
      self = .beginning(text)
      return
    }
    guard (3...4).contains(parts.count), parts.allSatisfy({ !$0.isEmpty }), let date = CivilDate(parts[2]) else {
      return nil
    }
    self = .slot(
      SlotKey(team: TeamName(parts[0]), edition: EditionName(parts[1]), date: date),
      parts.count == 4 ? ChannelName(parts[3]) : nil)
  }

  static func unknown(_ text: String) -> Refusal {
    Refusal(
      "\"\(UntrustedText(text))\" names no post. Give the beginning of its id, such as k3x7qd2a, or its team, edition, date and "
        + "channel, such as desk/daily/2026-11-24/chat; \"dagpost outbox list --all\" shows them.")
  }
}

extension UInt8 {
  fileprivate var isPostIDByte: Bool { (0x61...0x7A).contains(self) || (0x32...0x37).contains(self) }
}
