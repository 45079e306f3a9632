import Glibc

/// The bytes of an IP address, and whether it is one that nothing in a configuration may make us connect to.
///
/// Link-local addresses are where clouds keep their metadata services, which hand out the machine's credentials to
/// whoever asks. Private addresses are allowed: the services of a company live there.
struct IPAddress: Hashable {
  /// 4 or 16, in network order.
  let bytes: [UInt8]

  init(bytes: [UInt8]) { self.bytes = bytes }

  /// A literal as in a URL: `127.0.0.1`, `[::1]`, `[fe80::1%25eth0]`. Nil for a name.
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

  /// Nil for a socket that is not an internet one.
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
    // fe80::/10
    return bytes[0] == 0xFE && bytes[1] & 0xC0 == 0x80 || IPAddress.metadata.contains(self)
  }

  /// Metadata services with addresses of their own.
  private static let metadata = Set(["fd00:ec2::254", "fd20:ce::254"].compactMap(IPAddress.init(_:)))

  /// The IPv4 address inside an IPv6 one that is carried to it: mapped and compatible, NAT64, 6to4.
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
