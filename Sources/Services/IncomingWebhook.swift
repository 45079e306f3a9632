import Config
import HTTP
import Model
import YAML

/// A service that accepts a POST at an address which is itself the secret.
protocol IncomingWebhookService: Service {
  /// Hosts that belong to this service alone; their subdomains count too. Empty when anybody may run a server of it.
  static var hosts: [String] { get }
  /// Path words and query names that all addresses of this service share: they are not part of the secret.
  static var publicWords: Set<String> { get }
  static var publicItems: Set<String> { get }
  /// Why an address accepts no posts any more; nil when it may. It is asked of every service, whichever the channel names.
  static func retired(_ address: WebAddress) -> String?
  var webhook: IncomingWebhook { get }
}

extension IncomingWebhookService {
  static var publicWords: Set<String> { [] }
  static var publicItems: Set<String> { [] }
  static func retired(_ address: WebAddress) -> String? { nil }
  var destination: Destination { webhook.destination }
  var redaction: Redaction { webhook.redaction }
}

/// The address of an incoming webhook and the way to it. It prints as its origin, because the rest of the address is a secret.
struct IncomingWebhook: Sendable, CustomStringConvertible {
  let url: Secret
  let origin: String
  let access: HTTPAccess
  let redaction: Redaction

  var description: String { "\(origin)/…" }
  var destination: Destination { Destination(url) }

  static let settings: [ServiceSetting] =
    [
      ServiceSetting(
        "url", required: true,
        "the webhook's address, a secret: { credential: NAME }, { file: PATH } or { env: NAME }. https, or http for a host "
          + "on this machine or a private network")
    ] + networkSettings

  /// The settings of every service that is reached over the network.
  static let networkSettings = [
    ServiceSetting("ca", "a PEM file of further certificate authorities, added to the machine's own"),
    ServiceSetting(
      "proxy",
      "an http or https proxy, for example http://proxy.example.org:3128, or with a login { url: …, login: …, password: … }; "
        + "none is taken from the environment"),
  ]

  /// Reads `url`, `ca` and `proxy`. Nil when the address cannot be used; the reason has been reported then.
  ///
  /// - Parameters:
  ///   - check: what is wrong with an address that is valid in general; reported as an error.
  ///   - doubt: what is probably wrong with the address; reported as a warning.
  ///   - prepare: makes the address to call from the configured one.
  init?(
    _ section: inout Section, for service: any IncomingWebhookService.Type,
    check: (WebAddress) -> String? = { _ in nil }, doubt: (WebAddress) -> String? = { _ in nil },
    prepare: (WebAddress) -> WebAddress = { $0 }
  ) {
    let secret = section.requiredSecret("url")
    let way = section.networkSettings()
    guard let secret else { return nil }
    do throws(WebAddress.Mistake) {
      let address = try WebAddress.read(secret.reveal())
      if let mistake = IncomingWebhook.mistake(in: address, for: service) ?? check(address) {
        throw WebAddress.Mistake(sentence: mistake)
      }
      if let doubt = doubt(address) { section.report(Sentence(known: doubt), at: "url", severity: .warning) }
      let called = prepare(address)
      url = Secret(called.text)
      origin = called.origin
      access = HTTPAccess(ca: way.ca, proxy: way.proxy, allowsHTTP: called.place.scheme == .http)
      redaction = Redaction(IncomingWebhook.keys(of: address) + way.secrets)
    } catch {
      section.report(Sentence(known: error.sentence), at: "url")
      return nil
    }
  }

  func request(_ body: PostBody, headers: [HTTPHeader] = []) -> HTTPRequest {
    HTTPRequest(
      method: .post, url: url, headers: [HTTPHeader("Content-Type", body.contentType)] + headers,
      body: Array(body.text.utf8), limits: .post, access: access)
  }
}

extension IncomingWebhook {
  private static func mistake(in address: WebAddress, for service: any IncomingWebhookService.Type) -> String? {
    // Checked first: otherwise the operator would change `service`, and only then hear that the address is of no use.
    if let retired = ServiceCatalog.webhooks.lazy.compactMap({ $0.retired(address) }).first { return retired }
    if let other = owner(of: address), other != service.name {
      return "is an address of \(other), but the channel's service is \(service.name); change one of the two"
    }
    return address.openMistake
  }

  private static func owner(of address: WebAddress) -> String? {
    ServiceCatalog.webhooks.first { $0.hosts.contains { address.isAt($0) } }?.name
  }

  /// The secret parts of an address: each stretch of its path between public words, and each value of its query. Parts of fewer
  /// than eight characters are left out: they would be common words such as `in`.
  private static func keys(of address: WebAddress) -> [Secret] {
    let stretches = address.segments.split { publicWords.contains($0.lowercased()) }.map { $0.joined(separator: "/") }
    let values = (address.query ?? "").split(separator: "&").compactMap { item -> String? in
      let parts = item.split(separator: "=", maxSplits: 1)
      return parts.count == 2 && publicItems.contains(parts[0].lowercased()) ? nil : parts.last.map(String.init)
    }
    return (stretches + values).filter { $0.utf8.count >= Redaction.run }.map { Secret($0) }
  }

  private static let publicWords = ServiceCatalog.webhooks.reduce(into: Set<String>()) { $0.formUnion($1.publicWords) }
  private static let publicItems = ServiceCatalog.webhooks.reduce(into: Set<String>()) { $0.formUnion($1.publicItems) }
}
