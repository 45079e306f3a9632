import CCurl
import Dispatch
import Glibc

/// libcurl's sockets, watched as one: a private epoll descriptor, which one dispatch source watches for as long as the
/// client lives.
///
/// Not a source per socket: libdispatch keeps its books by descriptor number, and a socket that is closed and its number
/// given out again leaves a source that never fires. An epoll set forgets a closed descriptor by itself.
final class Readiness {
  struct Event {
    let socket: Int32
    let readable: Bool
    let writable: Bool
    let failed: Bool
  }

  private let epoll: Int32
  private let source: any DispatchSourceRead

  /// Nil when the process has no descriptor left. `ready` is called on `queue` whenever `events()` has some.
  init?(queue: DispatchQueue, ready: @escaping @Sendable () -> Void) {
    let epoll = epoll_create1(Int32(EPOLL_CLOEXEC))
    guard epoll >= 0 else { return nil }
    self.epoll = epoll
    source = DispatchSource.makeReadSource(fileDescriptor: epoll, queue: queue)
    source.setEventHandler(handler: ready)
    source.activate()
  }

  /// Replaces what is watched of a socket; a direction that is no longer wanted goes away.
  func watch(_ socket: Int32, reading: Bool, writing: Bool) {
    var event = epoll_event()
    if reading { event.events |= EPOLLIN.rawValue }
    if writing { event.events |= EPOLLOUT.rawValue }
    event.data.fd = socket
    if epoll_ctl(epoll, EPOLL_CTL_MOD, socket, &event) != 0, errno == ENOENT {
      _ = epoll_ctl(epoll, EPOLL_CTL_ADD, socket, &event)
    }
  }

  func forget(_ socket: Int32) {
    var none = epoll_event()
    _ = epoll_ctl(epoll, EPOLL_CTL_DEL, socket, &none)
  }

  /// What is ready now, without waiting. What does not fit comes with the next call: the source fires again for it.
  func events() -> [Event] {
    var found = [epoll_event](repeating: epoll_event(), count: 64)
    let count = epoll_wait(epoll, &found, Int32(found.count), 0)
    return found.prefix(max(0, Int(count))).map { event in
      Event(
        socket: event.data.fd, readable: event.events & EPOLLIN.rawValue != 0,
        writable: event.events & EPOLLOUT.rawValue != 0,
        failed: event.events & (EPOLLERR.rawValue | EPOLLHUP.rawValue) != 0)
    }
  }

  /// Ends the watching and calls `closed` when the source has let go of the descriptor and it is closed: closing it
  /// earlier is what libdispatch does not survive.
  func close(closed: @escaping @Sendable () -> Void) {
    source.setCancelHandler { @Sendable [epoll] in
      _ = Glibc.close(epoll)
      closed()
    }
    source.cancel()
  }
}
