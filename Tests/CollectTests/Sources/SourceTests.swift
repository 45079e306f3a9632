import Config
import Model
import TestKit
import Testing
import YAML

@testable import Collect

@Suite struct SourceTests {
  private let folder: TemporaryFolder
  init() throws { folder = try TemporaryFolder() }

  private func read(_ yaml: String) async throws -> Reading {
    try await Room.read(Room.source(yaml, file: folder.path + "/dagpost.yaml"))
  }

  @Test func `a CSV with our field names needs no mapping`() async throws {
    try folder.write(
      "cijfers.csv",
      "name,value,target,date,remark\nopen,52,,2026-11-24,x\nftr,abc,70,2026-11-24,\nftr,71,70,2026-11-24,")
    let reading = try await read("file: cijfers.csv\ngives: metric")
    #expect(reading.title == "it")
    #expect(reading.metrics.map(\.value) == [52, 71])
    #expect(
      reading.sentences == [
        #"it: the column "remark" is no field of a figure and was not read"#,
        #"it: line 3: "ftr": value "abc" is not a number"#,
      ])
    #expect(reading.completeness == Completeness(complete: false))
  }

  @Test func `dates are read in the order that a source, or a system's request, says`() async throws {
    try folder.write("i.csv", "title;due\nWifi;1-12-2026\nLaptops;2/12/2026 16:30\n")
    let refused = try await read("file: i.csv\ngives: item")
    #expect(
      refused.problems.first?.sentence
        == "it: line 2: \"Wifi\": due is \"1-12-2026\"; day and month are never guessed; say dates: d-m-y or dates: m-d-y at the source, "
        + "or write a day like 2026-12-01")
    #expect(refused.problems.first?.loss == ReadingProblem.Loss(.date, line: 2))
    let read = try await read("file: i.csv\ngives: item\ndates: d-m-y")
    #expect(read.sentences == [])
    #expect(read.items.map { $0.due.map(Room.calendar.day)?.description } == ["2026-12-01", "2026-12-02"])
    try folder.write("list.md", "- [ ] Wifi due:1-12-2026\n")
    try folder.write(
      "x.yaml",
      "system: x\nrequests: { all: { file: \(folder.path)/list.md, gives: item, format: tasks, dates: d-m-y } }")
    let own = try await Room.read(try Room.source("system: x", systems: Room.catalog(folder.path)))
    #expect(own.items.map { $0.due.map(Room.calendar.day)?.description } == ["2026-12-01"])
    let tasks = try Room.source(
      "system: tasks\npath: \(folder.path)/list.md\ndates: d-m-y", systems: Room.catalog(Room.systems))
    #expect(try await Room.read(tasks).items.count == 1)
    #expect(
      Room.mistakes("file: i.csv\ngives: item\ndates: dmy").first?.contains("it should be y-m-d, d-m-y or m-d-y")
        == true)
  }

  @Test func `problems do not quote hidden titles, and excluded records are no loss`() async throws {
    try folder.write("i.csv", "title,labels,due\nOntslag,hr,morgen\nWifi,,morgen\n")
    let excluded = try await read("file: i.csv\ngives: item\nexclude: { labels: [hr] }")
    #expect(!"\(excluded)".contains("Ontslag"))
    #expect(excluded.failure.contains("Wifi") || excluded.sentences.count == 1)
    #expect(!"\(try await read("file: i.csv\ngives: item\ntitles: hidden"))".contains("Wifi"))
  }

  @Test func `a jq program of the source maps foreign field names to ours`() async throws {
    try folder.write("calls.json", #"{"calls": [{"nr": 7, "what": "a"}, {"nr": 8}, {"nr": "x", "what": "b"}]}"#)
    let reading = try await read(
      """
      file: calls.json
      each: .calls[]
      jq: '{ id: "I \\(.nr + 0)", title: .what }'
      gives: item
      """)
    #expect(reading.items.map { "\($0.id) \($0.title)" } == ["I 7 a", "I 8 "])
    #expect(reading.sentences == [#"it: record 3: jq: string ("x") and number (0) cannot be added"#])
  }

  @Test func `an each that does not match the answer fails the reading`() async throws {
    try folder.write("calls.json", #"{"error": "no such table"}"#)
    #expect(
      try await read("file: calls.json\neach: .calls[]\ngives: item").failure
        == "the jq of records stopped: Cannot iterate over null (null); what it gave has no \"calls\"")
  }

  @Test func `a field that each names and the answer lacks is reported`() async throws {
    try folder.write("n.json", #"{"issues": []}"#)
    #expect(
      try await read("file: n.json\neach: .items[]\ngives: item").failure
        == #"the jq of records stopped: Cannot iterate over null (null); what it gave has no "items"; its list is "issues": say each: ".issues[]""#
    )
  }

  @Test(arguments: ["null", " null\n"])
  func `null in place of a list fails the reading`(text: String) async throws {
    try folder.write("n.json", text)
    for settings in ["gives: item", "gives: item\neach: .[]?"] {
      #expect(
        try await read("file: n.json\n\(settings)").failure.hasSuffix(
          "an empty list is written [] and means that there is nothing"))
    }
    try folder.write("n.json", "42")
    #expect(try await read("file: n.json\ngives: item").failure.hasSuffix("it is 42; a list of records was expected"))
  }

  @Test func `a list below a field is reported with the each to write`() async throws {
    try folder.write("n.json", #"{"data": [{"title": "Wifi"}], "total": 1}"#)
    #expect(
      try await read("file: n.json\ngives: item").failure.hasSuffix(
        #"the list stands under "data"; say each: ".data[]" at the source"#))
  }

  @Test(arguments: [("PK\u{3}\u{4} [Content_Types].xml", "an Excel workbook"), ("%PDF-1.7", "a PDF")])
  func `a file of another program is reported with its kind`(head: String, name: String) async throws {
    try folder.write("c.csv", head)
    #expect(try await read("file: c.csv\ngives: metric").failure.contains("it is \(name)"))
  }

  @Test func `a figure of a future day is reported, and an empty row of one is not`() async throws {
    try folder.write("c.csv", "name,value,date\nopen,44,2127-11-24\nopen,43,2026-11-24\nopen,,2026-11-25\n")
    let reading = try await read("file: c.csv\ngives: metric")
    #expect(reading.metrics.compactMap(\.value) == [43])
    #expect(reading.problems.compactMap(\.loss) == [ReadingProblem.Loss(.date, line: 2)])
  }

  @Test func `one decimal comma in an answer makes points ambiguous`() async throws {
    try folder.write("c.json", #"[{"name": "a", "value": "12,5"}, {"name": "b", "value": "1.234"}]"#)
    let reading = try await read("file: c.json\ngives: metric")
    #expect(reading.metrics.compactMap(\.value) == [12.5])
    #expect(reading.sentences.map { $0.contains("can be two numbers") } == [true])
  }

  @Test func `kinds are counted, and labels and kinds are excluded, as the source says`() async throws {
    try folder.write(
      "i.json",
      #"[{"title":"a","kind":"Vraag"},{"title":"b","kind":"change"},{"title":"c","labels":["x","vertrouwelijk"]},{"title":"d","kind":"hr"}]"#
    )
    let reading = try await read(
      "file: i.json\ngives: item\ncounted: [vraag]\nexclude: { labels: [Vertrouwelijk], kinds: [HR] }")
    #expect(reading.items.map(\.title.description) == ["a", "b"])
    #expect(reading.items.map(\.counted) == [true, false])
    #expect(try await read("file: i.json\ngives: item\ncounted: true").items.allSatisfy(\.counted))
  }

  @Test(arguments: [("5 days", 5), ("1 workday", 1), ("250 workdays", 250)])
  func `the agreed time is a number of workdays`(_ text: String, _ days: Int) throws {
    #expect(try Room.source("file: i.json\ngives: item\nagreed: \(text)").agreed == days)
  }

  @Test(arguments: ["5", "0 days", "two days", "5 weeks", "5  days long", "251 days"])
  func `an agreed time that is no number of workdays is reported`(_ text: String) {
    #expect(
      Room.mistakes("file: i.json\ngives: item\nagreed: \(text)") == [
        "/etc/dagpost/dagpost.yaml:3:9: sources.it.agreed is \"\(text)\"; it should be a number of workdays, for example 5 days"
      ])
  }

  @Test func `work is quiet by the labels and kinds that the source names, and undecided without them`() async throws {
    try folder.write(
      "i.json", #"[{"title":"a","kind":"onderhoud"},{"title":"b","labels":["x","Certificaten"]},{"title":"c"}]"#)
    let reading = try await read("file: i.json\ngives: item\nquiet: [Onderhoud, certificaten]\ntitles: hidden")
    #expect(reading.items.map(\.isQuiet) == [true, true, false])
    #expect(try await read("file: i.json\ngives: item\nquiet: []").items.map(\.isQuiet) == [false, false, false])
    #expect(try await read("file: i.json\ngives: item").items.map(\.isQuiet) == [nil, nil, nil])
  }

  @Test func `a hidden title stands nowhere in the reading`() async throws {
    try folder.write(
      "i.json",
      #"[{"id":"1","title":"Dismissal of X","goal":"Dismissal","effect":"Dismissal","why":"Dismissal","labels":["Dismissal"]}]"#
    )
    try folder.write("m.json", #"[{"title":"Dismissal"}]"#)
    let reading = try await read("file: i.json\ngives: item\ntitles: hidden")
    #expect(reading.items.map(\.hidden) == [true])
    #expect(!"\(reading)".contains("Dismissal"))
    #expect(try await read("file: m.json\ngives: milestone\ntitles: hidden").records == [])
    try folder.write("n.json", #"[{"title":"Dismissal"}]"#)
    #expect(!"\(try await read("file: n.json\ngives: item\ntitles: hidden"))".contains("Dismissal"))
  }

  @Test func `keep: finished leaves out work that was finished long before the last update`() async throws {
    try folder.write(
      "i.json",
      #"[{"title":"old","finished":"2026-11-06T10:00:00Z"},{"title":"late","finished":"2026-11-20T10:00:00Z"},{"title":"open"},{"title":"new","finished":"2026-11-24T10:00:00Z"},{"title":"day","finished":"2026-11-23"}]"#
    )
    #expect(
      try await read("file: i.json\ngives: item\nkeep: finished").items.map(\.title.description) == [
        "late", "new", "day",
      ])
  }

  @Test func `what it means to leave a list is stated by its request`() async throws {
    try folder.write("i.json", "[]")
    #expect(
      try await read("file: i.json\ngives: item\ngone: finished").completeness
        == Completeness(complete: true, goneIsFinished: [.item]))
    #expect(
      try await read("file: i.json\ngives: item\ngone: vanished").completeness
        == Completeness(complete: true, listed: [.item]))
  }

  @Test func `mistakes in settings are reported with their place`() throws {
    #expect(
      Room.mistakes("colour: red") == [
        "/etc/dagpost/dagpost.yaml:1:1: sources.it does not say how it is read: system: NAME, or file:, command:, get:, folder:, maildir: or imap:"
      ])
    #expect(
      Room.mistakes("system: gti", systems: try Room.catalog(Room.systems)) == [
        #"/etc/dagpost/dagpost.yaml:1:9: sources.it.system is "gti", which is not a system (did you mean "git"?); known: dropfolder, git, mailbox, maildir, tasks"#
      ])
    #expect(
      Room.mistakes("system: git\ndeadline: soon\nbrench: main", systems: try Room.catalog(Room.systems)) == [
        #"/etc/dagpost/dagpost.yaml:1:1: sources.it is missing "path" (the repository, a working copy or a bare one), for example path: /srv/git/werkplek.git"#,
        #"/etc/dagpost/dagpost.yaml:2:11: sources.it.deadline is "soon"; it should be a time like 30s or 2m, at most 10m"#,
        #"/etc/dagpost/dagpost.yaml:3:1: sources.it.brench is not a known setting (did you mean "branch"?)"#,
      ])
    #expect(
      Room.mistakes("file: x.json\ngives: item\nlogin: a\ntitles: off") == [
        "/etc/dagpost/dagpost.yaml:1:1: sources.it has a login or a password without the other",
        #"/etc/dagpost/dagpost.yaml:4:9: sources.it.titles is "off"; it should be hidden or shown"#,
      ])
  }

  @Test func `a source in a file that others may write reads nothing on this machine`() throws {
    let restricted = { (yaml: String, systems: SystemCatalog) -> [String] in
      let problems = Problems()
      let file = "/etc/dagpost/teams.d/a.yaml"
      guard let node = YAMLReader.read(yaml, file: file, problems: problems) else { return [] }
      var section = Section(
        node, path: "sources.it", problems: problems,
        secrets: SecretSource { _, _, _ in .failure(SecretProblem("no")) },
        restricted: true)
      #expect(Source(name: "it", section: &section, systems: systems) == nil || problems.all.isEmpty)
      return problems.all.map(\.sentence)
    }
    let refusal = { (what: String) in
      "reads \(what), which /etc/dagpost/teams.d/a.yaml may not: it does not belong to root or may be written by others"
    }
    #expect(restricted("command: [id]\nformat: lines\ngives: item", SystemCatalog()) == [refusal("a command")])
    #expect(restricted("file: /etc/shadow\nformat: lines\ngives: item", SystemCatalog()) == [refusal("a file")])
    #expect(restricted("system: git\npath: /srv/x", try Room.catalog(Room.systems)) == [refusal("a command")])
    #expect(restricted("get: https://x.nl/a.json\ngives: item", SystemCatalog()) == [])
  }
}
