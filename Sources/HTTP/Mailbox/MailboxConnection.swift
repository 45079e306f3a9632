import CCurl
import Glibc
import Model

/// An easy handle with its connection and login, and everything that it points to.
final class MailboxConnection: ByteStream {
  private let easy: UnsafeMutableRawPointer
  private let request: MailboxRequest
  private let stop: StopFlag
  private let authorities: Authorities.Bundle?
  private let deadline: ContinuousClock.Instant
  private var isForbidden = false

  init(_ request: MailboxRequest, stop: StopFlag) throws(MailboxFailure) {
    let place = request.address.place
    do throws(Authorities.Unusable) {
      var known = Authorities()
      authorities = if let path = request.access.ca { try known.bundle(adding: path) } else { nil }
    } catch { throw MailboxFailure("\(error.sentence) (mailbox at \(place))") }
    guard let easy = curl_easy_init() else { throw MailboxFailure("no memory left for a connection to \(place)") }
    self.easy = easy
    self.request = request
    self.stop = stop
    deadline = .now + request.limits.total
  }

  deinit { curl_easy_cleanup(easy) }

  /// Connects and logs in.
  func open() throws(MailboxFailure) {
    do throws(CurlRefusal) { try setOptions() } catch {
      throw MailboxFailure(
        "a connection to \(request.address.place) could not be set up: this machine is out of memory")
    }
    let code = curl_easy_perform(easy)
    guard code != CURLE_OK else { return }
    let place = request.address.place
    if stop.isSet { throw MailboxFailure("\(place) was not read in time") }
    if code == CURLE_LOGIN_DENIED {
      throw MailboxFailure("\(place) does not accept our login; check the login and password of this source")
    }
    if code == CURLE_WEIRD_SERVER_REPLY || code == CURLE_GOT_NOTHING {
      throw MailboxFailure("\(place) did not answer as an IMAP server does", canRetry: true)
    }
    let sentence = ConnectFailure(
      code: code, isForbidden: isForbidden, systemError: Int32(truncatingIfNeeded: number(CURLINFO_OS_ERRNO)),
      certificateError: number(CURLINFO_SSL_VERIFYRESULT), host: request.address.host, place: place,
      usesProxy: request.access.proxy != nil, proxyStatus: number(CURLINFO_HTTP_CONNECTCODE),
      hasLogin: request.access.proxy?.login != nil, connect: request.limits.connect
    ).sentence
    throw MailboxFailure(sentence, canRetry: !isForbidden && code != CURLE_PEER_FAILED_VERIFICATION)
  }

  func send(_ bytes: [UInt8]) throws(MailboxFailure) {
    var rest = bytes[...]
    while !rest.isEmpty {
      var count = 0
      switch rest.withUnsafeBytes({ curl_easy_send(easy, $0.baseAddress, $0.count, &count) }) {
      case CURLE_OK: rest = rest.dropFirst(count)
      case CURLE_AGAIN: try wait(for: POLLOUT)
      default: throw lost
      }
    }
  }

  func receive() throws(MailboxFailure) -> [UInt8] {
    while true {
      var code = CURLE_OK
      let bytes = [UInt8](unsafeUninitializedCapacity: 64 * 1024) { buffer, count in
        code = curl_easy_recv(easy, buffer.baseAddress, buffer.count, &count)
        if code != CURLE_OK { count = 0 }
      }
      switch code {
      case CURLE_OK where !bytes.isEmpty: return bytes
      case CURLE_AGAIN: try wait(for: POLLIN)
      default: throw lost
      }
    }
  }

  /// Waits at most 200 ms at a time, so that a request to stop is noticed.
  private func wait(for event: Int32) throws(MailboxFailure) {
    guard !stop.isSet, .now < deadline else {
      throw MailboxFailure("\(request.address.place) was not read within \(request.limits.total.inWords)")
    }
    var socket: curl_socket_t = CURL_SOCKET_BAD
    guard ccurl_get_socket(easy, &socket) == CURLE_OK, socket != CURL_SOCKET_BAD else { throw lost }
    var one = pollfd(fd: socket, events: Int16(event), revents: 0)
    poll(&one, 1, 200)
  }

  private var lost: MailboxFailure {
    MailboxFailure("the connection to \(request.address.place) was lost", canRetry: true)
  }

  private func number(_ info: CURLINFO) -> Int {
    var value = 0
    _ = ccurl_get_long(easy, info, &value)
    return value
  }
}

extension MailboxConnection {
  private func setOptions() throws(CurlRefusal) {
    let options = CurlOptions(easy: easy)
    let address = request.address
    try options.set(CURLOPT_URL, "imaps://\(address.host):\(address.port)/")
    try options.set(CURLOPT_PROTOCOLS_STR, "imaps")
    // libcurl would SELECT the folder, which changes it. So it only connects, and EXAMINE follows.
    try options.set(CURLOPT_CONNECT_ONLY, 1)
    try options.set(CURLOPT_USERNAME, request.login.reveal())
    try options.set(CURLOPT_PASSWORD, request.password.reveal())
    try options.set(CURLOPT_NETRC, Int(CURL_NETRC_IGNORED.rawValue))
    // Unset, CURLOPT_PROXY and CURLOPT_NOPROXY would be taken from the environment.
    try options.go(through: request.access.proxy)
    try options.set(CURLOPT_HTTPPROXYTUNNEL, 1)
    try options.set(CURLOPT_SUPPRESS_CONNECT_HEADERS, 1)
    try options.set(CURLOPT_NOSIGNAL, 1)
    try options.set(CURLOPT_QUICK_EXIT, 1)
    try options.set(CURLOPT_CONNECTTIMEOUT_MS, request.limits.connect.wholeMilliseconds)
    try options.set(CURLOPT_TIMEOUT_MS, request.limits.total.wholeMilliseconds)
    try options.trust(authorities)
    let me = Unmanaged.passUnretained(self).toOpaque()
    try options.check(ccurl_set_pointer(easy, CURLOPT_OPENSOCKETDATA, me))
    try options.check(
      ccurl_set_opensocket(
        easy,
        { me, _, address in
          let connection = MailboxConnection.at(me)
          return GuardedSocket.open(address) { found in
            if found?.isNeverReached != false { connection.isForbidden = true }
            return !connection.isForbidden
          }
        }))
    try options.set(CURLOPT_NOPROGRESS, 0)
    try options.check(ccurl_set_pointer(easy, CURLOPT_XFERINFODATA, me))
    try options.check(ccurl_set_progress(easy, { me, _, _, _, _ in MailboxConnection.at(me).stop.isSet ? 1 : 0 }))
    // What the server says during the login is not needed.
    try options.check(ccurl_set_receiver(easy, CURLOPT_HEADERFUNCTION, { _, size, count, _ in size * count }))
    try options.check(ccurl_set_receiver(easy, CURLOPT_WRITEFUNCTION, { _, size, count, _ in size * count }))
  }

  private static func at(_ pointer: UnsafeMutableRawPointer?) -> MailboxConnection {
    // The pointer is the one that was set above, and libcurl calls back only while a method of this object runs.
    Unmanaged<MailboxConnection>.fromOpaque(pointer!).takeUnretainedValue()
  }
}
