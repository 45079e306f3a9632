import JSON
import Model
import TestKit
import Testing

@testable import Collect

@Suite struct RecordReaderTests {
  private func read(_ json: String, as kind: RecordKind, numbers: NumberStyle = .unspecified) throws -> Record {
    var reader = RecordReader(
      source: "it", now: Room.now, calendar: Room.calendar, numbers: numbers,
      people: { $0.matches("fjansen") ? UntrustedText("Fatima") : $0 })
    return try reader.read(JSONReader.read(Array(json.utf8)), as: kind).0
  }

  private func problem(_ json: String, as kind: RecordKind) -> String? {
    do {
      _ = try read(json, as: kind)
      return nil
    } catch { return (error as? RecordProblem)?.sentence }
  }

  @Test func `a mention of a group names nobody, and the @ before a name is no part of it`() throws {
    guard case .item(let item) = try read(#"{"title": "a", "owner": "@here"}"#, as: .item),
      case .item(let own) = try read(#"{"title": "a", "owner": "@fjansen"}"#, as: .item),
      case .milestone(let milestone) = try read(#"{"title": "a", "people": ["@channel", "Ravi"]}"#, as: .milestone),
      case .item(let team) = try read(#"{"title": "a", "owner": "Team"}"#, as: .item)
    else { return }
    #expect(item.owner == nil)
    #expect(own.owner?.description == "Fatima")
    #expect(milestone.people.map(\.description) == ["Ravi"])
    #expect(team.owner?.description == "Team")
  }

  @Test func `an item with every field`() throws {
    guard
      case .item(let item) = try read(
        """
        {"id": "#31", "key": 12345678901234567890, "title": " Wifi ", "url": "https://x.nl/31", "owner": "fjansen", "state": "waiting",
         "kind": "change", "labels": ["a", 2, ""], "created": "2026-11-01", "started": "2026-11-02", "updated": "2026-11-03",
         "due": "2026-11-04", "hard": "2026-11-05", "reason": "r", "goal": "g", "means": "m", "effect": "e", "milestone": 7,
         "finished": "2026-11-06"}
        """, as: .item)
    else { throw Unexpected() }
    #expect(item.key == RecordKey(source: "it", kind: .item, id: "12345678901234567890"))
    #expect(item.id.description == "#31")
    #expect(item.title.description == "Wifi")
    #expect(item.link?.address == "https://x.nl/31")
    #expect(item.owner?.description == "Fatima")
    #expect(item.state == .waiting)
    #expect(item.finished == nil, "what is open is not finished")
    #expect(item.labels.map(\.description) == ["a", "2"])
    let days = [item.created, item.started, item.updated, item.due, item.hard]
    #expect(days == (1...5).map { .day(CivilDate(year: 2026, month: 11, day: $0) ?? CivilDate(dayNumber: 0)) })
    #expect([item.hardReason, item.goal, item.doneMeans, item.effect].map { $0?.description } == ["r", "g", "m", "e"])
    #expect(item.milestone == "7")
  }

  @Test func `a decision with every field`() throws {
    func decision(_ json: String) throws -> Decision? {
      if case .decision(let decision) = try read(json, as: .decision) { decision } else { nil }
    }
    let full = try #require(
      try decision(
        """
        {"key": "d1", "title": "No walk-in desk", "owner": "fjansen", "decided": "2026-11-12", "due": "2026-11-20",
         "realised": "2026-11-24", "started": "2026-11-16", "touches": "everyone at the desk",
         "proof": "walk-ins <= 0, 10 dagen lang", "url": "https://x.nl/d1"}
        """))
    #expect(full.owner?.description == "Fatima")
    #expect(full.started && !full.withdrawn && !full.realisedUndated)
    #expect(full.touches?.description == "everyone at the desk")
    #expect(full.proof == .figure("walk-ins", .atMost, 0, days: 10))
    #expect(try decision(#"{"title": "a", "state": "active", "proof": ""}"#)?.started == true)
    #expect(try decision(#"{"title": "a", "started": true}"#)?.started == true)
    #expect(try decision(#"{"title": "a", "started": "false", "proof": 31}"#)?.proof == .item("31"))
    // A ticked box without a date.
    #expect(try decision(#"{"title": "a", "state": "finished"}"#)?.realisedUndated == true)
    #expect(
      problem(#"{"title": "a", "proof": "when all are happy"}"#, as: .decision)
        == #"proof is "when all are happy"; it should be \#(ProofText.expected)"#)
    #expect(
      problem(#"{"title": "a", "started": "soon"}"#, as: .decision) == #"started is "soon"; it should be true or false"#
    )
  }

  @Test func `urgency and the reason for dropping work are read`() throws {
    guard case .item(let item) = try read(#"{"title": "a", "top": true, "state": "dropped", "why": "w"}"#, as: .item)
    else { throw Unexpected() }
    #expect(item.isTop)
    #expect(item.droppedWhy?.description == "w")
  }

  @Test func `empty texts are absent, and a finished date means finished`() throws {
    guard
      case .item(let item) = try read(
        #"{"id": "", "title": "a", "owner": " ", "due": "", "finished": "2026-11-24", "url": "javascript:x"}"#,
        as: .item)
    else { throw Unexpected() }
    #expect(item.owner == nil)
    #expect(item.due == nil)
    #expect(item.state == .finished)
    #expect(item.link == nil)
    #expect(item.key.id == StableKey.of("a"))
  }

  @Test func `a figure without a date has the present moment, and one that is no number has no value`() throws {
    for (json, value) in [
      ("52", 52.0), ("\"7.5\"", 7.5), ("\"NaN\"", nil), ("\"+Inf\"", nil), ("null", nil), ("\"\"", nil), ("1e999", nil),
    ] {
      guard
        case .metric(let metric) = try read(
          #"{"name": "open", "value": \#(json), "target": "70", "better": "lower"}"#, as: .metric)
      else { throw Unexpected() }
      #expect(metric.value == value, "\(json)")
      #expect(metric.at == .instant(Room.now))
      #expect(metric.target == 70)
      #expect(metric.direction == .lower)
      #expect(metric.key.id == "open")
    }
  }

  @Test func `milestones, notes, absences and events are read`() throws {
    #expect(
      try read(#"{"title": "No walk-in desk", "decided": "2026-11-12", "withdrawn": true}"#, as: .decision).key.kind
        == .decision)
    guard case .note(let note) = try read(#"{"kind": "thanks", "text": "Thank you", "from": "fjansen"}"#, as: .note)
    else { throw Unexpected() }
    #expect(note.from?.description == "Fatima")
    guard case .absence(let absence) = try read(#"{"person": "Joost", "first": "2026-11-24T23:30:00Z"}"#, as: .absence)
    else { throw Unexpected() }
    #expect(absence.first.description == "2026-11-25", "the day is the team's")
    #expect(absence.last == absence.first)
    guard case .event(let event) = try read(#"{"title": "Audit", "start": "2026-11-25T09:00+01:00"}"#, as: .event)
    else { throw Unexpected() }
    #expect(event.start == .instant(Instant(seconds: 1_795_593_600)))
    guard case .milestone(let milestone) = try read(#"{"title": "m", "owner": "a", "dropped": "true"}"#, as: .milestone)
    else { throw Unexpected() }
    #expect(milestone.dropped && milestone.people.count == 1 && milestone.reached == nil && !milestone.reachedUndated)
  }

  @Test func `a record that cannot be read is reported`() {
    #expect(problem(#"{"name": "a", "value": "abc"}"#, as: .metric) == #"value "abc" is not a number"#)
    #expect(problem(#"{"value": 1}"#, as: .metric) == "it has no name")
    #expect(problem(#"{"owner": "a"}"#, as: .item) == "it has no title")
    #expect(
      problem(#"{"title": "a", "state": "closed"}"#, as: .item)
        == #"state is "closed"; it should be planned, active, waiting, finished or dropped"#)
    #expect(problem(#"{"title": ["a"]}"#, as: .item) == "title is a list, not text")
    #expect(problem(#"7"#, as: .item) == "it is 7, not an object with fields")
    #expect(
      problem(#"{"person": "a", "first": "2026-11-25", "last": "2026-11-24"}"#, as: .absence)
        == "its last day, 2026-11-24, is before its first, 2026-11-25")
    #expect(
      problem(#"{"title": "a", "due": "20-11-2026"}"#, as: .item)
        == "due is \"20-11-2026\"; day and month are never guessed; say dates: d-m-y or dates: m-d-y at the source, "
        + "or write a day like 2026-12-01")
  }

  @Test func `the table of field names has exactly the fields that are read`() throws {
    let texts: [String: String] = [
      "state": #""planned""#, "labels": #"["a"]"#, "people": "3", "better": #""higher""#, "kind": #""done""#,
      "top": "true",
      "dropped": "true", "withdrawn": "true", "started": #""2026-11-24""#, "value": "1", "target": "1",
      "proof": #""31""#,
      "url": #""https://x.nl""#,
    ]
    let days: Set<String> = [
      "created", "finished", "updated", "due", "hard", "reached", "decided", "realised", "first", "last", "at", "date",
      "start",
      "end",
    ]
    for kind in RecordKind.allCases {
      var reader = RecordReader(source: "it", now: Room.now, calendar: Room.calendar, people: { $0 })
      func fields(_ names: [String]) -> JSONValue? {
        let pairs = names.map { "\"\($0)\": \(texts[$0] ?? (days.contains($0) ? #""2026-11-24""# : #""x""#))" }
        return try? JSONReader.read(Array("{\(pairs.joined(separator: ","))}".utf8))
      }
      let whole = try #require(fields(kind.fieldNames))
      #expect(try reader.read(whole, as: kind).unknown == [], "\(kind)")
      let more = try #require(fields(kind.fieldNames + ["colour"]))
      #expect(try reader.read(more, as: kind).unknown == ["colour"], "\(kind)")
      for needed in kind.neededColumns where needed != ["value"] {
        let less = try #require(fields(kind.fieldNames.filter { !needed.contains($0) }))
        #expect(throws: RecordProblem.self, "\(kind) without \(needed)") { try reader.read(less, as: kind) }
      }
    }
  }

  @Test func `a figure takes its unit from value, target or unit`() throws {
    func metric(_ json: String) throws -> Metric? {
      if case .metric(let metric) = try read(json, as: .metric) { metric } else { nil }
    }
    let percent = try metric(#"{"name": "a", "value": "71%", "target": "70 %"}"#)
    #expect(percent?.value == 71 && percent?.target == 70 && percent?.unit?.description == "%")
    let money = try metric(#"{"name": "a", "value": "€ 12,50", "unit": "euro"}"#)
    #expect(money?.value == 12.5 && money?.unit?.description == "euro")
    #expect(try metric(#"{"name": "a", "value": 71, "target": "70%"}"#)?.unit?.description == "%")
    #expect(
      problem(#"{"name": "a", "value": "71%", "unit": "min"}"#, as: .metric)
        == #"it is told in "min" and in "%"; value, target and unit must agree"#)
    #expect(
      problem(#"{"name": "a", "value": 0.71, "target": "70%"}"#, as: .metric)?.contains("write both with %") == true)
    #expect(
      problem(#"{"name": "a", "value": 1, "people": "12 min"}"#, as: .metric)?.hasSuffix("not a whole number of people")
        == true)
  }

  @Test func `a value whose day stands in an unknown field is not read as today's`() {
    #expect(
      problem(#"{"name": "a", "value": 1, "datum": "2026-11-20"}"#, as: .metric)?.hasPrefix(
        "its field \"datum\" is not read") == true)
    #expect(problem(#"{"name": "a", "value": 1, "datum": "2026-11-24"}"#, as: .metric) == nil)
    #expect(problem(#"{"name": "a", "value": 1, "week": 48}"#, as: .metric) == nil)
    #expect(problem(#"{"name": "a", "value": 1, "datum": "20-11-2026", "date": "2026-11-20"}"#, as: .metric) == nil)
  }

  @Test(arguments: [
    ("2026-11-24", 0), ("2026-11-24T16:30:00+01:00", 1), ("2026-11-24T15:30:00Z", 1), ("2026-11-24T15:30:00.000Z", 1),
    ("2026-11-24T16:30:00.000+0100", 1), ("20261124T153000Z", 1), ("2026-11-24 15:30:00 +0000", 1),
    ("2026-11-24T15:30Z", 1),
    ("2026-11-24T10:30:00-05", 1), ("2026-11-24 15:30:00", 2), ("24-11-2026", 2), ("11/24/2026", 2), ("2026-02-30", 2),
    ("2026-11-24T25:00:00Z", 2), ("2026-11-24T15:30:00Zx", 2), ("", 2), ("tomorrow", 2),
    ("2026-11-24T15:30:00+99:00", 2),
  ])
  func `dates are read as written and never guessed`(text: String, form: Int) {
    let forms: [Moment?] = [.day(CivilDate("2026-11-24") ?? CivilDate(dayNumber: 0)), .instant(Room.now), nil]
    #expect(MomentText().moment(text) == forms[form])
  }

  @Test func `hostile text is made safe when it is read`() throws {
    let title = "<!channel> @everyone `x`\\n\\u001b[31m\\u202edesrever" + String(repeating: "a", count: 10_000)
    guard case .item(let item) = try read(#"{"title": "\#(title)", "key": "\u001b]0;x\u0007k"}"#, as: .item) else {
      throw Unexpected()
    }
    #expect(item.title.count == UntrustedText.characterLimit)
    #expect(item.title.description.hasPrefix("<!channel> @everyone `x` [31mdesrever"))
    #expect(item.key.id == "]0;xk")
  }
}
