import Foundation
import Model
import Testing

@testable import Daemon
@testable import Operate
@testable import Oversee
@testable import Teams
@testable import Updates

/// Which command a post in which state allows, and what is said otherwise.
struct PostCareTests {
  /// Every state with its commands: without and with a try that had no answer.
  static let table: [PostState: (plain: Set<PostAction>, inDoubt: Set<PostAction>)] = [
    .queued: ([.drop], [.drop, .confirm]),
    .sending: ([], []),
    .unknown: ([.replay, .drop, .confirm], [.replay, .drop, .confirm]),
    .held: ([.replay, .drop, .confirm], [.replay, .drop, .confirm]),
    .refused: ([.replay, .drop], [.replay, .drop, .confirm]),
    .expired: ([.replay, .drop], [.replay, .drop, .confirm]),
    .dropped: ([.replay], [.replay, .confirm]),
    .delivered: ([], []),
  ]

  @Test(arguments: PostState.allCases) func `every state has its commands`(state: PostState) throws {
    let expected = try #require(Self.table[state])
    for (hadNoAnswer, actions) in [(false, expected.plain), (true, expected.inDoubt)] {
      let care = PostCare(state, hadNoAnswer: hadNoAnswer)
      #expect(Set(PostAction.allCases.filter { care.objection(to: $0) == nil }) == actions)
    }
  }

  @Test func `the manual knows every state that a person may meet, and every command`() throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appending(path: "docs/operating.md")
    let manual = try String(contentsOf: file, encoding: .utf8)
    for state in PostState.allCases where state == .queued || state.needsPerson {
      #expect(manual.contains("| `\(state.rawValue)` |"), "\(state)")
    }
    for action in PostAction.allCases { #expect(manual.contains("| `dagpost outbox \(action.rawValue) POST` |")) }
  }

  @Test(arguments: PostState.allCases, [false, true])
  func `what is advised can be done, and names the post`(state: PostState, hadNoAnswer: Bool) {
    let care = PostCare(state, hadNoAnswer: hadNoAnswer)
    let id = PostID("abcdefgh234567")
    let advised = care.advice(id).map(\.command)
    let possible = PostAction.allCases.filter { care.objection(to: $0) == nil }
    #expect(Set(advised) == Set(possible.map { "dagpost outbox \($0.rawValue) abcdefgh" }))
    #expect((care.hint(id) != nil) == (state.needsPerson || state == .unknown))
  }
}
