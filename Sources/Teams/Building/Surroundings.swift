import Foundation
import Glibc
import Model
import Reactor

/// What the process stands in: clock, environment, paths. Passed in, so that tests and simulations can make their own.
package struct Surroundings: Sendable {
  package var environment: [String: String]
  package var clock: WallClock
  /// What vouches for the clock.
  package var witness: ClockWitness
  /// Our own program, which the jq worker runs again.
  package var executable: String
  package var zoneDirectory: String
  /// Where system files are looked for; an administrator's own come first.
  package var systemDirectories: [String]
  /// Where holiday files are looked for; an administrator's own come first.
  package var holidayDirectories: [String]
  /// Where posts are printed; false when one could not be printed whole.
  package var print: @Sendable (String) -> Bool

  package init(
    environment: [String: String], clock: WallClock, witness: ClockWitness, executable: String, zoneDirectory: String,
    systemDirectories: [String], holidayDirectories: [String], print: @escaping @Sendable (String) -> Bool
  ) {
    self.environment = environment
    self.clock = clock
    self.witness = witness
    self.executable = executable
    self.zoneDirectory = zoneDirectory
    self.systemDirectories = systemDirectories
    self.holidayDirectories = holidayDirectories
    self.print = print
  }

  package static func live() -> Surroundings {
    let executable = ownProgram()
    let environment = ProcessInfo.processInfo.environment
    return Surroundings(
      environment: environment, clock: .machine, witness: .machine, executable: executable,
      // As the C library finds them.
      zoneDirectory: environment["TZDIR"].flatMap { $0.isEmpty ? nil : $0 } ?? "/usr/share/zoneinfo",
      systemDirectories: directories(of: "systems", holding: "tasks.yaml", beside: executable),
      holidayDirectories: directories(of: "holidays", holding: "nl.yaml", beside: executable), print: toStandardOutput)
  }

  @Sendable private static func toStandardOutput(_ text: String) -> Bool {
    var left = Array(text.utf8)[...]
    while !left.isEmpty {
      let count = left.withUnsafeBytes { write(1, $0.baseAddress, $0.count) }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { return false }
      left = left.dropFirst(count)
    }
    return true
  }

  /// `/etc/dagpost/systems`, then those that were installed with the program, or those of the repository it was built in.
  static func directories(of kind: String, holding file: String, beside executable: String) -> [String] {
    var folder = URL(fileURLWithPath: executable).deletingLastPathComponent()
    var candidates = [folder.deletingLastPathComponent().appendingPathComponent("share/dagpost/\(kind)").path]
    for _ in 0..<5 {
      candidates.append(folder.appendingPathComponent("config/\(kind)").path)
      folder.deleteLastPathComponent()
    }
    let shipped = candidates.first { FileManager.default.fileExists(atPath: "\($0)/\(file)") }
    return ["/etc/dagpost/\(kind)"] + (shipped.map { [$0] } ?? [])
  }

  private static func ownProgram() -> String {
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
    let count = readlink("/proc/self/exe", &buffer, buffer.count - 1)
    guard count > 0 else { return CommandLine.arguments[0] }
    return String(decoding: buffer[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}
