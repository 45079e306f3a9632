import Model
import TestKit
import Testing

@testable import Collect

@Suite struct TasksSystemTests {
  private let folder: TemporaryFolder
  init() throws { folder = try TemporaryFolder() }

  private func read(_ text: String, _ extra: String = "") async throws -> Reading {
    try folder.write("plan/planning.md", text)
    let source = try Room.source(
      "system: tasks\npath: plan/planning.md\n\(extra)", systems: Room.catalog(Room.systems),
      file: folder.path + "/dagpost.yaml")
    #expect(source.program == nil)
    return try await Room.read(source)
  }

  @Test func `reads planned and finished work and milestones, in the order of the file`() async throws {
    let reading = try await read(
      """
      # Team Werkplek
      ## Mijlpalen
      - [ ] All laptops delivered @Fatima @Ravi due:2026-11-27 goal:"nobody on Windows 10"
      - [x] Wifi in the main building done:2026-11-20
      ## Planning
      - [ ] Mail migration, group 2 @Joost due:2026-12-01 means:"all mail arrives by 18:00" #mail
      - [x] VPN certificate renewed @Joost done:2026-11-24 effect:"6 days before it would expire"
      - [/] Printer contract hard:2026-12-31 reason:"the old one ends"
      - [-] Walk-in desk on Fridays
      """)
    #expect(reading.failure == "")
    #expect(reading.sentences == [])
    #expect(reading.milestones.map(\.title.description) == ["All laptops delivered", "Wifi in the main building"])
    let first = try #require(reading.milestones.first)
    #expect(first.people.map(\.description) == ["Fatima", "Ravi"])
    #expect(first.due == .day(try #require(CivilDate("2026-11-27"))))
    #expect(first.goal?.description == "nobody on Windows 10")
    #expect(reading.milestones.last?.reached == .day(try #require(CivilDate("2026-11-20"))))
    #expect(reading.items.map(\.state) == [.planned, .finished, .active, .dropped])
    let mail = try #require(reading.items.first)
    #expect(mail.title.description == "Mail migration, group 2")
    #expect(mail.owner?.description == "Joost")
    #expect(mail.doneMeans?.description == "all mail arrives by 18:00")
    #expect(mail.labels.map(\.description) == ["mail"])
    #expect(reading.items[1].effect?.description == "6 days before it would expire")
    #expect(reading.items[2].hardReason?.description == "the old one ends")
    #expect(reading.completeness == Completeness(complete: true, listed: [.item, .milestone, .decision]))
  }

  @Test func `a task keeps its key when its date changes, its owner changes and it is done`() async throws {
    let before = try await read("- [ ] Mail migration @Joost due:2026-12-01").items.first
    let after = try await read("Plans:\n\n* [x] Mail migration @Ravi due:2026-12-08 done:2026-12-07").items.first
    #expect(before != nil)
    #expect(before?.key == after?.key)
  }

  @Test func `a ticked milestone without a date is reached on an unknown day`() async throws {
    let milestone = try #require(try await read("## Milestones\n- [x] All laptops delivered").milestones.first)
    #expect(milestone.reached == nil)
    #expect(milestone.reachedUndated)
  }

  @Test func `a subtask of a milestone is work for it`() async throws {
    let reading = try await read("## Milestones\n- [ ] All laptops delivered\n  - [ ] floor 3\n- [ ] Wifi")
    #expect(reading.milestones.map(\.title.description) == ["All laptops delivered", "Wifi"])
    #expect(reading.items.map(\.milestone) == [reading.milestones.first?.key.id])
  }

