import Almanac
import Compose
import Foundation
import Model
import Simulation
import Testing

/// Half a year of a service desk, told day by day. One month of it stands in docs/example-month, to leaf through.
@Suite struct HalfYearTests {
  @Test(arguments: Language.allCases)
  func `half a year reads well, keeps its promises and never nags`(_ language: Language) async throws {
    let story = try await HalfYears.shared.told(in: language)
    let told = story.told
    #expect(told.count > 140, "only \(told.count) updates")
    for one in told {
      #expect(one.lines.count <= 20, "\(one.slot)")
      #expect(one.lines.joined(separator: " ").split(separator: " ").count <= 300, "\(one.slot)")
    }
    celebratesOnce(told)
    reconcilesEveryPromise(told, until: story.desk.last)
    remindsWithinTheRules(told, story.desk)
    try compareExampleMonth(told, language)
  }

  /// Nothing is celebrated twice: neither the same thing nor in the same words.
  private func celebratesOnce(_ told: [ToldStory.Told]) {
    let notes = told.filter { $0.update.kind == .weekly }
    let celebrated = notes.flatMap { note in note.update.said.filter { $0.topic == .celebrated } }
    #expect(celebrated.count > 20, "only \(celebrated.count) things were celebrated in half a year")
    let twice = Dictionary(grouping: celebrated) { "\($0.record) \($0.detail)" }.filter { $0.value.count > 1 }
    #expect(twice.isEmpty, "celebrated twice: \(twice.keys.sorted())")
    // The same words never twice in four weeks; how much of a week's plan was done is about another week each time.
    var last: [String: CivilDate] = [:]
    for note in notes {
      let chosen = note.update.sections.first { $0.kind == .proud }?.lines ?? []
      let worded = Compose.word(note.update, in: .nl).sections.first { $0.kind == .proud }?.lines ?? []
      #expect(chosen.count == worded.count)
      for (line, words) in zip(chosen, worded) where line.rule != "proud.kept" && line.rule != "proud.counted" {
        if let before = last.updateValue(note.slot.date, forKey: words.words.plain) {
          #expect(note.slot.date.days(since: before) >= 28, "on \(before), \(note.slot.date): \(words.words.plain)")
        }
      }
    }
    // Kinds rotate: none stands in most of the notes, but for results and quiet work, which have places of their own.
    let rules = notes.map { Set($0.update.sections.filter { $0.kind == .proud }.flatMap(\.lines).map(\.rule)) }
    for rule in Set(rules.joined()) where !["proud.quiet", "proud.results", "proud.counted"].contains(rule) {
      let times = rules.count { $0.contains(rule) }
      #expect(times * 3 <= notes.count * 2, "\(rule) stands in \(times) of \(notes.count) notes")
    }
  }

  /// Each promise is accounted for once, by the first update that could know.
  private func reconcilesEveryPromise(_ told: [ToldStory.Told], until last: CivilDate) {
    let daily = told.filter { $0.update.kind == .daily }
    var open: [String: CivilDate] = [:]
    var accounts: [String: Int] = [:]
    var promised = 0
    for one in daily {
      for said in one.update.said where said.topic == .reconciled {
        let key = "\(said.record) \(said.day.map(\.description) ?? "")"
        #expect(open[key] != nil, "\(one.slot): an account of what nobody promised: \(key)")
        accounts[key, default: 0] += 1
      }
      for said in one.update.said where said.topic == .promise {
        guard let day = said.day else {
          Issue.record("\(one.slot): a promise without a day")
          continue
        }
        promised += 1
        open["\(said.record) \(day)"] = day
      }
    }
    #expect(promised > 150, "only \(promised) promises")
    for (key, count) in accounts { #expect(count == 1, "\(key) was accounted for \(count) times") }
    let forgotten = open.filter { $0.value.days(since: last) < -6 && accounts[$0.key] == nil }
    #expect(forgotten.isEmpty, "never accounted for: \(forgotten.keys.sorted().prefix(5)) of \(forgotten.count)")
  }

  /// A decision is told once at each step, and one that slips for long at most every fifth workday; what lies is told again
  /// only when it stands otherwise.
  private func remindsWithinTheRules(_ told: [ToldStory.Told], _ desk: SimulatedDesk) {
    let calendar = TeamCalendar(desk.calendar)
    var reminders: [String: [(on: CivilDate, detail: String)]] = [:]
    for one in told where one.update.kind == .daily {
      for said in one.update.said where said.topic == .agreement {
        reminders["\(said.record)", default: []].append((one.slot.date, said.detail))
      }
    }
    #expect(reminders.count >= 10)
    for (record, list) in reminders {
      let repeated = Dictionary(grouping: list, by: \.detail).filter { $0.value.count > 1 }
      for (detail, times) in repeated {
        let days = times.map(\.on).sorted()
        for (earlier, later) in zip(days, days.dropFirst()) {
          #expect(
            detail.hasPrefix("slipping") && calendar.workdays(from: earlier, to: later) >= 5,
            "\(record): \(detail) on \(earlier) and again on \(later)")
        }
      }
    }
    var lying: [String: [(detail: String, on: CivilDate)]] = [:]
    for one in told {
      for said in one.update.said where said.topic == .lying {
        lying["\(said.record)", default: []].append((said.detail, one.slot.date))
      }
    }
    #expect(!lying.isEmpty)
    for (record, details) in lying {
      for (one, next) in zip(details, details.dropFirst()) {
        // The same number may be that of others after a week.
        let isLater = calendar.workdays(from: one.on, to: next.on) >= 5
        #expect(one.detail != next.detail || isLater, "\(record) was told twice as \(one)")
      }
    }
  }

  /// April, with Easter behind it and King's day in it.
  private func compareExampleMonth(_ told: [ToldStory.Told], _ language: Language) throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "docs/example-month/\(language.rawValue)")
    let month = told.filter { $0.slot.date.year == 2027 && $0.slot.date.month == 4 }
    #expect(month.count > 20)
    let record = ProcessInfo.processInfo.environment["RECORD"] != nil
    if record { try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true) }
    for one in month {
      let file = folder.appending(path: "\(one.slot.date)-\(one.slot.edition).txt")
      let text = one.lines.joined(separator: "\n") + "\n"
      if record {
        try text.write(to: file, atomically: true, encoding: .utf8)
      } else {
        #expect(try String(contentsOf: file, encoding: .utf8) == text, "\(file.lastPathComponent)")
      }
    }
    if record { Issue.record("recorded \(month.count) updates in \(folder.path)") }
  }
}
