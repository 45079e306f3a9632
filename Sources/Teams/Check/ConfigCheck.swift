import Almanac
import Collect
import Config
import HTTP
import Model
import YAML

/// For `dagpost check`: every mistake of a configuration, and whether the daemon would accept it.
package struct ConfigCheck: Encodable, Sendable {
  package struct Found: Encodable, Sendable {
    package let severity: String
    package let file: String
    package let line: Int
    package let column: Int
    package let setting: String
    /// The whole sentence, place included.
    package let sentence: String
  }
  package let accepted: Bool
  package let problems: [Found]
  /// What is correct but should be seen: the workdays that become days off by calendars.
  package let notes: [String]
  /// The last line of the output.
  package let conclusion: String

  package static func run(configPath: String, surroundings: Surroundings) async -> ConfigCheck {
    let loaded = LoadedConfig.load(configPath, surroundings, use: .checking)
    let built = WorldBuilder.build(loaded, surroundings)
    let programs: [String: ProgramPlace]
    switch built {
    case .success(let built): programs = built.programs
    case .failure(let mistakes): programs = mistakes.programs
    }
    await mistakesInPrograms(programs, loaded.problems, surroundings: surroundings)
    var notes = loaded.settings?.notes ?? []
    if case .success(let built) = built {
      let now = surroundings.clock.now()
      await unfetched(built.world, now: now, loaded.problems)
      for problem in await FileCheck.look(at: built.world, of: loaded, now: now) { loaded.problems.add(problem) }
      notes += DaysOffReport.lines(built.world.with(built.world.calendars), now: now)
    }
    let problems = loaded.problems.sorted.map(Found.init)
    let errors = problems.filter { $0.severity == "error" }.count
    return ConfigCheck(
      accepted: errors == 0, problems: problems, notes: notes,
      conclusion: conclusion(errors: errors, built: try? built.get(), path: configPath)
        + (errors == 0 ? hint(loaded, try? built.get()) : ""))
  }

  /// Compiles the jq program of each system, used or not, and of each source, by the worker, as a round of collecting does.
  private static func mistakesInPrograms(
    _ programs: [String: ProgramPlace], _ problems: Problems, surroundings: Surroundings
  ) async {
    let systems = SystemCatalog.load(directories: surroundings.systemDirectories, problems: Problems()).systems.values
    let worker = JQWorker(executable: surroundings.executable)
    var told: Set<String> = []
    for system in systems {
      guard let program = system.program, let problem = await system.mistake(by: worker) else { continue }
      problems.add(problem)
      told.insert(program)
    }
    for (program, place) in programs where !told.contains(program) {
      guard let failure = await worker.check(program) else { continue }
      problems.add(
        Problem(at: place.location, path: place.path, "cannot be used: \(failure.sentence(request: "check"))"))
    }
    await worker.close()
  }

  /// Fetches calendars from their addresses, in memory only, and warns of those that give no calendar now. That is no error,
  /// because the daemon runs without such a calendar and asks again.
  private static func unfetched(_ world: World, now: Instant, _ problems: Problems) async {
    let calendars = world.addressed
    guard !calendars.isEmpty else { return }
    let http = CurlClient(version: Version.current)
    let failed = await CalendarFetching(http: http).fetch(calendars, now: now) { bytes, calendar in
      world.calendars.take(bytes, as: calendar.file).map { "gave no calendar: \($0)" }
    }
    await http.close()
    for failure in failed {
      let calendar = failure.calendar
      let place = calendar.address?.shown ?? calendar.file
      problems.add(
        Problem(
          .warning, at: calendar.location, path: calendar.setting,
          "names \(place), which cannot be used now: it \(failure.why)"))
    }
  }

  /// Warns when nobody would notice that the daemon fell silent. Not in a first try, which sets its own `state`.
  private static func hint(_ loaded: LoadedConfig, _ built: BuiltWorld?) -> String {
    guard let built, built.world.forOperator.hearsNothing, loaded.settings?.stateDirectory == nil else { return "" }
    return " Nobody is told when something goes wrong: name a channel in \"alarm\", or an address in \"heartbeat\"."
  }

  private static func conclusion(errors: Int, built: BuiltWorld?, path: String) -> String {
    if errors > 0 { return errors == 1 ? "1 mistake to mend." : "\(errors) mistakes to mend." }
    let teams = built?.world.teams.count ?? 0
    return "\(path) is fine: \(teams == 1 ? "1 team" : "\(teams) teams")."
  }
}

extension ConfigCheck.Found {
  fileprivate init(_ problem: Problem) {
    self.init(
      severity: problem.severity == .error ? "error" : "warning", file: problem.location.file,
      line: problem.location.line,
      column: problem.location.column, setting: problem.path, sentence: problem.description)
  }
}
