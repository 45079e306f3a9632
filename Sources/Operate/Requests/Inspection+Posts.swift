import Ledger
import Model
import Teams

/// Posts as an operator names them.
extension Inspection {
  /// How many posts one list shows at most.
  static let longest = 200

  /// The one post that is meant, or why there is none such.
  func post(named text: String) async throws -> StoredPost {
    guard let name = PostName(text) else { throw PostName.unknown(text) }
    let found = try await posts(named: name)
    if found.count == 1, let post = found.first { return post }
    guard !found.isEmpty else { throw try await nothing(named: name, text) }
    let list = found.prefix(20).map { "  \($0.id.short)  \($0.slot) → \($0.channel): \($0.state.rawValue)" }
    throw Refusal(["\"\(text)\" may be one of these posts; give the beginning of an id:"] + list)
  }

  /// Newest first.
  func posts(named name: PostName) async throws(LedgerError) -> [StoredPost] {
    guard let ledger else { return [] }
    switch name {
    case .beginning(let beginning):
      return try await ledger.posts(PostFilter(beginning: beginning, limit: Inspection.longest))
    case .slot(let slot, let channel):
      return try await ledger.posts(PostFilter(channel: channel, slot: slot, limit: Inspection.longest))
    }
  }

  private func nothing(named name: PostName, _ text: String) async throws(LedgerError) -> Refusal {
    var reason = ""
    if case .slot(let key, _) = name {
      let slot = try await ledger?.slot(key)
      switch slot?.state {
      case .missed, .skipped:
        reason += ": the slot was \(slot?.state.rawValue ?? "")\(slot?.why.map { ", \($0)" } ?? "")"
      case nil where world.team(key.team)?.edition(key.edition) == nil: reason += ": there is no such edition"
      case nil: reason += ": the slot is not decided yet"
      default: break
      }
    }
    return Refusal("There is no post \"\(text)\"\(reason). \"dagpost outbox list --all\" shows what there is.")
  }
}
