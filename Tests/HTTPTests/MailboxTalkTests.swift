import Model
import Synchronization
import TestKit
import Testing

@testable import HTTP

/// A scripted server: what it answers to each command, sent in pieces of a given size.
final class ScriptedServer: ByteStream {
  private struct State {
    var heard: [String] = []
    var waiting: [UInt8] = []
  }
  private let state = Mutex(State())
  private let piece: Int
  private let answer: @Sendable (_ tag: String, _ command: String) -> String

  init(pieces: Int = 7, _ answer: @escaping @Sendable (_ tag: String, _ command: String) -> String) {
    piece = pieces
    self.answer = answer
  }

  var heard: [String] { state.withLock { $0.heard } }

  func send(_ bytes: [UInt8]) throws(MailboxFailure) {
    let line = String(decoding: bytes, as: UTF8.self)
    let words = line.split(separator: " ", maxSplits: 1).map(String.init)
    // Swift counts CR and LF as one character.
    let command = words.last.map { String($0.dropLast()) } ?? ""
    let said = answer(words[0], command).replacing("\n", with: "\r\n").replacing("TAG", with: words[0])
    state.withLock {
      $0.heard.append(command)
      $0.waiting += Array(said.utf8)
    }
  }

  func receive() throws(MailboxFailure) -> [UInt8] {
    let bytes = state.withLock { state in
      defer { state.waiting.removeFirst(min(piece, state.waiting.count)) }
      return Array(state.waiting.prefix(piece))
    }
    guard !bytes.isEmpty else { throw MailboxFailure("the script is over") }
    return bytes
  }
}

/// The commands that a mailbox gets, and how its answers are read.
@Suite struct MailboxTalkTests {
  private func request(mailBytes: Int = 100, allBytes: Int = 1_000, mails: Int = 5) throws -> MailboxRequest {
    MailboxRequest(
      address: try MailboxAddress.read("imaps://mail.voorbeeld.nl/A%20%22b%22").get(), login: Secret("u"),
      password: Secret("p"), since: CivilDate("2026-10-05") ?? CivilDate(dayNumber: 0),
      limits: MailboxLimits(total: .seconds(60), mailBytes: mailBytes, allBytes: allBytes, mails: mails))
  }

  private func talk(_ server: ScriptedServer, _ request: MailboxRequest) -> Result<MailboxAnswer, MailboxFailure> {
    var talk = IMAPSession(server, request)
    do throws(MailboxFailure) { return .success(try talk.read()) } catch { return .failure(error) }
  }

  /// A mailbox that holds mails with these numbers.
  private static func mailbox(
    _ numbers: [Int], body: String = "Subject: x\n\nbody"
  ) -> @Sendable (_ tag: String, _ command: String) -> String {
    { _, command in
      if command.hasPrefix("EXAMINE") {
        return
          "* FLAGS (\\Answered \\Seen)\n* 3 EXISTS\n* OK [UIDVALIDITY 1] UIDs (valid\nTAG OK [READ-ONLY] Examine done (0.001 + 0 secs).\n"
      }
      if command.hasPrefix("UID SEARCH") {
        return "* SEARCH \(numbers.map(String.init).joined(separator: " "))\nTAG OK\n"
      }
      guard command.hasPrefix("UID FETCH") else { return "* BYE\n" }
      let wanted = command.split(separator: " ")[2].split(separator: ",")
      return wanted.map { uid in
        let text = body.replacing("\n", with: "\r\n")
        return
          "* 1 FETCH (FLAGS (\\Seen) UID \(uid) INTERNALDATE \" 4-Nov-2026 10:12:00 +0100\" BODY[]<0> {\(text.utf8.count)}\n\(body))\n"
      }.joined() + "TAG OK Fetch completed.\n"
    }
  }

