import Compose
import Model

/// A desk on successive days: what one update says, the next ones remember.
extension Desk {
  /// Moves on to another day, or to another edition.
  mutating func go(to day: String, _ time: String = "16:30", edition: EditionName = "daily") {
    slot = SlotKey(team: slot.team, edition: edition, date: Desk.date(day))
    now = Desk.at(day, time)
  }

  /// Remembers an update as the ledger does when it was delivered.
  mutating func keep(_ update: Update) {
    memory.said += update.said.map { Recalled($0, edition: update.slot.edition, on: update.slot.date) }
    memory.since = update.readAt
    for source in order {
      memory.firstRead[source] = memory.firstRead[source] ?? update.readAt
      for record in readings[source] ?? [] where memory.seen[record.key] == nil {
        memory.seen[record.key] = Seen(first: update.readAt, finished: nil, changed: update.readAt, vanished: nil)
      }
    }
  }

  /// Changes a decision in its source; the ledger sees the change.
  mutating func change(_ id: String, _ change: (inout Decision) -> Void) {
    let key = RecordKey(source: "planning", kind: .decision, id: id)
    readings["planning"] = readings["planning"]?.map { record in
      guard case .decision(var decision) = record, decision.key == key else { return record }
      change(&decision)
      return .decision(decision)
    }
    memory.seen[key]?.changed = now
    memory.seen[key]?.finished =
      readings["planning"]?.contains { record in
        if case .decision(let it) = record { it.key == key && it.realised != nil } else { false }
      } == true ? now : nil
  }

  /// Posts on every workday up to and including `last`. Returns what stood in a section, as `11-25 rule`.
  mutating func post(through last: String, _ section: SectionKind = .followThrough) -> [String] {
    var found: [String] = []
    while slot.date <= Desk.date(last) {
      if calendar.isWorkday(slot.date) {
        let update = update()
        for line in update.sections.parts(section).flatMap(\.lines) {
          found.append("\(slot.date.description.dropFirst(5)) \(stage(line))")
        }
        keep(update)
      }
      go(to: slot.date.adding(days: 1).description)
    }
    return found
  }

  /// The rule of a line, with its step or days.
  private func stage(_ line: ChosenLine) -> String {
    guard case .agreed(let agreement) = line.fact else { return line.rule }
    return switch agreement.stage {
    case .slipping(let step, let workdays), .unproven(let step, let workdays):
      "\(agreement.stage.word) \(step) after \(workdays)"
    case .stillHolds(let days): "\(agreement.stage.word) \(days)"
    default: agreement.stage.word
    }
  }

  func rules(_ section: SectionKind) -> [String] {
    update().sections.parts(section).flatMap(\.lines).map(\.rule)
  }

  /// The lines of one part as they are read, its heading left out.
  func shown(_ section: SectionKind, _ language: Language = .en) -> [String] {
    var update = update()
    update.sections = update.sections.parts(section)
    return Compose.word(update, in: language).sections.flatMap(\.lines).map { $0.mark.symbol + $0.words.plain }
  }

  /// The first of them; empty where none stands.
  func first(_ section: SectionKind, _ language: Language = .en) -> String { shown(section, language).first ?? "" }
}

extension [ChosenSection] {
  /// The part of that kind. What was agreed may also be trouble, and stands there then.
  fileprivate func parts(_ kind: SectionKind) -> [ChosenSection] {
    compactMap { section in
      if section.kind == kind { return section }
      guard kind == .followThrough, section.kind == .trouble else { return nil }
      var agreed = section
      agreed.lines.removeAll { if case .agreed = $0.fact { false } else { true } }
      return agreed.lines.isEmpty ? nil : agreed
    }
  }
}
