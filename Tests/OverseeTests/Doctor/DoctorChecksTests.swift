import Model
import Reactor
import Testing

@testable import Daemon
@testable import Operate
@testable import Oversee
@testable import Teams
@testable import Updates

/// What `doctor` thinks of what it finds.
struct DoctorChecksTests {
  @Test func `settings that are not in force are wrong`() {
    var report = StatusReport(daemon: true)
    report.version = Version.current
    report.configuration = ["net is left out."]
    let found = DoctorChecks.daemon(.answers(report), unit: .noManager)
    #expect(found.contains { $0.check == "config" && $0.level == .wrong && $0.sentence == "net is left out." })
  }

  private static let good = DoctorMachine.Place(mode: 0o700, owner: 0, fileSystem: 0xEF53, free: 9 << 30, freeFiles: 99)

  private func state(_ change: (inout DoctorMachine.Place) -> Void = { _ in }, ledger: UInt32 = 0o600) -> [String] {
    var place = Self.good
    change(&place)
    var file = Self.good
    file.mode = ledger
    return DoctorChecks.state("/state", place, ledger: file).map { "\($0.check) \($0.level)" }
  }

  @Test func `a state directory is its owner's, on a local disk with room`() {
    #expect(state() == ["state ok", "disk ok"])
    #expect(state { $0.mode = 0o777 } == ["state wrong", "disk ok"])
    #expect(state { $0.mode = 0o755 } == ["state warning", "disk ok"])
    #expect(state(ledger: 0o644) == ["state warning", "disk ok"])
    #expect(state { $0.fileSystem = 0x0102_1994 } == ["state warning", "disk ok"])
    #expect(state { $0.free = 100 << 20 } == ["state ok", "disk warning"])
    #expect(state { $0.free = 10 << 20 } == ["state ok", "disk wrong"])
    #expect(state { $0.freeFiles = 0 } == ["state ok", "disk wrong"])
    #expect(state { $0.freeFiles = nil } == ["state ok", "disk ok"])
    #expect(DoctorChecks.state("/state", nil, ledger: nil).map(\.level) == [.warning])
  }

  @Test(arguments: [(0x6969, "NFS"), (0xFF53_4D42, "CIFS"), (0x6573_5546, "FUSE")])
  func `a network file system is wrong`(magic: Int, name: String) {
    var place = Self.good
    place.fileSystem = magic
    let finding = DoctorChecks.state("/state", place, ledger: nil).first
    #expect(finding?.level == .wrong)
    #expect(finding?.sentence.contains("on a network file system (\(name))") == true)
  }

  @Test(arguments: [
    (["LoadState": "not-found"], DoctorReport.Level.warning, "make install"),
    (["LoadState": "loaded", "ActiveState": "failed", "Result": "exit-code"], .wrong, "failed (exit-code)"),
    (["LoadState": "loaded", "ActiveState": "inactive"], .wrong, "systemctl start dagpost"),
    (
      ["LoadState": "loaded", "ActiveState": "active", "UnitFileState": "disabled"], .warning,
      "systemctl enable dagpost"
    ),
    (
      ["LoadState": "loaded", "ActiveState": "active", "UnitFileState": "enabled", "NRestarts": "3"], .warning,
      "restarted 3 times"
    ),
    (
      ["LoadState": "loaded", "ActiveState": "active", "UnitFileState": "enabled", "NRestarts": "0"], .ok,
      "enabled and active"
    ),
  ])
  func `the unit is installed, enabled and active`(facts: [String: String], level: DoctorReport.Level, words: String) {
    let finding = DoctorChecks.unit(.found(facts))
    #expect(finding.level == level)
    #expect(finding.sentence.contains(words))
  }

  @Test func `what systemctl prints is read, and its absence is said`() {
    func reply(_ output: String, _ code: Int32) -> DoctorMachine.Unit {
      DoctorMachine.unit(from: .init(output: output, code: code))
    }
    #expect(
      reply("LoadState=loaded\nResult=\nX=a=b\n", 0) == .found(["LoadState": "loaded", "Result": "", "X": "a=b"]))
    #expect(reply("", 127) == .noSystemctl)
    #expect(reply("", 1) == .noManager)
    #expect(DoctorMachine.unit(from: nil) == .noSystemctl)
    #expect(DoctorChecks.unit(.noSystemctl).sentence.hasPrefix("There is no systemctl"))
  }

  @Test func `a program of the machine is asked without a shell's surprises`() async {
    #expect(await MachineQuestion.ask("printf 'a=b\\n'; echo trouble >&2; exit 3") == .init(output: "a=b\n", code: 3))
    #expect(await MachineQuestion.ask("there-is-no-such-program")?.code == 127)
  }

  @Test func `a clock is kept by somebody`() {
    func clock(_ synchronised: Bool?, _ doubt: String? = nil) -> DoctorReport.Level {
      DoctorChecks.clock(
        ClockReading(wall: Instant(seconds: 1_795_532_400), sinceBoot: .zero, isSynchronised: synchronised),
        doubt: doubt
      ).level
    }
    #expect([clock(true), clock(nil), clock(false), clock(true, "no")] == [.ok, .ok, .warning, .wrong])
  }

  @Test func `zone rules are of this year or the last, and the machine's own`() {
    func zones(_ release: String?, usual: String? = nil) -> DoctorReport.Level {
      DoctorChecks.zones(release, in: "/zones", usual: usual, year: 2026).level
    }
    #expect(zones("2026b") == .ok)
    #expect(zones("2025b") == .ok)
    #expect(zones("2024b") == .warning)
    #expect(zones(nil) == .warning)
    #expect(zones("2025b", usual: "2026a") == .warning)
  }

  @Test func `a daemon answers, and is of this version`() {
    func daemon(_ daemon: DoctorChecks.Daemon, active: Bool = false) -> [DoctorReport.Level] {
      DoctorChecks.daemon(daemon, unit: active ? .found(["ActiveState": "active"]) : .noSystemctl).map(\.level)
    }
    var report = StatusReport(daemon: true)
    report.version = Version.current
    #expect(daemon(.answers(report)) == [.ok])
    report.version = "0.0.1"
    report.keptZones = ["The time zone X is damaged"]
    report.alarms = ["The alarm channel refused a message"]
    #expect(daemon(.answers(report)) == [.warning, .warning, .warning])
    #expect(daemon(.none) == [.warning])
    #expect(daemon(.none, active: true) == [.wrong])
    #expect(daemon(.silent("no")) == [.wrong])
    #expect(daemon(.strange) == [.wrong])
  }
}
