import Foundation
import HTTP
import Model
import Synchronization
import TestKit
import Testing

@testable import Collect

/// Mail as a source: a Maildir on this machine, and a mailbox on a server.
@Suite struct MailboxTests {
  private let folder: TemporaryFolder
  init() throws { folder = try TemporaryFolder() }

  private func mail(_ name: String, _ text: String, from: String = "Ravi <ravi@voorbeeld.nl>") throws {
    let mail = String(decoding: Letters.plain(text, "", from: from), as: UTF8.self)
    try folder.write("Maildir/\(name)", mail.replacing("<1@", with: "<\(name)@"))
  }

  private func read(_ more: String = "", http: any MailboxClient = NoMail()) async throws -> Reading {
    try await Room.read(
      Room.source(
        "system: maildir\npath: Maildir\nsenders: [voorbeeld.nl]\n" + more, systems: Room.catalog(Room.systems),
        file: folder.path + "/dagpost.yaml"))
  }

  @Test func `new and seen mail of a Maildir is read and left unchanged`() async throws {
    for part in ["new", "cur", "tmp"] { try folder.write("Maildir/\(part)/.keep", "") }
    try mail("new/1.a.host", "dank: een")
    try mail("cur/2.b.host:2,S", "geleerd: twee")
    try mail("cur/3.c.host:2,ST", "thrown away")
    try mail("tmp/4.d.host", "not whole yet")
    try mail("new/5.e.host", "dank: spam", from: "x@evil.example")
    try folder.write("Maildir/new/6.f.host", "Auto-Submitted: auto-replied\nFrom: ravi@voorbeeld.nl\n\nI am away")
    for (name, age) in [("new/1.a.host", 90), ("cur/2.b.host:2,S", 80)] { folder.age("Maildir", name, by: age) }
    try FileManager.default.linkItem(
      atPath: folder.path("Maildir/new/1.a.host"), toPath: folder.path("Maildir/cur/1.a.host:2,"))
    let before = try FileManager.default.subpathsOfDirectory(atPath: folder.path("Maildir")).sorted()
    let reading = try await read()
    #expect(reading.title == "Mailbox")
    #expect(
      reading.notes.map { "\($0.kind) \($0.text) \($0.from?.description ?? "")" } == [
        "thanks een Ravi", "learned twee Ravi",
      ])
    #expect(reading.sentences == ["it: 1 mail was left out; \"senders\" does not name who sent them"])
    #expect(try FileManager.default.subpathsOfDirectory(atPath: folder.path("Maildir")).sorted() == before)
  }

  @Test func `a folder that is no Maildir is reported with what it should be`() async throws {
    try folder.write("Maildir/mbox", "x")
    #expect(try await read().failure.hasSuffix("should be a Maildir, with the folders new and cur)"))
  }

  @Test func `old mail is ignored, and of too many mails the newest are read`() async throws {
    try folder.write("Maildir/cur/.keep", "")
    for number in 0..<(Maildir.mailLimit + 3) { try mail("new/\(number).x", "dank: \(number)") }
    folder.age("Maildir/new", by: 600)
    folder.age("Maildir/new", "2.x", by: 40 * 86_400)
    folder.age("Maildir/new", "5.x", by: 1)
    let reading = try await read()
    #expect(reading.notes.count == Maildir.mailLimit)
    #expect(reading.notes.last?.text.description == "5")
    #expect(reading.sentences == ["it: 502 mails came in a month; only the newest 500 were read"])
  }

  // MARK: On a server

  private static let system = """
    system: mailbox
    url: imaps://mail.voorbeeld.nl/Update
    login: update
    password: { credential: inbox }
    senders: [voorbeeld.nl, "ravi@partner.nl"]
    """

  private func ask(_ yaml: String, _ answer: Result<MailboxAnswer, MailboxFailure>) async throws -> (
    Reading, [MailboxRequest]
  ) {
    let client = ScriptedMailbox(answer)
    let source = try Room.source(yaml, systems: Room.catalog(Room.systems))
    let worker = Room.worker()
    let snapshot = await Collector(http: NoWeb(), mailboxes: client, worker: worker, pause: .zero)
      .collect(team: "team", sources: [source], window: Room.window)
    await worker.close()
    return (try #require(snapshot.readings.first), client.requests.withLock { $0 })
  }

  @Test func `a month of mail is requested from a server with the source's login`() async throws {
    let mails = [
      MailboxMail(uid: 7, arrived: Room.now.adding(.seconds(-60)), bytes: Letters.plain("dank: een", "")),
      MailboxMail(uid: 9, arrived: nil, bytes: Letters.plain("x", "y", from: "a@evil.example")),
    ]
    let (reading, requests) = try await ask(Self.system, .success(MailboxAnswer(mails: mails, found: 3)))
    #expect(reading.notes.map(\.text.description) == ["een"])
    #expect(reading.notes.first?.arrived == Room.now.adding(.seconds(-60)))
    #expect(
      reading.sentences == [
        "it: 3 mails came in a month; only the newest 2 were read",
        "it: 1 mail was left out; \"senders\" does not name who sent them",
      ])
    let request = try #require(requests.first)
    #expect(requests.count == 1)
    #expect(
      request.address.host == "mail.voorbeeld.nl" && request.address.port == 993 && request.address.folder == "Update")
    #expect(request.login.reveal() == "update" && request.password.reveal() == "<inbox>")
    #expect(request.since == CivilDate("2026-10-24"))
    #expect(request.limits.total == .seconds(30) && request.limits.mails == 500)
  }

  @Test func `a source without a system reads a mailbox too`() async throws {
    let (reading, requests) = try await ask(
      "imap: imaps://mail.voorbeeld.nl\nlogin: update\npassword: { credential: inbox }\nsenders: [\"*\"]\nca: ca.pem",
      .success(MailboxAnswer(mails: [], found: 0)))
    #expect(reading.notes == [] && reading.sentences == [])
    #expect(requests.first?.address.folder == "INBOX")
    #expect(requests.first?.access.ca == "/etc/dagpost/ca.pem")
  }

  @Test func `a mailbox that cannot be opened fails the reading, and only temporary failures are retried`() async throws
  {
    let refused = try await ask(Self.system, .failure(MailboxFailure("it does not accept our login")))
    #expect(refused.0.failure == "it does not accept our login")
    #expect(refused.1.count == 1, "a wrong password tried twice may lock the mailbox")
    let lost = try await ask(Self.system, .failure(MailboxFailure("it was lost", canRetry: true)))
    #expect(lost.1.count == 2)
  }

  @Test(arguments: [
    ("imaps://mail.voorbeeld.nl/INBOX", "imap://mail.voorbeeld.nl", "does not begin with imaps://"),
    ("imaps://mail.voorbeeld.nl/INBOX", "imaps://u:p@mail.voorbeeld.nl", "has a login in it"),
    ("imaps://mail.voorbeeld.nl/INBOX", "imaps://169.254.169.254", "is a link-local or metadata address"),
    ("imaps://mail.voorbeeld.nl/INBOX", "mail.voorbeeld.nl", "is not the address of a mailbox"),
    ("imaps://mail.voorbeeld.nl/INBOX", "imaps://mail.voorbeeld.nl/a%0d%0ab", "is not the address of a mailbox"),
  ])
  func `a wrong address is reported when the configuration is read, in a system and in a source`(
    good: String, bad: String, sentence: String
  ) throws {
    let system = Self.system.replacing("imaps://mail.voorbeeld.nl/Update", with: "\"\(bad)\"")
    let systems = try Room.catalog(Room.systems)
    #expect(Room.mistakes(system, systems: systems).contains { $0.contains("sources.it.url") && $0.contains(sentence) })
    let own = "login: u\npassword: { credential: p }\nsenders: [a.nl]\nimap: "
    #expect(Room.mistakes(own + "\"\(bad)\"").contains { $0.contains("sources.it.imap") && $0.contains(sentence) })
    #expect(Room.mistakes(own + "\"\(good)\"") == [])
    let missing = Room.mistakes("imap: \(good)\nsenders: [a.nl]")
    #expect(missing.contains { $0.hasSuffix("is missing the login: and password: of its mailbox") }, "\(missing)")
  }
}

private struct NoMail: MailboxClient {
  func read(_ request: MailboxRequest) async -> Result<MailboxAnswer, MailboxFailure> {
    .failure(MailboxFailure("there is no mailbox here"))
  }
}

/// Gives the same answer to every request.
private final class ScriptedMailbox: MailboxClient {
  let requests = Mutex<[MailboxRequest]>([])
  private let answer: Result<MailboxAnswer, MailboxFailure>
  init(_ answer: Result<MailboxAnswer, MailboxFailure>) { self.answer = answer }

  func read(_ request: MailboxRequest) async -> Result<MailboxAnswer, MailboxFailure> {
    requests.withLock { $0.append(request) }
    return answer
  }
}