  @Test func `a wrong date is reported, the other tasks are kept, and no task counts as vanished`() async throws {
    let reading = try await read("- [ ] one due:01-12-2026\n- [ ] two")
    #expect(reading.items.map(\.title.description) == ["two"])
    #expect(
      reading.sentences == [
        #"it: line 1: "one": due is "01-12-2026"; day and month are never guessed; say dates: d-m-y or dates: m-d-y at the source, or write a day like 2026-12-01"#
      ])
    #expect(reading.completeness?.complete == false)
  }

  @Test func `a task below a heading of decisions is a decision`() async throws {
    let reading = try await read(
      """
      ## Besluiten
      - [ ] Op vrijdag geen inloopbalie @Marjan besloten:2026-11-12 voor:2026-12-04 raakt:"iedereen aan de balie" bewijs:#31
      - [/] Telefoons uit in vergaderingen bewijs:"inloop <= 0, 10 dagen lang"
      - [x] Eén balie voor iedereen gedaan:2026-11-20
      - [x] Zonder datum
      - [-] Open deur
      ## Planning
      - [ ] Rooster zonder vrijdagbalie id:#31 prio:top
      - [ ] Iets anders prio:3
      - [-] Kerstborrel waarom:"geen zaal"
      """)
    #expect(reading.sentences == [])
    let decisions = reading.records.compactMap { if case .decision(let it) = $0 { it } else { nil } }
    #expect(decisions.map(\.started) == [false, true, false, false, false])
    #expect(decisions.map(\.withdrawn) == [false, false, false, false, true])
    #expect(decisions.map(\.realisedUndated) == [false, false, false, true, false])
    #expect(decisions[0].decided == .day(try #require(CivilDate("2026-11-12"))))
    #expect(decisions[0].due == .day(try #require(CivilDate("2026-12-04"))))
    #expect(decisions[0].touches?.description == "iedereen aan de balie")
    #expect(decisions[0].owner?.description == "Marjan")
    #expect(decisions.map(\.proof) == [.item("#31"), .figure("inloop", .atMost, 0, days: 10), nil, nil, nil])
    #expect(decisions[2].realised == .day(try #require(CivilDate("2026-11-20"))))
    #expect(reading.items.map(\.isTop) == [true, false, false])
    #expect(reading.items[0].id.description == "#31")
    #expect(reading.items[2].droppedWhy?.description == "geen zaal")
  }

  @Test func `the nearest heading decides the kind, whatever stands around its words`() async throws {
    let reading = try await read(
      """
      ## Planning (week 49)
      - [ ] Kast
      ### ✅ Mijlpalen Q4
      - [ ] Alle laptops uit
      ### Verder
      - [ ] Kluis
      ## 2. **Besluiten**:
      ### Netwerk
      - [ ] Geen faxen meer
      """)
    #expect(reading.items.map(\.title.description) == ["Kast", "Kluis"])
    #expect(reading.milestones.map(\.title.description) == ["Alle laptops uit"])
    #expect(reading.records.count == 4)
    #expect(reading.sentences == [])
  }

  @Test func `the same words in two files are two tasks, and problems name their file`() async throws {
    try folder.write("plans/a.md", "- [ ] Laptops @Joost")
    try folder.write("plans/b.md", "- [ ] Laptops @Ravi\n- [?] Printer")
    let source = try Room.source(
      "system: tasks\npath: \"plans/*.md\"", systems: Room.catalog(Room.systems), file: folder.path + "/dagpost.yaml")
    let both = try await Room.read(source)
    #expect(both.items.map(\.owner?.description) == ["Joost", "Ravi"])
    #expect(Set(both.items.map(\.key)).count == 2)
    #expect(both.sentences.first?.hasPrefix("it: b.md: line 2: \"Printer\": its box") == true)
    // Another file does not change their keys.
    try folder.write("plans/0.md", "- [ ] Laptops @Marjan")
    let three = try await Room.read(source)
    #expect(three.items.dropFirst().map(\.key) == both.items.map(\.key))
  }

  @Test func `a list in a single file keeps its earlier keys`() async throws {
    let reading = try await read("- [ ] Mail migration @Joost due:2026-12-01\n- [ ] Mail migration")
    #expect(reading.items.map(\.key.id) == ["t0201149d4c72cc7a", "t0201149d4c72cc7a-2"])
  }

  @Test func `hints lose nothing, and a loss makes the reading incomplete`() async throws {
    let hint = try await read("- [ ] Kast\n- zomaar een regel")
    #expect(hint.completeness?.complete == true)
    #expect(hint.problems.map(\.loss) == [nil])
    let lost = try await read("- [ ] Kast\n- [?] Kluis")
    #expect(lost.completeness?.complete == false)
    #expect(lost.problems.map(\.loss) == [ReadingProblem.Loss(.word, line: 2)])
  }

  @Test func `the headings of milestones can be configured`() async throws {
    let reading = try await read("## Resultaten\n- [ ] Wifi", "milestones: [resultaten]")
    #expect(reading.milestones.count == 1)
  }
}
