import CCurl
import Glibc

// libcurl calls these while it works for the client, on the client's queue only.

extension Transfer {
  /// Called before the first byte of a request. On a second call libcurl is about to repeat the request on a new
  /// connection, which is stopped.
  func willStart() -> Bool {
    witness.starts += 1
    return witness.starts == 1
  }

  /// Called before a connection is made to `address`, to which the name has just been resolved.
  func mayConnect(to address: IPAddress?) -> Bool {
    if witness.stop == .forbiddenAddress { return false }
    if address?.isNeverReached == false { return true }
    witness.stop = .forbiddenAddress
    return false
  }

  func receive(header line: UnsafeRawBufferPointer) -> Bool { witness.take(header: line, within: limits) }
  func receive(body bytes: UnsafeRawBufferPointer) -> Bool { witness.take(body: bytes, within: limits) }
}

extension Transfer {
  func setCallbacks() throws(CurlRefusal) {
    let me = Unmanaged.passUnretained(self).toOpaque()
    for code in [
      ccurl_set_prereq(
        easy,
        { me, _, _, _, _ in
          Transfer.at(me).willStart() ? Int32(CURL_PREREQFUNC_OK) : Int32(CURL_PREREQFUNC_ABORT)
        }),
      ccurl_set_pointer(easy, CURLOPT_PREREQDATA, me),
      ccurl_set_opensocket(easy, { me, _, address in Transfer.at(me).openSocket(address) }),
      ccurl_set_pointer(easy, CURLOPT_OPENSOCKETDATA, me),
      ccurl_set_receiver(
        easy, CURLOPT_HEADERFUNCTION,
        { data, size, count, me in
          let line = UnsafeRawBufferPointer(start: data, count: size * count)
          return Transfer.at(me).receive(header: line) ? line.count : 0
        }),
      ccurl_set_pointer(easy, CURLOPT_HEADERDATA, me),
      ccurl_set_receiver(
        easy, CURLOPT_WRITEFUNCTION,
        { data, size, count, me in
          let bytes = UnsafeRawBufferPointer(start: data, count: size * count)
          // Returning fewer bytes than came ends the transfer. For an empty piece that would be -1.
          return Transfer.at(me).receive(body: bytes) ? bytes.count : bytes.count - 1
        }),
      ccurl_set_pointer(easy, CURLOPT_WRITEDATA, me),
    ] where code != CURLE_OK { throw CurlRefusal(code: code) }
  }

  private static func at(_ pointer: UnsafeMutableRawPointer?) -> Transfer {
    // The pointer is the one that was set above, and the client keeps the transfer for as long as libcurl has its
    // handle.
    Unmanaged<Transfer>.fromOpaque(pointer!).takeUnretainedValue()
  }

  private func openSocket(_ address: UnsafeMutablePointer<curl_sockaddr>?) -> curl_socket_t {
    GuardedSocket.open(address) { mayConnect(to: $0) }
  }
}

enum GuardedSocket {
  /// A socket for the address that libcurl is about to connect to, if `mayConnect` allows it.
  static func open(
    _ address: UnsafeMutablePointer<curl_sockaddr>?, if mayConnect: (IPAddress?) -> Bool
  ) -> curl_socket_t {
    guard let address else { return CURL_SOCKET_BAD }
    let wanted = address.pointee
    // The address can be longer than the `sockaddr` that C declares, so it is read in its place.
    let start = MemoryLayout<curl_sockaddr>.offset(of: \.addr) ?? 0
    guard mayConnect(IPAddress(UnsafeRawPointer(address) + start, family: wanted.family)) else {
      return CURL_SOCKET_BAD
    }
    return socket(wanted.family, wanted.socktype | Int32(SOCK_CLOEXEC.rawValue), wanted.protocol)
  }
}
