import CCurl
import Dispatch
import Glibc

/// Watches libcurl's sockets through a private epoll descriptor, which one dispatch source watches for as long as the
/// client lives.
///
/// A dispatch source for each socket does not work: libdispatch identifies descriptors by their number, and when a
/// socket is closed and its number is used again, the new source never fires. An epoll set forgets a closed descriptor
/// by itself.
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

  /// Sets which directions of a socket are watched, in the place of those set before.
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

  /// The sockets that are ready now, without waiting, 64 at most. The source fires again for the others.
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

  /// Stops watching. The descriptor is closed, and `closed` called, only when the source has released it, because
  /// libdispatch crashes when a descriptor is closed earlier.
  func close(closed: @escaping @Sendable () -> Void) {
    source.setCancelHandler { @Sendable [epoll] in
      _ = Glibc.close(epoll)
      closed()
    }
    source.cancel()
  }
}
