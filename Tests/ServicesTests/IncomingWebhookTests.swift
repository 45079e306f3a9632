import Config
import HTTP
import Model
import ServiceFixtures
import Testing
import YAML

@testable import Services

/// What is said about an address that cannot be right; never with the address itself.
@Suite struct IncomingWebhookTests {
  /// One whose address may be anywhere.
  private static let anywhere = ServiceCatalog.webhooks.first { $0.hosts.isEmpty }?.name ?? ""
  private static let withHosts = ServiceCatalog.webhooks.filter { !$0.hosts.isEmpty }.map { $0.name }

  @Test(arguments: [
    ("", "is empty"), ("chat.example.org/in/canary", "does not begin with https://"),
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
    let made = makeService(Self.anywhere, [("url", url)])
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
    "http://172.31.255.1/x", "http://192.168.1.1/x", "http://[fd00::1]/x", "http://chat/x", "http://chat.lan/x",
    "http://chat.intern/x", "HTTP://chat.home.arpa/x",
  ])
  func `plain http is for this machine and private networks`(url: String) throws {
    let service = try #require(makeService(Self.anywhere, [("url", url)]).service)
    #expect(try httpRequest(of: service).access.allowsHTTP)
  }

  @Test(arguments: [
    "http://chat.example.org/x", "http://8.8.8.8/x", "http://172.32.0.1/x", "http://134744072/x", "http://0x8.8/x",
    "http://[2001:db8::1]/x", "http://127.0.0.1.example.org/x",
  ])
  func `plain http is for nobody else`(url: String) {
    let made = makeService(Self.anywhere, [("url", url)])
    #expect(made.service == nil)
    #expect(made.problems.map(\.sentence).contains { $0.contains("use https://") }, "\(made.problems)")
  }

  @Test(arguments: withHosts, ServiceCatalog.webhooks.map { $0.name })
  func `another service's address is recognized`(owner: String, name: String) throws {
    let made = makeService(name, try settings(of: owner))
    guard owner != name else { return #expect(made.problems.isEmpty) }
    #expect(made.service == nil)
    #expect(
      made.problems.map(\.sentence).contains {
        $0.contains("is an address of \(owner)") && $0.contains("service is \(name)")
      })
  }

  @Test(arguments: ServiceCatalog.webhooks.map { $0.name })
  func `a whole address is called as it was given, and not doubted`(name: String) throws {
    let given = try settings(of: name)[0].1
    #expect(try httpRequest(of: service(name)).url.reveal().hasPrefix(given))
  }

  @Test func `a private authority is found beside the file, and a proxy is only a place`() throws {
    let url = ("url", "https://chat.example.org/hooks/x")
    func access(_ more: (String, String)...) throws -> HTTPAccess {
      try httpRequest(of: #require(makeService(Self.anywhere, [url] + more).service)).access
    }
    #expect(
      try access(("ca", "ca/own.pem"), ("proxy", "http://Proxy.example.org:3128/"))
        == HTTPAccess(ca: "/etc/dagpost/ca/own.pem", proxy: Proxy("http://proxy.example.org:3128"), allowsHTTP: false))
    #expect(try access(("ca", "/etc/ssl/own.pem")).ca == "/etc/ssl/own.pem")
    let made = makeService(Self.anywhere, [url, ("proxy", "http://me:canary@proxy.example.org:3128")])
    #expect(made.problems.map(\.path) == ["channels.team.proxy"])
    #expect(!"\(made.problems)".contains("canary"))
  }

  @Test func `an unknown service is told with the known ones`() {
    let typo = Self.anywhere.dropLast()
    let made = makeService(String(typo), [("url", "https://chat.example.org/x")])
    #expect(made.service == nil)
    #expect(
      made.problems.map(\.sentence).contains {
        $0.contains("\"\(typo)\"") && $0.contains("(did you mean \"\(Self.anywhere)\"?)")
      })
  }
}

/// That an address of the wrong kind is told apart from the right one, and not shown.
func expectRefused(_ name: String, _ url: String, _ sentence: String) {
  let made = makeService(name, [("url", url)])
  #expect(made.service == nil)
  #expect(made.problems.map(\.sentence).contains { $0.contains(sentence) }, "\(made.problems)")
  #expect(!"\(made.problems)".contains("canary"))
}

/// That an address that is old or incomplete is doubted, and used.
func expectDoubted(_ name: String, _ url: String, _ sentence: String) {
  let made = makeService(name, [("url", url)])
  #expect(made.service != nil)
  #expect(made.problems.map(\.severity) == [.warning])
  #expect(made.problems.map(\.sentence).contains { $0.contains(sentence) }, "\(made.problems)")
  #expect(!"\(made.problems)".contains("canary"))
}
