import Foundation
import Model
import TestKit
import Testing

@testable import HTTP

@Suite(.timeLimit(.minutes(5))) struct TrustTests {
  private func send(
    _ url: String, ca: String?, connect: Duration = .seconds(60)
  ) async -> Result<HTTPAnswer, HTTPFailure> {
    let client = CurlClient(version: "1")
    var limits = HTTPLimits.read
    limits.connect = connect
    limits.total = .seconds(60)
    let result = await client.send(
      HTTPRequest(method: .get, url: Secret(url), limits: limits, access: HTTPAccess(ca: ca)))
    await client.close()
    return result
  }

  @Test func `refuses an untrusted certificate, and accepts it when its authority is named`() async throws {
    let server = try await LoopbackTLSServer.start()
    defer { server.stop() }
    let refused = await send(server.url("/secret-path"), ca: nil)
    #expect(
      refused.failure
        == HTTPFailure.notSent(
          "the TLS certificate of 127.0.0.1:\(server.port) is not trusted by this machine; if a private authority "
            + "signed it, name that authority's PEM file in `ca:`"))
    #expect(await send(server.url(), ca: server.certificate).kind == "200")
  }

  @Test func `does not trust another server because of a named authority`() async throws {
    let server = try await LoopbackTLSServer.start()
    let other = try await LoopbackTLSServer.start()
    defer {
      server.stop()
      other.stop()
    }
    #expect(await send(server.url(), ca: other.certificate).why.contains("is not trusted by this machine"))
  }

  @Test func `a certificate for another name is refused`() async throws {
    let server = try await LoopbackTLSServer.start(for: "DNS:chat.example")
    defer { server.stop() }
    let result = await send(server.url(), ca: server.certificate)
    #expect(
      result.failure
        == HTTPFailure.notSent("the TLS certificate of 127.0.0.1:\(server.port) is for another name"))
  }

  @Test func `an expired certificate is refused`() async throws {
    let server = try await LoopbackTLSServer.start(valid: .past)
    defer { server.stop() }
    let result = await send(server.url(), ca: server.certificate)
    #expect(result.failure == HTTPFailure.notSent("the TLS certificate of 127.0.0.1:\(server.port) has expired"))
  }

  @Test func `refuses TLS 1.1`() async throws {
    let server = try await LoopbackTLSServer.start(options: ["-tls1_1", "-cipher", "ALL:@SECLEVEL=0"])
    defer { server.stop() }
    let result = await send(server.url(), ca: server.certificate)
    #expect(result.kind == "not sent")
    #expect(result.why.contains("speaks no TLS 1.2 or later"))
  }

  @Test func `refuses a server without TLS`() async throws {
    let server = try LoopbackServer { _ in .answer("ok") }
    defer { server.stop() }
    let result = await send("https://127.0.0.1:\(server.port)/secret", ca: nil, connect: .milliseconds(200))
    #expect(result.kind == "not sent")
    #expect(server.requests.isEmpty)
  }

  @Test func `names a file of authorities that cannot be used`() async throws {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("dagpost-ca-\(UUID().uuidString)").path
    let missing = await send("https://127.0.0.1:1/", ca: file)
    #expect(missing.why == "the file of `ca:`, \(file), cannot be read (request to 127.0.0.1:1)")
    try Data("no certificate".utf8).write(to: URL(fileURLWithPath: file))
    defer { try? FileManager.default.removeItem(atPath: file) }
    #expect(await send("https://127.0.0.1:1/", ca: file).why.contains("has no certificate in PEM form"))
    #expect(await send("https://127.0.0.1:1/", ca: "/dev/zero").why.contains("cannot be read"))
  }

  @Test func `a file of authorities that was replaced is read again`() async throws {
    let first = try await LoopbackTLSServer.start()
    let second = try await LoopbackTLSServer.start()
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("dagpost-ca-\(UUID().uuidString)")
    defer {
      first.stop()
      second.stop()
      try? FileManager.default.removeItem(at: file)
    }
    let client = CurlClient(version: "1")
    func status(_ server: LoopbackTLSServer) async -> String {
      let access = HTTPAccess(ca: file.path)
      return await client.send(HTTPRequest(method: .get, url: Secret(server.url()), limits: .read, access: access)).kind
    }
    try Data(contentsOf: URL(fileURLWithPath: first.certificate)).write(to: file)
    #expect(await [status(first), status(second)] == ["200", "not sent"])
    try Data(contentsOf: URL(fileURLWithPath: second.certificate)).write(to: file, options: .atomic)
    #expect(await [status(first), status(second)] == ["not sent", "200"])
    await client.close()
  }

  @Test(arguments: [true, false])
  func `trusts named authorities besides the system's`(systemIsFolder: Bool) async throws {
    let trusted = try await LoopbackTLSServer.start()
    let named = try await LoopbackTLSServer.start()
    let stranger = try await LoopbackTLSServer.start()
    defer { for server in [trusted, named, stranger] { server.stop() } }
    let system =
      systemIsFolder
      ? SystemAuthorities(file: nil, folder: trusted.hashedFolder)
      : SystemAuthorities(file: trusted.certificate, folder: nil)
    let client = CurlClient(version: "1", authorities: Authorities(system: system))
    var kinds: [String] = []
    for server in [trusted, named, stranger] {
      let access = HTTPAccess(ca: named.certificate)
      let request = HTTPRequest(method: .get, url: Secret(server.url()), limits: .read, access: access)
      kinds.append(await client.send(request).kind)
    }
    #expect(kinds == ["200", "200", "not sent"])
    await client.close()
  }

  @Test func `finds the authorities of this machine`() {
    let system = SystemAuthorities.ofMachine
    #expect(system.file != nil || system.folder != nil)
  }
}
