import Glibc

/// The bytes of an IP address, and whether it is one that is never connected to.
///
/// Clouds have their metadata services at link-local addresses, and these give the machine's credentials to everybody
/// who asks. Private addresses are allowed, because a company's own services have them.
struct IPAddress: Hashable {
  /// 4 or 16 bytes in network order.
  let bytes: [UInt8]

  init(bytes: [UInt8]) { self.bytes = bytes }

  /// An address as it is written in a URL: `127.0.0.1`, `[::1]`, `[fe80::1%25eth0]`. Nil for a name.
  init?(_ text: String) {
    var host = Substring(text)
    if host.first == "[", host.last == "]" { host = host.dropFirst().dropLast() }
    host = host.prefix { $0 != "%" }
    for (family, count) in [(AF_INET, 4), (AF_INET6, 16)] {
      var found = [UInt8](repeating: 0, count: count)
      if inet_pton(family, String(host), &found) == 1 {
        bytes = found
        return
      }
    }
    return nil
  }

  /// Nil for a socket address that is neither IPv4 nor IPv6.
  init?(_ address: UnsafeRawPointer, family: Int32) {
    switch family {
    case AF_INET:
      let start = MemoryLayout<sockaddr_in>.offset(of: \.sin_addr) ?? 4
      bytes = Array(UnsafeRawBufferPointer(start: address + start, count: 4))
    case AF_INET6:
      let start = MemoryLayout<sockaddr_in6>.offset(of: \.sin6_addr) ?? 8
      bytes = Array(UnsafeRawBufferPointer(start: address + start, count: 16))
    default: return nil
    }
  }

  var isNeverReached: Bool {
    if let inner = embedded { return inner.isNeverReached }
    if bytes.count == 4 { return bytes[0] == 169 && bytes[1] == 254 }
    // fe80::/10, the link-local addresses of IPv6.
    return bytes[0] == 0xFE && bytes[1] & 0xC0 == 0x80 || IPAddress.metadata.contains(self)
  }

  /// Metadata services with IPv6 addresses of their own: AWS and Google Cloud.
  private static let metadata = Set(["fd00:ec2::254", "fd20:ce::254"].compactMap(IPAddress.init(_:)))

  /// The IPv4 address in an IPv6 address that leads to it: IPv4-mapped, IPv4-compatible, NAT64, 6to4.
  private var embedded: IPAddress? {
    guard bytes.count == 16 else { return nil }
    if bytes[0] == 0x20, bytes[1] == 0x02 { return IPAddress(bytes: Array(bytes[2..<6])) }
    let nat64: [UInt8] = [0x00, 0x64, 0xFF, 0x9B, 0, 0, 0, 0, 0, 0, 0, 0]
    let zeros = bytes[..<10].allSatisfy { $0 == 0 }
    let mapped = zeros && bytes[10] == 0xFF && bytes[11] == 0xFF
    let compatible = zeros && bytes[10] == 0 && bytes[11] == 0
    return mapped || compatible || Array(bytes[..<12]) == nat64 ? IPAddress(bytes: Array(bytes[12...])) : nil
  }
}
