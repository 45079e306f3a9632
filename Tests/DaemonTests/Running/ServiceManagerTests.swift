import Foundation
import TestKit
import Testing

@testable import Daemon
@testable import Operate
@testable import Oversee
@testable import Teams
@testable import Updates

/// The datagrams of sd_notify(3).
struct ServiceManagerTests {
  @Test func `each message says what systemd expects`() async throws {
    let folder = try TemporaryFolder()
    let socket = try NotifySocket(in: folder)
    defer { socket.stop() }
    let manager = ServiceManager(environment: ["NOTIFY_SOCKET": socket.path, "WATCHDOG_USEC": "120000000"])
    manager.ready("1 team\nMAINPID=1")
    manager.reloading()
    manager.status("kept")
    manager.alive()
    manager.stopping()
    try await socket.heard("STATUS=finishing")
    let said = socket.said
    #expect(said.prefix(3) == ["READY=1", "STATUS=1 team MAINPID=1", "RELOADING=1"], "no line is smuggled in")
    #expect(said.contains { $0.hasPrefix("MONOTONIC_USEC=") && Int($0.dropFirst(15)) != nil })
    #expect(said.suffix(4) == ["STATUS=kept", "WATCHDOG=1", "STOPPING=1", "STATUS=finishing what is in flight"])
  }

  @Test func `the sign of life comes twice as often as it is asked for`() {
    #expect(ServiceManager(environment: ["WATCHDOG_USEC": "20000000"]).signOfLifeEvery == .seconds(10))
    let own = ["WATCHDOG_USEC": "20000000", "WATCHDOG_PID": String(getpid())]
    #expect(ServiceManager(environment: own).watchdog == .seconds(20))
  }

  @Test(arguments: [[:], ["WATCHDOG_USEC": "0"], ["WATCHDOG_USEC": "x"], ["WATCHDOG_USEC": "5", "WATCHDOG_PID": "1"]])
  func `without a watchdog for this process there is no sign of life`(environment: [String: String]) {
    #expect(ServiceManager(environment: environment).signOfLifeEvery == nil)
  }

  @Test func `a manager that is not there is no trouble`() {
    for path in ["", "/nonexistent/notify", "@nobody-listens-here", String(repeating: "x", count: 300)] {
      ServiceManager(environment: ["NOTIFY_SOCKET": path]).ready("fine")
    }
  }
}