  @Test(arguments: [1, 3, 64_000]) func `returns the newest mails, oldest first, without a change to the mailbox`(
    piece: Int
  ) throws {
    let server = ScriptedServer(pieces: piece, Self.mailbox([12, 3, 9, 3, 4_000_000_000, 7, 8]))
    let answer = try talk(server, request()).get()
    #expect(answer.found == 6)
    #expect(answer.mails.map(\.uid) == [7, 8, 9, 12, 4_000_000_000])
    #expect(answer.mails.first?.bytes == Array("Subject: x\r\n\r\nbody".utf8))
    #expect(answer.mails.first?.arrived?.iso8601 == "2026-11-04T09:12:00Z")
    #expect(
      server.heard == [
        "EXAMINE \"A \\\"b\\\"\"", "UID SEARCH UNDELETED SINCE 5-Oct-2026",
        "UID FETCH 7,8,9,12,4000000000 (UID INTERNALDATE BODY.PEEK[]<0.100>)", "LOGOUT",
      ])
  }

  @Test func `fetches as many mails as there is room for, the newest first`() throws {
    let server = ScriptedServer(Self.mailbox(Array(1...9), body: String(repeating: "x", count: 80)))
    let answer = try talk(server, request(mailBytes: 80, allBytes: 200, mails: 9)).get()
    #expect(answer.mails.map(\.uid) == [7, 8, 9])
    #expect(answer.found == 9)
  }

  @Test func `an empty mailbox is an answer`() throws {
    #expect(try talk(ScriptedServer(Self.mailbox([])), request()).get() == MailboxAnswer(mails: [], found: 0))
  }

  @Test(arguments: [
    (
      "EXAMINE", "TAG NO [NONEXISTENT] no such mailbox\n",
      "mail.voorbeeld.nl has no folder \"A \"b\"\" that our login may read"
    ),
    ("EXAMINE", "* BYE too many connections\n", "mail.voorbeeld.nl ended the conversation"),
    ("EXAMINE", "HTTP/1.1 400 Bad\n\n", "the script is over"),
    ("EXAMINE", "", "the script is over"),
    ("SEARCH", "TAG BAD what?\n", "mail.voorbeeld.nl would not look for new mail"),
    ("SEARCH", "* SEARCH \"1\n", "mail.voorbeeld.nl did not answer as an IMAP server does"),
    (
      "SEARCH", "* SEARCH ((((((((((((1))))))))))))\nTAG OK\n",
      "mail.voorbeeld.nl did not answer as an IMAP server does"
    ),
    (
      "FETCH", "* 1 FETCH (UID 1 BODY[]<0> {99999999999999999999}\nx",
      "mail.voorbeeld.nl did not answer as an IMAP server does"
    ),
    ("FETCH", "* 1 FETCH (UID 1 BODY[]<0> {-1}\nx)\n", "mail.voorbeeld.nl did not answer as an IMAP server does"),
    ("FETCH", "TAG NO not today\n", "mail.voorbeeld.nl would not give the mail"),
  ])
  func `reports what goes wrong in a sentence`(at command: String, said: String, sentence: String) throws {
    let usual = Self.mailbox([1])
    let server = ScriptedServer { tag, heard in
      heard.contains(command) ? said : usual(tag, heard)
    }
    guard case .failure(let failure) = talk(server, try request()) else {
      Issue.record("it should have failed")
      return
    }
    #expect(failure.sentence == sentence)
  }

  @Test func `stops reading from a server that never ends`() throws {
    let endless = String(repeating: "* 1 EXISTS\n", count: 300_000)
    let server = ScriptedServer(pieces: 1 << 16) { _, command in command.hasPrefix("EXAMINE") ? endless : "" }
    #expect(throws: MailboxFailure.self) { try talk(server, request()).get() }
    let long = ScriptedServer(pieces: 1 << 16) { _, _ in "* OK " + String(repeating: "x", count: 6 << 20) }
    guard case .failure(let failure) = talk(long, try request()) else { throw Unexpected() }
    #expect(failure.sentence == "mail.voorbeeld.nl sent more than it was asked for")
  }

  @Test func `ignores mail that was not asked for, and more of a mail than was asked for`() throws {
    let server = ScriptedServer { _, command in
      if command.hasPrefix("UID SEARCH") { return "* SEARCH 1 2\nTAG OK\n" }
      guard command.hasPrefix("UID FETCH") else { return "TAG OK\n" }
      return """
        * 1 FETCH (UID 99 BODY[]<0> {1}
        a)
        * 2 FETCH (UID 1 BODY[]<0> {200}
        \(String(repeating: "b", count: 200)))
        * 3 FETCH (FLAGS (\\Seen))
        * 4 FETCH (UID 2 BODY[]<0> "quoted \\" text" INTERNALDATE "nonsense")
        * 5 FETCH (UID 2 BODY[]<0> {1}
        c)
        TAG OK

        """
    }
    let answer = try talk(server, request()).get()
    #expect(answer.mails.map { "\($0.uid) \(String(decoding: $0.bytes, as: UTF8.self))" } == ["2 quoted \" text"])
    #expect(answer.mails.first?.arrived == nil)
  }

  @Test(arguments: [
    ("24-Nov-2026 10:12:00 +0100", "2026-11-24T09:12:00Z"), (" 4-Jan-2026 00:30:15 -0530", "2026-01-04T06:00:15Z"),
  ])
  func `reads the server's time`(text: String, expected: String) {
    #expect(IMAPDate.instant(text)?.iso8601 == expected)
  }

  @Test(arguments: [
    "", "24-11-2026 10:12:00 +0100", "31-Feb-2026 10:12:00 +0100", "24-Nov-2026 10:12:00 +9999", "24-Nov-2026",
  ])
  func `refuses a text that is not a time`(text: String) { #expect(IMAPDate.instant(text) == nil) }
}
