import Config
import HTTP
import Model

/// A service that takes a POST at an address that is itself the key.
protocol IncomingWebhookService: Service {
  /// The hosts, or what they end in, that are this service's and nobody else's; empty when anybody may run one.
  static var hosts: [String] { get }
}

/// Where such a service's posts go. It prints as its origin: the rest of the address is a secret.
struct IncomingWebhook: Sendable, CustomStringConvertible {
  let url: Secret
  let origin: String
  let access: HTTPAccess
  /// Every part of the address that an answer could echo.
  private let keys: [Secret]

  var description: String { "\(origin)/…" }
  var destination: Destination { Destination(url) }

  static let settings: [ServiceSetting] =
    [
      ServiceSetting(
        "url", required: true,
        "the webhook's address, a secret: { credential: NAME }, { file: PATH } or { env: NAME }. https, or http for a host "
          + "on this machine or a private network")
    ] + wayThere

  /// The settings of every service that is reached over the network.
  static let wayThere = [
    ServiceSetting("ca", "a PEM file of further certificate authorities, added to the machine's own"),
    ServiceSetting(
      "proxy", "an http or https proxy, for example http://proxy.example.org:3128; none is taken from the environment"),
  ]

  /// Reads `url`, `ca` and `proxy`. `check` tells what is wrong with an address that is a good one otherwise;
  /// `prepare` makes the address that is called from the one that was given.
  init?(
    _ section: inout Section, for service: any IncomingWebhookService.Type,
    check: (WebAddress) -> String? = { _ in nil }, prepare: (WebAddress) -> WebAddress = { $0 }
  ) {
    let secret = section.requiredSecret("url")
    let ca = section.text("ca").map { path($0, relativeTo: section.location.file) }
    let proxy = IncomingWebhook.proxy(&section)
    guard let secret else { return nil }
    do throws(WebAddress.Mistake) {
      let address = try WebAddress.read(secret.reveal())
      if let mistake = IncomingWebhook.mistake(in: address, for: service) ?? check(address) {
        throw WebAddress.Mistake(sentence: mistake)
      }
      let called = prepare(address)
      url = Secret(called.text)
      origin = called.origin
      access = HTTPAccess(ca: ca, proxy: proxy, allowsHTTP: called.place.scheme == .http)
      keys = IncomingWebhook.keys(of: address)
    } catch {
      section.report(error.sentence, at: "url")
      return nil
    }
  }

  func request(_ body: PostBody, headers: [HTTPHeader] = []) -> HTTPRequest {
    HTTPRequest(
      method: .post, url: url, headers: [HTTPHeader("Content-Type", body.contentType)] + headers,
      body: Array(body.text.utf8), limits: .post, access: access)
  }

  /// A text with every part of the address taken out: a service, or a proxy before it, may echo what it was sent.
  func redacting(_ text: String) -> String {
    keys.reduce(text) { text, key in
      text.replacing(key.reveal(), with: "<secret>").replacing(key.reveal().lowercased(), with: "<secret>")
    }
  }
}

extension IncomingWebhook {
  private static func mistake(in address: WebAddress, for service: any IncomingWebhookService.Type) -> String? {
    if let other = owner(of: address), other != service.name {
      return "is an address of \(other), but the channel's service is \(service.name); change one of the two"
    }
    return address.openMistake
  }

  private static func owner(of address: WebAddress) -> String? {
    ServiceCatalog.all.first { service in
      guard let service = service as? any IncomingWebhookService.Type else { return false }
      return service.hosts.contains { address.isAt($0) }
    }?.name
  }

  static func proxy(_ section: inout Section) -> String? {
    guard let text = section.text("proxy") else { return nil }
    do throws(WebAddress.Mistake) {
      let address = try WebAddress.read(text)
      guard address.path.isEmpty || address.path == "/", address.query == nil else {
        throw WebAddress.Mistake(
          sentence: "should be a scheme, a host and a port only, for example http://proxy.example.org:3128")
      }
      return address.origin
    } catch {
      section.report(error.sentence, at: "proxy")
      return nil
    }
  }

  /// Short parts are words such as `services` or `v10`; the keys themselves are longer. The longest go first, so that no
  /// half of one stays.
  private static func keys(of address: WebAddress) -> [Secret] {
    let path = address.path.split(separator: "/").map(String.init)
    let query = (address.query ?? "").split(separator: "&").compactMap { $0.split(separator: "=", maxSplits: 1).last }
      .map(String.init)
    let parts = (path + query).filter { $0.utf8.count >= 8 && !publicWords.contains($0) }
    let decoded = parts.compactMap(\.percentDecoded)
    return Set(parts + decoded).sorted { ($1.utf8.count, $0) < ($0.utf8.count, $1) }.map { Secret($0) }
  }

  private static let publicWords: Set = [
    "services", "webhooks", "workflows", "triggers", "automations", "powerautomate", "webhookb2", "IncomingWebhook",
  ]
}

extension String {
  fileprivate var percentDecoded: String? {
    guard contains("%") else { return nil }
    var bytes: [UInt8] = []
    var rest = Substring(self)
    while let first = rest.utf8.first {
      if first == UInt8(ascii: "%"), let byte = UInt8(rest.dropFirst().prefix(2), radix: 16) {
        bytes.append(byte)
        rest = rest.dropFirst(3)
      } else {
        bytes.append(first)
        rest = Substring(rest.utf8.dropFirst())
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
