import Almanac
import Model
import Reactor
import YAML

/// How a place on the network is reached: the settings `ca` and `proxy`.
package struct NetworkSettings: Sendable, Hashable {
  /// A file of certificates that are trusted besides those of the system.
  package var ca: String?
  /// The proxy from the configuration; it is never taken from the environment.
  package var proxy: Proxy?

  package init(ca: String? = nil, proxy: Proxy? = nil) {
    self.ca = ca
    self.proxy = proxy
  }

  /// The secrets in it, which must not be shown.
  package var secrets: [Secret] { [proxy?.login?.password].compactMap { $0 } }

  /// The keys of these settings.
  static let keys = ["ca", "proxy"]
}

extension Section {
  /// Reads `ca` and `proxy`.
  ///
  /// - Parameter isOld: whether earlier versions accepted any proxy here. Then what is wrong with it is a warning, so
  ///   that an update of the program stops nobody.
  package mutating func networkSettings(isOld: Bool = false) -> NetworkSettings {
    NetworkSettings(ca: authorities("ca"), proxy: proxy(isOld: isOld))
  }

  /// Reads `ca`. The file may be put there later, so what is wrong with it now is a warning.
  private mutating func authorities(_ key: String) -> String? {
    guard let written = text(key) else { return nil }
    let file = Config.path(written, relativeTo: location(of: key)?.file ?? location.file)
    // Somebody who writes a file of others must not learn from a sentence which files exist.
    guard problems.quotes(location(of: key)?.file ?? location.file) else { return file }
    let trouble: String?
    switch SmallFile.read(file, limit: 4 << 20) {
    case .failure(let found): trouble = found.words
    case .success(let found): trouble = NetworkSettings.whatIsWrong(withAuthorities: found.bytes)
    }
    if let trouble {
      report("names \(file), which \(trouble): nothing can be reached by it", at: key, severity: .warning)
    }
    return file
  }

  /// Reads `proxy`: an address, or a group of `url`, `login` and `password`.
  private mutating func proxy(isOld: Bool) -> Proxy? {
    guard case .mapping = node("proxy"), var group = section("proxy") else { return bareProxy(isOld: isOld) }
    defer { group.finish() }
    let login = group.text("login")
    let password = group.secret("password")
    if group.has("login") != group.has("password") { group.report("has a login or a password without the other") }
    let written = group.requiredText("url", example: "http://proxy.example.org:3128")
    guard group.has("url") else { return nil }
    do throws(ProxyAddress.Mistake) {
      let address = try ProxyAddress(written)
      if address.login != nil { group.report("has a login in it; it stands beside the address already", at: "url") }
      guard let login, let password else { return group.has("login") ? nil : Proxy(address.origin) }
      return Proxy(address.origin, login: Proxy.Login(name: login, password: password))
    } catch {
      group.report(Sentence(known: error.sentence), at: "url")
      return nil
    }
  }

  private mutating func bareProxy(isOld: Bool) -> Proxy? {
    guard let written = text("proxy") else { return nil }
    let severity: Problem.Severity = isOld ? .warning : .error
    do throws(ProxyAddress.Mistake) {
      let address = try ProxyAddress(written)
      guard let login = address.login else { return Proxy(address.origin) }
      report(
        "has a user name or password in its address; write proxy: { url: http://HOST:PORT, login: NAME, "
          + "password: { credential: NAME } }", at: "proxy", severity: severity)
      return isOld ? Proxy(address.origin, login: login) : nil
    } catch {
      report(Sentence(known: error.sentence), at: "proxy", severity: severity)
      return isOld ? Proxy(written) : nil
    }
  }
}

extension NetworkSettings {
  /// Completes "names FILE, which …"; nil when the file holds at least one certificate.
  static func whatIsWrong(withAuthorities bytes: [UInt8]) -> String? {
    let text = String(decoding: bytes, as: UTF8.self)
    if text.contains("-----BEGIN CERTIFICATE-----") {
      return text.contains("-----END CERTIFICATE-----") ? nil : "holds a certificate that ends halfway"
    }
    if bytes.isEmpty { return "is empty" }
    // The tag of an ASN.1 sequence with a length of two bytes: so begins a certificate in DER and not in PEM form.
    if bytes.starts(with: [0x30, 0x82]) {
      return "holds no certificate in PEM form but in DER; make one with openssl x509 -inform der"
    }
    if text.contains("PRIVATE KEY-----") { return "holds a private key and no certificate" }
    return "holds no certificate in PEM form (-----BEGIN CERTIFICATE-----)"
  }
}
