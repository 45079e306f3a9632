import Almanac
import Config
import Foundation
import HTTP
import Ledger
import Model
import Operate
import Reactor
import Services
import Synchronization
import Teams
import Updates
import YAML

/// For `dagpost doctor`: checks everything that updates need in order to arrive. It writes nothing and posts nothing.
package enum Doctor {
  package static func run(configPath: String, surroundings: Surroundings) async -> DoctorReport {
    await run(configPath: configPath, surroundings: surroundings, machine: .live)
  }

  package static func run(configPath: String, surroundings: Surroundings, machine: DoctorMachine) async -> DoctorReport
  {
    var report = DoctorReport()
    let secrets = Mutex<[SecretSeen]>([])
    let source = SecretSource.standard(environment: surroundings.environment, use: .checking).watched { seen in
      secrets.withLock { $0.append(seen) }
    }
    let loaded = LoadedConfig.load(configPath, surroundings, secrets: source)
    let world = try? WorldBuilder.build(loaded, surroundings).get().world
    let named = secrets.withLock { $0 }
    report.findings += await config(configPath, surroundings, besides: Set(named.compactMap(\.trouble?.description)))
    report.findings += credentials(named, machine)
    report.findings.append(zones(surroundings))
    let state = loaded.stateDirectory
    let unit = await machine.unit()
    var daemon = DoctorChecks.Daemon.none
    if let state { daemon = await ask(configPath, surroundings, in: state) }
    var status: StatusReport?
    if case .answers(let report) = daemon { status = report }
    var known: ClockNote?
    if let state {
      report.findings += DoctorChecks.state(
        state, machine.place(state), ledger: machine.place(state + "/ledger.sqlite"))
      let found = await ledger(state, world, surroundings)
      known = found.known
      report.findings += found.findings + backups(state, now: surroundings.clock.now())
      status = status ?? found.status
    }
    report.findings.append(clock(surroundings, known: known))
    if let world {
      report.findings += DoctorChecks.channels(of: world.teams)
      if machine.asksChannels { report.findings += await reach(world) }
    }
    report.findings.append(DoctorChecks.unit(unit))
    report.findings += DoctorChecks.daemon(daemon, unit: unit)
    if let status { report.findings += [DoctorChecks.posts(status)] + DoctorChecks.sources(status) }
    if let world {
      report.findings = report.findings.map { finding in
        .init(finding.check, finding.level, world.onSharedWall(finding.sentence))
      }
    }
    return report
  }

  private static func reach(_ world: World) async -> [DoctorReport.Finding] {
    let http = CurlClient(version: Version.current)
    let findings = await DoctorReach(http: http).findings(of: world)
    await http.close()
    return findings
  }

  /// What `check` finds, without the secrets, which have findings of their own.
  private static func config(
    _ path: String, _ surroundings: Surroundings, besides told: Set<String>
  ) async -> [DoctorReport.Finding] {
    let check = await ConfigCheck.run(configPath: path, surroundings: surroundings)
    let problems = check.problems.filter { !told.contains($0.sentence) }.map {
      DoctorReport.Finding("config", $0.severity == "error" ? .wrong : .warning, $0.sentence)
    }
    return check.accepted ? problems + [.init("config", .ok, check.conclusion)] : problems
  }

  private static func credentials(_ named: [SecretSeen], _ machine: DoctorMachine) -> [DoctorReport.Finding] {
    var findings: [DoctorReport.Finding] = []
    let places = Set(named.map(\.location))
    let troubles = Dictionary(named.compactMap { seen in seen.trouble.map { (seen.location, $0) } }) { first, _ in first
    }
    for trouble in troubles.sorted(by: { $0.key < $1.key }).map(\.value) {
      findings.append(
        .init("credentials", trouble.severity == .error ? .wrong : .warning, trouble.description))
    }
    let folder = "/etc/dagpost/credentials"
    if let place = machine.place(folder), place.mode & 0o077 != 0 {
      findings.append(
        .init("credentials", .warning, "Others may look into \(folder). Run: chmod 0700 \(folder)"))
    }
    let good = places.count - troubles.count
    if good > 0 {
      findings.append(
        .init("credentials", .ok, "\(good) \(good == 1 ? "secret is" : "secrets are") there and readable."))
    } else if places.isEmpty {
      findings.append(.init("credentials", .ok, "The configuration names no secret."))
    }
    return findings
  }

  private static func zones(_ surroundings: Surroundings) -> DoctorReport.Finding {
    let usual = "/usr/share/zoneinfo"
    let directory = surroundings.zoneDirectory
    return DoctorChecks.zones(
      ZoneStore(directory: directory).release, in: directory,
      usual: directory == usual ? nil : ZoneStore(directory: usual).release,
      year: CivilDateTime(utc: surroundings.clock.now()).date.year)
  }

  private static func clock(_ surroundings: Surroundings, known: ClockNote?) -> DoctorReport.Finding {
    let trust = ClockGuard(ClockTrust(known: known), clock: surroundings.clock, witness: surroundings.witness)
    return DoctorChecks.clock(surroundings.witness.reading(of: surroundings.clock), doubt: trust.doubt())
  }

  private static func ask(
    _ configPath: String, _ surroundings: Surroundings, in state: String
  ) async -> DoctorChecks.Daemon {
    do throws(LocalSocket.Failure) {
      let desk = RequestDesk(configPath: configPath, surroundings: surroundings)
      switch try await desk.askDaemon(StatusRequest(), in: state) {
      case nil: return .none
      case .success(let report): return .answers(report)
      case .failure: return .strange
      }
    } catch {
      return .silent(error.sentence)
    }
  }

  /// Checks the ledger's file, and reads from it what waits, for the case that no daemon can be asked.
  private static func ledger(
    _ state: String, _ world: World?, _ surroundings: Surroundings
  ) async -> (findings: [DoctorReport.Finding], status: StatusReport?, known: ClockNote?) {
    let path = state + "/ledger.sqlite"
    guard FileManager.default.fileExists(atPath: path) else {
      return ([.init("ledger", .ok, "There is no ledger yet: nothing was ever posted.")], nil, nil)
    }
    do {
      let ledger = try Ledger.open(directory: state, mode: .read)
      try await ledger.quickCheck()
      let known = try await ledger.clockNote()
      var status: StatusReport?
      if let world {
        status = try await StatusRequest().run(with: try await Inspection(world, ledger, surroundings))
      }
      try ledger.close()
      return ([.init("ledger", .ok, "\(path) is sound.")], status, known)
    } catch {
      return (Refusal(error).sentences.map { .init("ledger", .wrong, $0) }, nil, nil)
    }
  }

  /// Checks that the newest backup is at most two days old, where backups are made at all.
  private static func backups(_ state: String, now: Instant) -> [DoctorReport.Finding] {
    let folder = state + "/backups"
    guard let files = try? FileManager.default.contentsOfDirectory(atPath: folder) else { return [] }
    let dates = files.filter { $0.hasPrefix("ledger-") && $0.hasSuffix(".sqlite") }.compactMap { name -> Instant? in
      let attributes = try? FileManager.default.attributesOfItem(atPath: "\(folder)/\(name)")
      return (attributes?[.modificationDate] as? Date).map { Instant(seconds: Int64($0.timeIntervalSince1970)) }
    }
    guard let newest = dates.max() else {
      return [.init("backup", .warning, "\(folder) has no backup of the ledger. Run: dagpost ledger backup")]
    }
    let age = now.since(newest)
    return age > .seconds(2 * 86_400)
      ? [
        .init("backup", .warning, "The newest backup of the ledger is of \(newest.iso8601). Run: dagpost ledger backup")
      ]
      : [.init("backup", .ok, "The newest backup of the ledger is of \(newest.iso8601).")]
  }
}
