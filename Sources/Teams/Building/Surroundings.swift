import Foundation
import Glibc
import Model
import Reactor

/// What the process gets from its machine: clock, environment, paths. Passed in, so that tests and simulations can replace it.
package struct Surroundings: Sendable {
  package var environment: [String: String]
  package var clock: WallClock
  /// Tells how far the clock can be believed.
  package var witness: ClockWitness
  /// Our own program file, which is executed again as the jq worker.
  package var executable: String
  package var zoneDirectory: String
  /// Where system files are searched: the administrator's own directory first.
  package var systemDirectories: [String]
  /// Where holiday files are searched: the administrator's own directory first.
  package var holidayDirectories: [String]
  /// Prints a post on standard output; false when it could not be printed whole.
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
      // The same rule as the C library's: `TZDIR`, else the usual directory.
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

  /// Where files of one kind are: `/etc/dagpost/…`, then the installed ones, or else those of the repository of the build.
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
