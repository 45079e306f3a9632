import HTTP
import Model
import TestKit
import Testing

/// A proxy that asks for a login gets it, and nobody else does.
@Suite(.timeLimit(.minutes(2))) struct ProxyLoginTests {
  private func access(_ proxy: LoopbackProxy, password: String, ca: String? = nil) -> HTTPAccess {
    HTTPAccess(
      ca: ca, proxy: Proxy(proxy.address, login: .init(name: "dagpost", password: Secret(password))), allowsHTTP: true)
  }

  /// The password has a colon and a slash, which the address of a proxy could not hold.
  private static let password = "can:ary/p@ss word"

  @Test func `sends a plain request with the login, which the target does not see`() async throws {
    let proxy = try LoopbackProxy(login: "dagpost", password: Self.password)
    defer { proxy.stop() }
    try await withServer({ .answer("Proxy-Authorization: \($0.header("Proxy-Authorization") ?? "none")") }) {
      server, client in
      var request = HTTPRequest.post(server.url("/in"))
      request.access = access(proxy, password: Self.password)
      #expect(await client.send(request).answer?.text == "Proxy-Authorization: none")
      #expect(proxy.requests.first?.hasPrefix("POST http://127.0.0.1:\(server.port)/in HTTP/1.1") == true)
      request.access = access(proxy, password: "wrong")
      #expect(await client.send(request).answer?.status == 407)
    }
  }

  @Test func `opens a tunnel with the login`() async throws {
    let proxy = try LoopbackProxy(login: "dagpost", password: Self.password)
    let server = try await LoopbackTLSServer.start()
    let client = CurlClient(version: "1")
    defer {
      proxy.stop()
      server.stop()
    }
    var request = HTTPRequest.get(server.url())
    request.access = access(proxy, password: Self.password, ca: server.certificate)
    #expect(await client.send(request).kind == "200")
    #expect(proxy.requests.first?.hasPrefix("CONNECT 127.0.0.1:\(server.port)") == true)
    let place = "127.0.0.1:\(server.port)"
    request.access = access(proxy, password: "canary", ca: server.certificate)
    #expect(
      await client.send(request).failure
        == HTTPFailure.notSent("the proxy for \(place) does not accept our login; check login and password of `proxy`"))
    request.access.proxy = Proxy(proxy.address)
    #expect(
      await client.send(request).failure
        == HTTPFailure.notSent(
          "the proxy for \(place) wants a login; write proxy: { url: …, login: …, password: { credential: … } }"))
    await client.close()
  }
}
