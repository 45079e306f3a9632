import Config
import Model
import TestKit
import Testing
import YAML

@testable import Collect

@Suite struct SystemDefinitionTests {
  private func mistakes(_ yaml: String) -> [String] {
    let problems = Problems()
    _ = SystemDefinition(Array(yaml.utf8), file: "x.yaml", problems: problems)
    return problems.sorted.map(\.description)
  }

  private let good = """
    system: x
    parameters: { path: { required: true, path: true, example: a.json }, days: { default: 14 }, key: { secret: true } }
    requests:
      all: { file: "{{ path }}", format: json, gives: item }

    """

  @Test func `every mistake of a system file is reported with its place`() {
    #expect(
      mistakes(
        """
        system: x
        parameters:
          days: { default: 14, requierd: true }
          title: { default: a }
          key: { secret: true, default: b }
        requests:
          one: { get: "{{ ulr }}/x", format: jsn, gives: item }
          two: { file: a.json, command: [a], gives: items }
          three: { command: "git log", format: lines, gives: item }
          four: { command: [curl, "{{ key }}"], format: json, gives: item, gone: done }
          five: { get: "https://x/{{ days | utc }}{{ today + key }}{{", format: json }
        colour: red
        """
      ) == [
        #"x.yaml:3:24: parameters.days.requierd is not a known setting (did you mean "required"?)"#,
        "x.yaml:4:3: parameters.title is a name that every source has; choose another",
        "x.yaml:5:18: parameters.key.secret is a secret, which has no default and is not a path",
        "x.yaml:7:15: requests.one.get names {{ ulr }}, which nothing gives; known here: days, key, now, since, title, today",
        #"x.yaml:7:38: requests.one.format is "jsn"; it should be json, ndjson, yaml, csv, lines, tasks, ics, notes or mail (did you mean "json"?)"#,
        "x.yaml:8:3: requests.two has file: and command:; it can only have one of them",
        #"x.yaml:8:3: requests.two is missing "format": json, ndjson, yaml, csv, lines, tasks, ics, notes or mail"#,
        #"x.yaml:8:45: requests.two.gives is "items"; it should be item, milestone, metric, decision, note, absence or event (did you mean "item"?)"#,
        "x.yaml:9:21: requests.three.command should be a list, for example [git, log]; no shell reads it",
        "x.yaml:10:20: requests.four.command holds a secret; other users of the machine could read it there. Secrets go into headers: of a get:",
        #"x.yaml:10:74: requests.four.gone is "done"; it should be vanished or finished"#,
        #"x.yaml:11:3: requests.five is missing "gives", for example gives: item"#,
        "x.yaml:11:16: requests.five.get holds {{ days | utc }}; the filters are utc (for since and now) and date (for today too)",
        "x.yaml:12:1: colour is not a known setting; known here: about, advice, counted, environment, http, jq, parameters, requests, system, title",
      ])
  }

  @Test func `an administrator's file replaces ours`() throws {
    let ours = try TemporaryFolder()
    let theirs = try TemporaryFolder()
    try ours.write("x.yaml", good + "title: Ours")
    try theirs.write("x.yaml", good + "title: Theirs")
    try ours.write("y.yaml", good.replacing("system: x", with: "system: y"))
    let catalog = try Room.catalog(theirs.path, ours.path, "/nonexistent")
    #expect(catalog.names == ["x", "y"])
    #expect(catalog.systems["x"]?.title == "Theirs")
  }

  @Test func `a broken file is reported once, and not at each source that names it`() throws {
    let folder = try TemporaryFolder()
    try folder.write("x.yaml", "system: x")
    let problems = Problems()
    let catalog = SystemCatalog.load(directories: [folder.path], problems: problems)
    #expect(problems.all.map(\.sentence) == ["has no requests; a system needs at least one"])
    #expect(Room.mistakes("system: x", systems: catalog) == [])
  }

  @Test func `a file must have the name of its system`() throws {
    let folder = try TemporaryFolder()
    try folder.write("z.yaml", good)
    let problems = Problems()
    #expect(SystemCatalog.load(directories: [folder.path], problems: problems).names == [])
    #expect(problems.all.map(\.sentence) == [#"is "x"; it should be "z", as the file is named"#])
  }

  @Test func `templates compute dates from the moment of reading`() throws {
    let names = TemplateNames([])
    let values = TemplateValues(parameters: [:], window: Room.window)
    func text(_ template: String) throws -> String { try Template(template, names: names).text(values) }
    #expect(try text("{{ since | utc }}") == "2026-11-23T15:30:00Z")
    #expect(try text("{{ since - 3 | utc }}") == "2026-11-20T15:30:00Z")
    #expect(try text("{{today}} {{ today + 14 | date }} {{ now | date }}") == "2026-11-24 2026-12-08 2026-11-24")
    #expect(try text("no } { braces }}") == "no } { braces }}")
  }

  @Test func `a filled-in value is not read as a template`() throws {
    let folder = try TemporaryFolder()
    try folder.write("{{ key }}.json", "[]")
    try folder.write("x.yaml", good)
    let source = try Room.source(
      "system: x\npath: '{{ key }}.json'\nkey: { credential: canary }", systems: Room.catalog(folder.path),
      file: folder.path + "/dagpost.yaml")
    #expect(source.requests.count == 1)
  }

  @Test func `every system that comes with the program loads and its jq compiles`() async throws {
    let catalog = try Room.catalog(Room.systems)
    #expect(catalog.names.contains("git"))
    let worker = Room.worker()
    for system in catalog.systems.values {
      guard let program = system.program else { continue }
      #expect(await worker.check(program) == nil, "\(system.name)")
    }
    await worker.close()
  }
}
