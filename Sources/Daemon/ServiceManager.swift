import Glibc
import Model

/// Notifications to systemd, through the datagram socket of sd_notify(3). Without that socket every call does nothing.
package struct ServiceManager: Sendable {
  private let socketPath: String?
  /// How often systemd expects a sign of life: the unit's `WatchdogSec=`, if it is meant for this process.
  package let watchdog: Duration?

  package init(environment: [String: String]) {
    socketPath = environment["NOTIFY_SOCKET"].flatMap { $0.isEmpty ? nil : $0 }
    let meant = environment["WATCHDOG_PID"].map { $0 == String(getpid()) } ?? true
    let period = environment["WATCHDOG_USEC"].flatMap(Int64.init).flatMap { $0 > 0 ? $0 : nil }
    watchdog = meant ? period.map { .microseconds($0) } : nil
  }

  /// Half of that time, as sd_watchdog_enabled(3) recommends.
  package var signOfLifeEvery: Duration? { watchdog.map { $0 / 2 } }

  package func ready(_ status: String) { notify(["READY=1", "STATUS=\(oneLine(status))"]) }
  package func status(_ status: String) { notify(["STATUS=\(oneLine(status))"]) }
  package func stopping() { notify(["STOPPING=1", "STATUS=finishing what is in flight"]) }
  package func alive() { if watchdog != nil { notify(["WATCHDOG=1"]) } }

  /// To be sent as soon as HUP arrives, because systemd 252 waits only about 40 ms after its reload command has ended. From
  /// version 253 on, `Type=notify-reload` requires MONOTONIC_USEC; older versions ignore it.
  package func reloading() {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    notify(["RELOADING=1", "MONOTONIC_USEC=\(time.tv_sec * 1_000_000 + time.tv_nsec / 1000)"])
  }

  private func oneLine(_ text: String) -> String {
    String(text.map { $0.isNewline ? " " : $0 }.prefix(400))
  }

  private func notify(_ lines: [String]) {
    guard let socketPath, let (address, length) = unixAddress(socketPath) else { return }
    let descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    guard descriptor >= 0 else { return }
    defer { close(descriptor) }
    let message = Array(lines.joined(separator: "\n").utf8)
    withUnsafePointer(to: address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { target in
        // Errors are ignored: the daemon works without systemd too. MSG_NOSIGNAL, because the receiver may be gone.
        _ = sendto(descriptor, message, message.count, Int32(MSG_NOSIGNAL), target, length)
      }
    }
  }

  /// The address of `/path`, or of `@name`, an abstract socket: its first byte is NUL, and its length counts no NUL at the end.
  private func unixAddress(_ path: String) -> (sockaddr_un, socklen_t)? {
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    var bytes = Array(path.utf8)
    let abstract = bytes.first == UInt8(ascii: "@")
    if abstract { bytes[0] = 0 }
    let room = MemoryLayout.size(ofValue: address.sun_path)
    guard bytes.count < room else { return nil }
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
    let header = MemoryLayout<sockaddr_un>.size - room
    return (address, socklen_t(header + bytes.count + (abstract ? 0 : 1)))
  }
}
