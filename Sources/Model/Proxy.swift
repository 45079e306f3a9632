/// The proxy through which a host is reached. Its password is a `Secret`, so it never prints.
package struct Proxy: Sendable, Hashable {
  /// Scheme, host and port: `http://proxy.example.org:3128`.
  package let address: String
  package let login: Login?

  /// The login for a proxy that asks for one, sent as basic authentication.
  package struct Login: Sendable, Hashable {
    package let name: String
    package let password: Secret
    package init(name: String, password: Secret) {
      self.name = name
      self.password = password
    }
  }

  package init(_ address: String, login: Login? = nil) {
    self.address = address
    self.login = login
  }
}
