import Foundation
import HTTP
import Model
import TestKit
import Testing

/// Runs in a process of its own, because the environment belongs to the whole process.
@Suite(.timeLimit(.minutes(5))) struct EnvironmentTests {
  @Test func `proxies, exceptions and passwords of the environment are ignored`() async {
    await #expect(processExitsWith: .exitCode(7)) {
      let home = FileManager.default.temporaryDirectory.appendingPathComponent("dagpost-home-\(UUID().uuidString)")
      try FileManager.default.createDirectory(at: home, withIntermediateDirectories: true)
      defer { try? FileManager.default.removeItem(at: home) }
      try Data("machine 127.0.0.1 login a password b\n".utf8).write(to: home.appendingPathComponent(".netrc"))
      for name in ["http_proxy", "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"] {
        setenv(name, "http://127.0.0.1:1", 1)
      }
      setenv("no_proxy", "127.0.0.1", 1)
      setenv("HOME", home.path, 1)

      let server = try LoopbackServer { request in .answer(request.path + (request.header("Authorization") ?? "")) }
      let client = CurlClient(version: "1")
      let direct = await client.send(.get(server.url("/direct")))
      unsetenv("no_proxy")
      let again = await client.send(.get(server.url("/again")))
      // The configuration's proxy is used, whatever `no_proxy` says.
      setenv("no_proxy", "*", 1)
      var through = HTTPRequest.get("http://chat.example/through")
      through.access.proxy = Proxy(server.url())
      let proxied = await client.send(through)
      let texts = [direct, again, proxied].map { $0.answer?.text ?? $0.why }
      try? FileManager.default.removeItem(at: home)
      exit(texts == ["/direct", "/again", "http://chat.example/through"] ? 7 : 1)
    }
  }
}

@Suite(.timeLimit(.minutes(5))) struct ProxyTests {
  @Test func `sends https through a tunnel and never takes the proxy's answer for the service's`()
    async throws
  {
    try await withServer({ _ in .text("HTTP/1.1 407 No\r\nContent-Length: 0\r\n\r\n", then: .close) }) {
      server, client in
      var request = HTTPRequest.post("https://chat.example/canary", headers: [HTTPHeader("X-Token", "canary")])
      request.access.proxy = Proxy(server.url())
      let result = await client.send(request)
      #expect(
        result.failure
          == HTTPFailure.notSent(
            "the proxy for chat.example wants a login; write proxy: { url: …, login: …, password: { credential: … } }"))
      let seen = try #require(server.requests.first)
      #expect(seen.method == "CONNECT")
      #expect(seen.path == "chat.example:443")
      #expect(!"\(seen.headers)".contains("canary"))
    }
  }

  @Test(arguments: [
    (
      "http://169.254.169.254:80",
      "the proxy for chat.example stands for a link-local or metadata address, which is never connected to"
    ),
    (
      "http://nobody.invalid:80", "the proxy for chat.example could not be found; check `proxy`, and this machine's DNS"
    ),
    ("http://127.0.0.1:1", "the proxy for chat.example refused the connection; is it running?"),
    ("http://user:canary@127.0.0.1:1", "the proxy for chat.example refused the connection; is it running?"),
    ("socks5://127.0.0.1:1", "the `proxy` for chat.example does not begin with https:// or http://"),
    ("http://canary proxy/", "the `proxy` for chat.example has a space in it; write %20 where one is meant"),
  ])
  func `tells a failing proxy from a failing service`(proxy: String, sentence: String) async {
    let client = CurlClient(version: "1")
    var request = HTTPRequest.post("https://chat.example/canary")
    request.access.proxy = Proxy(proxy)
    #expect(await client.send(request).failure == HTTPFailure.notSent(sentence))
    await client.close()
  }
}
