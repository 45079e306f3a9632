import CCurl
import Glibc

/// A server that must not be what is measured: one thread, one epoll descriptor, `200 ok` to everything.
///
/// `GET /figures` tells what came since the last such question, and how long: from the first byte of the first post to the
/// last byte of the last answer.
final class QuickServer {
  let port: Int
  private let listener: Int32
  private let epoll: Int32
  private var connections: [Int32: QuickConnection] = [:]
  private var figures = QuickFigures()

  init?() {
    listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_NONBLOCK.rawValue), 0)
    epoll = epoll_create1(0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let (listener, size) = (listener, length)
    let isBound = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(listener, $0, size) == 0 && listen(listener, 4096) == 0 && getsockname(listener, $0, &length) == 0
      }
    }
    port = Int(in_port_t(bigEndian: address.sin_port))
    guard isBound, epoll >= 0 else { return nil }
    watch(listener)
  }

  func run() {
    var events = [epoll_event](repeating: epoll_event(), count: 256)
    while true {
      let count = epoll_wait(epoll, &events, Int32(events.count), -1)
      for event in events.prefix(max(0, Int(count))) {
        if event.data.fd == listener { acceptAll() } else { serve(event.data.fd) }
      }
    }
  }

  private func watch(_ socket: Int32) {
    var event = epoll_event()
    event.events = EPOLLIN.rawValue
    event.data.fd = socket
    _ = epoll_ctl(epoll, EPOLL_CTL_ADD, socket, &event)
  }

  private func acceptAll() {
    while true {
      let client = accept(listener, nil, nil)
      guard client >= 0, fcntl(client, F_SETFL, O_NONBLOCK) == 0 else { return }
      var yes: Int32 = 1
      setsockopt(client, Int32(IPPROTO_TCP), TCP_NODELAY, &yes, socklen_t(MemoryLayout<Int32>.size))
      connections[client] = QuickConnection()
      figures.opened += 1
      figures.most = max(figures.most, connections.count)
      watch(client)
    }
  }

  private func serve(_ client: Int32) {
    guard let connection = connections[client] else { return }
    guard connection.read(client) else {
      connections[client] = nil
      close(client)
      return
    }
    while let request = connection.next() {
      switch request {
      case .figures:
        say("\(figures.text)\n", to: client)
        figures = QuickFigures()
      case .post(let number, let size):
        figures.took(number, size)
        say("ok", to: client)
        figures.answered()
      }
    }
  }

  private func say(_ body: String, to client: Int32) {
    let answer = "HTTP/1.1 200 OK\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)"
    _ = answer.withCString { send(client, $0, strlen($0), Int32(MSG_NOSIGNAL)) }
  }
}

/// What a server counts.
struct QuickFigures {
  private var numbers: Set<Int> = []
  private var posts = 0
  private var bytes = 0
  private var first: Int?
  private var last = 0
  private let cpu = QuickFigures.cpu()
  var opened = 0
  var most = 0

  mutating func took(_ number: Int, _ size: Int) {
    if first == nil { first = QuickFigures.now() }
    posts += 1
    bytes += size
    numbers.insert(number)
  }

  mutating func answered() { last = QuickFigures.now() }

  var text: String {
    "posts=\(posts) different=\(numbers.count) bytes=\(bytes) opened=\(opened) most=\(most) "
      + "span_us=\(last - (first ?? last)) server_cpu_us=\(QuickFigures.cpu() - cpu)"
  }

  private static func now() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1_000_000 + time.tv_nsec / 1000
  }

  static func cpu() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return time.tv_sec * 1_000_000 + time.tv_nsec / 1000
  }
}
