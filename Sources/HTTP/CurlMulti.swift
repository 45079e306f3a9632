import CCurl

/// A multi handle: the running transfers and the connections that they share.
///
/// It is used on the client's queue only and never blocks. `Readiness` and `timer` wake it.
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
      // libcurl must not be called from its own callback, not even for a delay of 0.
      CurlMulti.at(me).timer.arm(after: milliseconds < 0 ? nil : .milliseconds(milliseconds))
      return 0
    }
  }

  /// Closes all connections. Every transfer must have been removed before, and the handle cannot be used afterwards.
  func close() { curl_multi_cleanup(handle) }

  func add(_ transfer: Transfer) -> Bool { curl_multi_add_handle(handle, transfer.easy) == CURLM_OK }
  func remove(_ transfer: Transfer) { curl_multi_remove_handle(handle, transfer.easy) }

  /// Serves all sockets that are ready, and those that became ready meanwhile, because being woken again costs more
  /// than asking again. Returns false when libcurl reports an error, after which the state of all transfers is unknown.
  func serveSockets() -> Bool {
    for _ in 0..<CurlMulti.rounds {
      let events = readiness.events()
      guard events.allSatisfy(serve) else { return false }
      if events.isEmpty { break }
    }
    return true
  }

  /// The number of rounds after which the other work of the queue gets its chance.
  private static let rounds = 4

  private func serve(_ event: Readiness.Event) -> Bool {
    var mask: Int32 = 0
    if event.readable { mask |= CURL_CSELECT_IN }
    if event.writable { mask |= CURL_CSELECT_OUT }
    if event.failed { mask |= CURL_CSELECT_ERR }
    return act(event.socket, mask)
  }

  /// Serves everything whose time has come. Returns false as `serveSockets` does.
  func serveTimer() -> Bool { act(CURL_SOCKET_TIMEOUT, 0) }

  /// The next transfer that is done. The caller removes it and then judges it; the message is copied, because it dies
  /// with the removal.
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
    // The pointer is the one that was set above, and libcurl calls back only while a method of this object runs.
    Unmanaged<CurlMulti>.fromOpaque(pointer!).takeUnretainedValue()
  }
}
