import Config
import HTTP
import Model
import ServiceFixtures
import Services
import Testing

/// What is said about an address that cannot be right; never with the address itself.
@Suite struct IncomingWebhookTests {
  private func request(_ name: String, _ entries: [(String, String)]) throws -> HTTPRequest {
    let made = makeService(name, entries)
    let service = try #require(made.service, "\(made.problems)")
    guard case .http(let request) = service.sending(PostBody(contentType: "x", text: "x"), post: postID) else {
      throw TestSetupError(description: "\(name) does not send over HTTP")
    }
    return request
  }

  @Test(arguments: [
    ("", "is empty"), ("hooks.slack.com/services/canary", "does not begin with https://"),
    ("ftp://x.example/canary", "does not begin with https://"),
    ("https://", "not a web address"), ("https://a b/canary", "a space"),
    ("https://x.example/canary\n", "a line break"),
    ("https://x.example/\u{0}canary", "another control character"), ("https://x.example/cañary", "outside ASCII"),
    ("https://user:canary@x.example/", "a user name or password"), ("https://x.example/#canary", "a part after #"),
    ("https://x.example:99999/canary", "not a web address"), ("https://[zz]/canary", "not a web address"),
    ("https://169.254.169.254/canary", "link-local"), ("https://[fe80::1]/canary", "link-local"),
    ("https://x.example/" + String(repeating: "c", count: 9_000), "longer than"),
  ])
  func `a wrong address is one sentence that does not show it`(url: String, sentence: String) throws {
    let made = makeService("webhook", [("url", url)])
    #expect(made.service == nil)
    let problem = try #require(made.problems.first)
    #expect(made.problems.count == 1)
    #expect(problem.sentence.contains(sentence), "\(problem)")
    #expect(problem.path == "channels.team.url" && problem.location.line == 3)
    #expect(!problem.description.contains("canary") && !problem.description.contains("cañary"))
  }

  @Test(arguments: [
    "http://localhost:8065/hooks/x", "http://127.0.0.1:1/x", "http://[::1]:1/x", "http://10.1.2.3/x",
    "http://172.16.0.1/x",
    "http://172.31.255.1/x", "http://192.168.1.1/x", "http://[fd00::1]/x", "http://mattermost/x", "http://chat.lan/x",
    "http://chat.intern/x", "HTTP://chat.home.arpa/x",
  ])
  func `plain http is for this machine and private networks`(url: String) throws {
    #expect(try request("mattermost", [("url", url)]).access.allowsHTTP)
  }

  @Test(arguments: [
    "http://chat.example.org/x", "http://8.8.8.8/x", "http://172.32.0.1/x", "http://134744072/x", "http://0x8.8/x",
    "http://[2001:db8::1]/x", "http://127.0.0.1.example.org/x",
  ])
  func `plain http is for nobody else`(url: String) {
    let made = makeService("mattermost", [("url", url)])
    #expect(made.service == nil)
    #expect(made.problems.map(\.sentence).contains { $0.contains("use https://") }, "\(made.problems)")
  }

  @Test(arguments: [
    ("discord", "slack", "is an address of slack"), ("slack", "discord", "is an address of discord"),
    ("mattermost", "teams", "is an address of teams"), ("webhook", "slack", "is an address of slack"),
  ])
  func `another service's address is recognized`(service: String, owner: String, sentence: String) {
    let made = makeService(service, [("url", addresses[owner] ?? "")])
    #expect(made.service == nil)
    #expect(made.problems.map(\.sentence).contains { $0.contains(sentence) && $0.contains("service is \(service)") })
  }

  @Test(arguments: [
    ("slack", "https://hooks.slack.com/triggers/T0/1/canary", "workflow's trigger"),
    ("teams", "https://acme.webhook.office.com/webhookb2/canary", "switched off"),
    ("teams", "https://outlook.office.com/webhook/canary", "switched off"),
    ("discord", "https://discord.com/channels/1/2", "not a webhook of Discord"),
    ("discord", "https://discord.com/api/webhooks/1/canary/slack", "leave out the last part"),
    ("mattermost", "https://chat.example.org/api/v4/posts", "programming interface"),
  ])
  func `the wrong kind of address is told apart from the right one`(service: String, url: String, sentence: String) {
    let made = makeService(service, [("url", url)])
    #expect(made.service == nil)
    #expect(made.problems.map(\.sentence).contains { $0.contains(sentence) }, "\(made.problems)")
    #expect(!"\(made.problems)".contains("canary"))
  }

