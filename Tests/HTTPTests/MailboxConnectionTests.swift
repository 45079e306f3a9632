import Foundation
import Model
import TestKit
import Testing

@testable import HTTP

/// Connections to a mailbox are checked in the same way as those to a web server.
@Suite(.timeLimit(.minutes(5))) struct MailboxConnectionTests {
  private func look(
    _ url: String, ca: String? = nil, total: Duration = .seconds(60)
  ) async throws -> MailboxFailure? {
    let address = try MailboxAddress.read(url).get()
    let request = MailboxRequest(
      address: address, login: Secret("canary-login"), password: Secret("canary-password"),
      since: CivilDate(dayNumber: 20_000), limits: MailboxLimits(total: total, mailBytes: 10, allBytes: 100, mails: 1),
      access: HTTPAccess(ca: ca))
    guard case .failure(let failure) = await CurlMailboxes().read(request) else { return nil }
    #expect(!failure.sentence.contains("canary"))
    return failure
  }

  @Test func `sends no login to a server whose certificate is not trusted`() async throws {
    let server = try await LoopbackTLSServer.start()
    defer { server.stop() }
    let failure = try await look("imaps://127.0.0.1:\(server.port)/INBOX")
    #expect(
      failure?.sentence.hasPrefix("the TLS certificate of 127.0.0.1:\(server.port) is not trusted by this machine")
        == true)
    #expect(failure?.canRetry == false)
  }

  @Test func `sends no login to a server with another name`() async throws {
    let server = try await LoopbackTLSServer.start(for: "DNS:mail.voorbeeld.nl")
    defer { server.stop() }
    let failure = try await look("imaps://127.0.0.1:\(server.port)", ca: server.certificate)
    #expect(failure?.sentence == "the TLS certificate of 127.0.0.1:\(server.port) is for another name")
  }

  @Test func `a server that says nothing is given up in time`() async throws {
    let server = try await LoopbackTLSServer.start()
    defer { server.stop() }
    let failure = try await look("imaps://127.0.0.1:\(server.port)", ca: server.certificate, total: .milliseconds(800))
    #expect(failure != nil)
  }

  @Test func `returns at once when the reading is cancelled`() async throws {
    let server = try await LoopbackTLSServer.start()
    defer { server.stop() }
    // An hour: a wait for it would exceed the time limit of this suite.
    let asking = Task {
      try await look("imaps://127.0.0.1:\(server.port)", ca: server.certificate, total: .seconds(3_600))
    }
    asking.cancel()
    #expect(try await asking.value?.sentence.contains("was not read") == true)
  }

  @Test func `reports a port where nobody listens, and a server without TLS`() async throws {
    let port = try ReservedPort()
    #expect(
      try await look("imaps://127.0.0.1:\(port.number)")?.sentence
        == "127.0.0.1:\(port.number) refused the connection; is the service running there?")
    let plain = try LoopbackServer { _ in .answer("* OK") }
    defer { plain.stop() }
    #expect(
      try await look("imaps://127.0.0.1:\(plain.port)", total: .milliseconds(500))?.sentence.hasPrefix(
        "no connection to 127.0.0.1:") == true)
  }

  @Test func `reports a file of authorities that cannot be read`() async throws {
    #expect(
      try await look("imaps://127.0.0.1", ca: "/nowhere.pem")?.sentence
        == "the file of `ca:`, /nowhere.pem, cannot be read (mailbox at 127.0.0.1)")
  }

  @Test(arguments: [
    ("imaps://mail.voorbeeld.nl", "mail.voorbeeld.nl 993 INBOX"),
    ("IMAPS://Mail.Voorbeeld.NL/", "mail.voorbeeld.nl 993 INBOX"),
    ("imaps://mail.voorbeeld.nl:10993/INBOX/Update", "mail.voorbeeld.nl:10993 10993 INBOX/Update"),
    ("imaps://[::1]/Wat%20binnenkwam", "[::1] 993 Wat binnenkwam"),
  ])
  func `reads the host and the folder of an address`(text: String, expected: String) throws {
    let address = try MailboxAddress.read(text).get()
    #expect("\(address.place) \(address.port) \(address.folder)" == expected)
  }

  @Test(arguments: [
    "", "mail.voorbeeld.nl", "imap://mail.voorbeeld.nl", "https://mail.voorbeeld.nl", "imaps://u@mail.voorbeeld.nl",
    "imaps://u:p@mail.voorbeeld.nl", "imaps://", "imaps://mail.voorbeeld.nl/a b", "imaps://mail.voorbeeld.nl/a%0Ab",
    "imaps://mail.voorbeeld.nl/a%0D%0Ab", "imaps://mail.voorbeeld.nl/%00", "imaps://mail.voorbeeld.nl/?x",
    "imaps://mail.voorbeeld.nl/#x",
    "imaps://mail.voorbeeld.nl/%C3%A9", "imaps://169.254.169.254/", "imaps://[fe80::1]/",
    "imaps://[::ffff:169.254.169.254]/", "imaps://mail.voorbeeld.nl:99999/",
    "imaps://mail.voorbeeld.nl/é",
  ])
  func `refuses other addresses without repeating them`(text: String) {
    guard case .failure(let mistake) = MailboxAddress.read(text) else {
      Issue.record("\(text) was taken")
      return
    }
    #expect(!mistake.description.contains("u:p"))
  }
}
