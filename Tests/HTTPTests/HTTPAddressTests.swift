import Testing

@testable import HTTP

@Suite struct HTTPAddressTests {
  @Test(arguments: [
    ("https://chat.example.org/services/T0/B0/canary?token=canary", "https://chat.example.org/…"),
    ("https://Chat.Example:8065/hooks/canary", "https://chat.example:8065/…"),
    ("https://chat.example:443#canary", "https://chat.example/…"),
    ("http://127.0.0.1:8080/canary", "http://127.0.0.1:8080/…"),
    ("http://0x7f.1/", "http://127.0.0.1/…"),
    ("https://[2001:db8::1]:8443/canary", "https://[2001:db8::1]:8443/…"),
    ("https://10.1.2.3/private-is-fine", "https://10.1.2.3/…"),
    ("HTTPS://chat.example", "https://chat.example/…"),
  ])
  func `shows only the scheme, the host and the port of a web address`(url: String, shown: String) throws {
    #expect(try #require(HTTPAddress(url)).description == shown)
  }

  @Test(
    arguments: [
      ("", .empty),
      ("https://chat.example/\(String(repeating: "x", count: 8_000))", .tooLong),
      ("https://chat.example/a b", .space), (" https://chat.example/", .space),
      ("https://chat.example/\r\nX-Evil: yes", .controlCharacter), ("https://chat.example/\u{7F}", .controlCharacter),
      ("https://chat.example/\0", .controlCharacter), ("https://chat.example/\n", .controlCharacter),
      ("https://bücher.example/", .notASCII),
      ("https://user@chat.example/", .userName), ("https://user:pass@chat.example/", .userName),
      ("https://chat.example@evil.example/", .userName),
      ("file:///etc/passwd", .malformed), ("gopher://chat.example/", .otherScheme),
      ("ftp://chat.example/", .otherScheme),
      ("chat.example/hook", .otherScheme), ("https://", .malformed),
      ("//chat.example", .otherScheme),
      ("https://chat.example:99999/", .malformed), ("https://[::1", .malformed), ("canary", .otherScheme),
      ("https://169.254.169.254/latest", .linkLocal), ("http://[fe80::1%25eth0]/", .linkLocal),
      ("http://0xa9.254.0251.0xfe/", .linkLocal), ("http://2852039166/", .linkLocal),
      ("http://[::ffff:169.254.169.254]/", .linkLocal), ("http://[fd00:ec2::254]/", .linkLocal),
    ] as [(String, HTTPAddress.Mistake)])
  func `refuses any other address with its reason`(url: String, mistake: HTTPAddress.Mistake) {
    #expect(HTTPAddress.read(url) == .failure(mistake))
    #expect(HTTPAddress(url) == nil)
  }

  @Test func `two URLs of one origin have one address`() {
    #expect(HTTPAddress("https://chat.example/a") == HTTPAddress("https://CHAT.example:443/b?c"))
    #expect(HTTPAddress("https://chat.example/") != HTTPAddress("http://chat.example:443/"))
    #expect(HTTPAddress("https://chat.example/") != HTTPAddress("https://chat.example.evil.example/"))
  }
}

@Suite struct IPAddressTests {
  @Test(arguments: [
    "169.254.0.1", "169.254.169.254", "169.254.255.255", "fe80::1", "febf::1", "fd00:ec2::254", "fd20:ce::254",
    "::ffff:169.254.169.254", "::169.254.169.254", "64:ff9b::169.254.169.254", "2002:a9fe:a9fe::1", "[fe80::1]",
  ])
  func `link-local and metadata addresses are never reached`(text: String) throws {
    #expect(try #require(IPAddress(text)).isNeverReached)
  }

  @Test(arguments: [
    "127.0.0.1", "10.0.0.1", "192.168.1.1", "169.253.255.255", "169.255.0.1", "8.8.8.8", "::1", "fec0::1",
    "fd00:ec2::253",
    "::ffff:10.0.0.1", "2001:db8::a9fe:a9fe", "64:ff9b::10.0.0.1",
  ])
  func `allows private and public addresses`(text: String) throws {
    #expect(try !#require(IPAddress(text)).isNeverReached)
  }

  @Test func `does not take a name for an address`() {
    #expect(IPAddress("chat.example") == nil)
    #expect(IPAddress("") == nil)
  }
}
