import CCurl
import Glibc

// libcurl calls these while it works for the client, on the client's queue and no other.

extension Transfer {
  /// Before the first byte of a request. A second call would be libcurl repeating it on a new connection by itself.
  func willStart() -> Bool {
    witness.starts += 1
    return witness.starts == 1
  }

  /// Before a connection to `address`, which is what the name stood for just now.
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
          // Fewer than came ends the transfer; of nothing, that would be impossible to say.
          return Transfer.at(me).receive(body: bytes) ? bytes.count : bytes.count - 1
        }),
      ccurl_set_pointer(easy, CURLOPT_WRITEDATA, me),
    ] where code != CURLE_OK { throw CurlRefusal(code: code) }
  }

  private static func at(_ pointer: UnsafeMutableRawPointer?) -> Transfer {
    // It is the pointer that was set above; the client keeps the transfer for as long as libcurl has its handle.
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
    // The address itself is longer than the `sockaddr` that C declares: read it where it lies.
    let start = MemoryLayout<curl_sockaddr>.offset(of: \.addr) ?? 0
    guard mayConnect(IPAddress(UnsafeRawPointer(address) + start, family: wanted.family)) else {
      return CURL_SOCKET_BAD
    }
    return socket(wanted.family, wanted.socktype | Int32(SOCK_CLOEXEC.rawValue), wanted.protocol)
  }
}
