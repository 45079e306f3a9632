/// The proxy on the way to a place. It prints without its password.
public struct Proxy: Sendable, Hashable {
  /// Scheme, host and port: `http://proxy.example.org:3128`.
  public let address: String
  public let login: Login?

  /// What it asks for, as basic authentication.
  public struct Login: Sendable, Hashable {
    public let name: String
    public let password: Secret
    public init(name: String, password: Secret) {
      self.name = name
      self.password = password
    }
  }

  public init(_ address: String, login: Login? = nil) {
    self.address = address
    self.login = login
  }
}
