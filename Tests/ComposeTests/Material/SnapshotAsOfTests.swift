import Compose
import Model
import TestKit
import Testing

/// Snapshots of an earlier moment, without what the records tell of later.
struct SnapshotAsOfTests {
  private static let moment = Instant(seconds: 1_795_532_400)
  private static let calendar = TeamCalendar(civil: { CivilDateTime(utc: $0) }, isWorkday: { _ in true })

  private func key(_ id: String, _ kind: RecordKind = .item) -> RecordKey {
    RecordKey(source: "planning", kind: kind, id: id)
  }

  private func after(_ seconds: Int64) -> Moment { .instant(Instant(seconds: 1_795_532_400 + seconds)) }

  private func asOf(_ records: [Record]) -> (records: [Record], completeness: Completeness) {
    let completeness = Completeness(complete: true, goneIsFinished: [.item], listed: [.item, .milestone])
    let snapshot = Snapshot(
      team: "desk", at: Self.moment,
      readings: [
        Reading(source: "planning", title: "Planning", at: Self.moment, outcome: .read(records, completeness)),
        Reading(source: "broken", title: "Broken", at: Self.moment, outcome: .failed("gone")),
      ])
    guard case .read(let kept, let completeness) = snapshot.asOf(Self.moment, Self.calendar).readings[0].outcome else {
      return ([], completeness)
    }
    return (kept, completeness)
  }

  private func item(_ id: String, _ change: (inout Item) -> Void) -> Record {
    var item = Item(key: key(id), title: UntrustedText(id), state: .finished)
    change(&item)
    return .item(item)
  }

  @Test func `shows work finished later as open and leaves out work created later`() {
    let (records, completeness) = asOf([
      item("before") { $0.finished = after(-60) },
      item("later") { $0.finished = after(60) },
      item("begun") {
        $0.started = after(-600)
        $0.finished = after(60)
      },
      item("tomorrow") { $0.finished = .day(CivilDateTime(utc: Self.moment).date.adding(days: 1)) },
      item("today") { $0.finished = .day(CivilDateTime(utc: Self.moment).date) },
      item("new") {
        $0.state = .active
        $0.created = after(60)
      },
    ])
    let states = records.map { record in
      if case .item(let item) = record { "\(item.title) \(item.state.rawValue) \(item.finished == nil)" } else { "" }
    }
    #expect(
      states == [
        "before finished false", "later planned true", "begun active true", "tomorrow planned true",
        "today finished false",
      ])
    #expect(completeness.listed == [.milestone] && completeness.goneIsFinished == [], "it has not left its list")
  }

  @Test func `leaves out later figures and notes, reopens milestones and agreements, keeps plans`() throws {
    var reached = Milestone(key: key("m", .milestone), title: UntrustedText("moved"))
    reached.reached = after(60)
    var realised = Decision(key: key("d", .decision), title: UntrustedText("agreed"))
    realised.realised = after(60)
    realised.due = after(86_400)
    func note(_ id: String, _ at: Moment?, arrived: Instant? = nil) -> Record {
      var note = Note(key: key(id, .note), kind: .thanks, text: UntrustedText(id))
      note.at = at
      note.arrived = arrived
      return .note(note)
    }
    func figure(_ id: String, _ at: Moment) -> Record {
      .metric(Metric(key: key(id, .metric), name: UntrustedText(id), value: 1, at: at))
    }
    let absence = Absence(
      key: key("a", .absence), person: UntrustedText("Marjan"), first: CivilDateTime(utc: Self.moment).date,
      last: CivilDateTime(utc: Self.moment).date.adding(days: 9))
    let event = Event(key: key("e", .event), title: UntrustedText("meeting"), start: after(86_400))
    let (records, completeness) = asOf([
      .milestone(reached), .decision(realised), note("then", after(-60)), note("later", after(60)),
      note("copied", nil, arrived: Instant(seconds: 1_795_532_460)), figure("then", after(-60)),
      figure("later", after(60)), .absence(absence), .event(event),
    ])
    #expect(records.map(\.key.id) == ["m", "d", "then", "copied", "then", "a", "e"])
    guard case .milestone(let milestone) = records[0], case .decision(let decision) = records[1] else {
      throw Unexpected(records)
    }
    #expect(milestone.reached == nil)
    #expect(decision.realised == nil && decision.due != nil)
    #expect(completeness.listed == [.item, .milestone])
  }
}
