import CCurl

/// A multi handle: the transfers that are under way and the connections they share.
///
/// Lives on the client's queue only. It tells what it wants to be woken for through `Readiness` and `timer`; it never
/// waits by itself.
final class CurlMulti {
  private let handle: UnsafeMutableRawPointer
  private let readiness: Readiness
  private let timer: OneShotTimer

  /// Nil when there is no memory for it.
  init?(connections: Int, readiness: Readiness, timer: OneShotTimer) {
    guard let handle = curl_multi_init() else { return nil }
    self.handle = handle
    self.readiness = readiness
    self.timer = timer
    let me = Unmanaged.passUnretained(self).toOpaque()
    _ = ccurl_multi_set_long(handle, CURLMOPT_MAXCONNECTS, connections)
    _ = ccurl_multi_set_pointer(handle, CURLMOPT_SOCKETDATA, me)
    _ = ccurl_multi_set_pointer(handle, CURLMOPT_TIMERDATA, me)
    _ = ccurl_multi_set_socket(handle) { _, socket, what, me, _ in
      CurlMulti.at(me).watch(socket, what)
      return 0
    }
    _ = ccurl_multi_set_timer(handle) { _, milliseconds, me in
      // Never a call into libcurl from here, not even for 0: it would enter itself.
      CurlMulti.at(me).timer.arm(after: milliseconds < 0 ? nil : .milliseconds(milliseconds))
      return 0
    }
  }

  /// Ends all connections. Every transfer must have been removed; the handle is of no use afterwards.
  func close() { curl_multi_cleanup(handle) }

  func add(_ transfer: Transfer) -> Bool { curl_multi_add_handle(handle, transfer.easy) == CURLM_OK }
  func remove(_ transfer: Transfer) { curl_multi_remove_handle(handle, transfer.easy) }

  /// Works on everything that is ready, and on what became so meanwhile: being called for that costs more than looking.
  /// False when libcurl has lost its way: all transfers are uncertain then.
  func serveSockets() -> Bool {
    for _ in 0..<CurlMulti.rounds {
      let events = readiness.events()
      guard events.allSatisfy(serve) else { return false }
      if events.isEmpty { break }
    }
    return true
  }

  /// After so many the queue's other work has its turn.
  private static let rounds = 4

  private func serve(_ event: Readiness.Event) -> Bool {
    var mask: Int32 = 0
    if event.readable { mask |= CURL_CSELECT_IN }
    if event.writable { mask |= CURL_CSELECT_OUT }
    if event.failed { mask |= CURL_CSELECT_ERR }
    return act(event.socket, mask)
  }

  /// Works on everything whose time has come. False as above.
  func serveTimer() -> Bool { act(CURL_SOCKET_TIMEOUT, 0) }

  /// The next transfer that is done: to be removed and then judged. The message is copied; it dies with the removal.
  func nextDone() -> (easy: UnsafeMutableRawPointer, code: CURLcode)? {
    var left: Int32 = 0
    while let message = curl_multi_info_read(handle, &left) {
      let done = message.pointee
      if done.msg == CURLMSG_DONE, let easy = done.easy_handle { return (easy, done.data.result) }
    }
    return nil
  }

  private func act(_ socket: curl_socket_t, _ mask: Int32) -> Bool {
    var running: Int32 = 0
    return curl_multi_socket_action(handle, socket, mask, &running) == CURLM_OK
  }

  private func watch(_ socket: curl_socket_t, _ what: Int32) {
    if what == CURL_POLL_REMOVE { return readiness.forget(socket) }
    readiness.watch(socket, reading: what & CURL_POLL_IN != 0, writing: what & CURL_POLL_OUT != 0)
  }

  private static func at(_ pointer: UnsafeMutableRawPointer?) -> CurlMulti {
    // It is the pointer that was set above, and libcurl only calls while one of these methods runs.
    Unmanaged<CurlMulti>.fromOpaque(pointer!).takeUnretainedValue()
  }
}