  @Test(arguments: [
    (
      "teams",
      "https://prod-05.westeurope.logic.azure.com:443/workflows/x/triggers/manual/paths/invoke?api-version=2016-06-01&sig=canary",
      "is at logic.azure.com, where addresses are said to have stopped on 30 November 2025"
    ),
    (
      "teams", "https://default1.environment.api.powerplatform.com/powerautomate/workflows/canary/invoke?api-version=1",
      "has no \"sig=\", so it is incomplete"
    ),
    ("teams", "https://default1.environment.api.powerplatform.com/workflows/canary?sig=", "has no \"sig=\""),
    (
      "teams", "https://prod-05.westeurope.logic.azure.com/workflows/canary",
      "from the flow's first step; it has no \"sig=\""
    ),
    ("slack", "https://hooks.slack.com/services/T0/canary", "is incomplete"),
    ("discord", "https://discord.com/api/webhooks/1234", "is incomplete"),
    ("discord", "https://discord.com/api/v10/webhooks/1234/", "is incomplete"),
    ("mattermost", "https://chat.example.org/team/hooks/", "is incomplete"),
    ("mattermost", "https://chat.example.org", "is incomplete"),
  ])
  func `an address that is old or incomplete is doubted, and used`(service: String, url: String, sentence: String) {
    let made = makeService(service, [("url", url)])
    #expect(made.service != nil)
    #expect(made.problems.map(\.severity) == [.warning])
    #expect(made.problems.map(\.sentence).contains { $0.contains(sentence) }, "\(made.problems)")
    #expect(!"\(made.problems)".contains("canary"))
  }

  @Test(arguments: ["slack", "teams", "discord", "mattermost", "webhook"])
  func `a whole address of each service is not doubted`(service: String) {
    #expect(makeService(service, [("url", addresses[service] ?? "")]).problems.isEmpty)
  }

  @Test(arguments: [
    ("https://discord.com/api/webhooks/1/t", "https://discord.com/api/webhooks/1/t?wait=true"),
    (
      "https://discord.com/api/v10/webhooks/1/t?wait=false&thread_id=7",
      "https://discord.com/api/v10/webhooks/1/t?thread_id=7&wait=true"
    ),
    ("http://127.0.0.1:8080/discord/1", "http://127.0.0.1:8080/discord/1?wait=true"),
  ])
  func `Discord is always asked for an answer`(url: String, called: String) throws {
    #expect(try request("discord", [("url", url)]).url.reveal() == called)
  }

  @Test func `an address is called as it was given`() throws {
    for name in ["slack", "teams", "mattermost", "webhook"] {
      #expect(try request(name, [("url", addresses[name] ?? "")]).url.reveal() == addresses[name])
    }
  }

  @Test func `a private authority is found beside the file, and a proxy is only a place`() throws {
    let url = ("url", "https://chat.example.org/hooks/x")
    let access = try request("mattermost", [url, ("ca", "ca/own.pem"), ("proxy", "http://Proxy.example.org:3128/")])
      .access
    #expect(
      access
        == HTTPAccess(ca: "/etc/dagpost/ca/own.pem", proxy: Proxy("http://proxy.example.org:3128"), allowsHTTP: false))
    #expect(try request("mattermost", [url, ("ca", "/etc/ssl/own.pem")]).access.ca == "/etc/ssl/own.pem")
    let made = makeService("mattermost", [url, ("proxy", "http://me:canary@proxy.example.org:3128")])
    #expect(made.problems.map(\.path) == ["channels.team.proxy"])
    #expect(!"\(made.problems)".contains("canary"))
  }

  @Test func `the webhook's request carries the post's id, the same on every attempt`() throws {
    let request = try request("webhook", [("url", "https://example.org/in")])
    #expect(request.headers.first { $0.name == "Idempotency-Key" }?.value.reveal() == postID.text)
  }

  @Test func `an unknown service is told with the known ones`() {
    let made = makeService("slak", [("url", "https://hooks.slack.com/services/x")])
    #expect(made.service == nil)
    #expect(
      made.problems.map(\.sentence).contains { $0.contains("\"slak\"") && $0.contains("(did you mean \"slack\"?)") })
  }
}
