/// The proxy on the way to a place. It prints without its password.
package struct Proxy: Sendable, Hashable {
  /// Scheme, host and port: `http://proxy.example.org:3128`.
  package let address: String
  package let login: Login?

  /// What it asks for, as basic authentication.
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
