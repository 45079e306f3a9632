import Compose
import Foundation
import Model
import Testing

/// What holds for every snapshot, over many made at random from a fixed seed.
@Suite struct PropertyTests {
  static let seeds = Array(UInt64(1)...120)

  @Test(arguments: seeds)
  func `an update is never longer than twenty lines`(_ seed: UInt64) {
    let update = RandomTeam(seed: seed).desk.update()
    for language in Language.allCases {
      let lines = Compose.word(update, in: language, mark: .repeated).plainLines
      #expect(lines.count <= 20, "seed \(seed)\n\(lines.joined(separator: "\n"))")
      #expect(lines.allSatisfy { !$0.isEmpty && !$0.contains("\n") })
    }
  }

  @Test(arguments: seeds)
  func `sections stand in one order, none empty, none twice`(_ seed: UInt64) {
    let update = RandomTeam(seed: seed).desk.update()
    let order: [SectionKind] =
      update.kind == .daily
      ? [.warnings, .trouble, .done, .next, .ahead, .followThrough, .stuck, .numbers, .people, .question]
      : [.warnings, .proud, .honest, .learned, .nextWeek, .question]
    let kinds = update.sections.map(\.kind)
    #expect(kinds == order.filter(kinds.contains))
    #expect(update.sections.allSatisfy { !$0.lines.isEmpty && $0.more >= 0 })
    #expect(update.sections.flatMap(\.lines).allSatisfy { !$0.rule.isEmpty })
  }

  @Test(arguments: seeds)
  func `a real deadline and a source that failed are never cut`(_ seed: UInt64) {
    let team = RandomTeam(seed: seed)
    let desk = team.desk
    let update = desk.update()
    let lines = update.sections.flatMap(\.lines)
    let unread = lines.flatMap { line -> [UntrustedText] in
      if case .unread(let sources) = line.fact { sources.map(\.title) } else { [] }
    }
    #expect(
      Set(unread.map { $0.description.prefix(12) })
        == Set(desk.failed.keys.map { (desk.titles[$0] ?? $0.text).prefix(12) }))
    guard update.kind == .daily else { return }
    let horizon = desk.calendar.workdays(after: desk.calendar.civil(desk.now).date, count: 4).last
    let shown = Set(lines.flatMap(\.records))
    let readings = desk.readings.filter { desk.failed[$0.key] == nil }
    for case .item(let item) in readings.values.joined() {
      guard item.state.isOpen, !item.counted, let hard = item.hard, let horizon else { continue }
      let day = desk.calendar.day(of: hard)
      let today = desk.calendar.civil(desk.now).date
      guard day >= today, day <= horizon else { continue }
      #expect(shown.contains(item.key), "seed \(seed): \(item.key.id)")
    }
  }

  @Test(arguments: seeds)
  func `text from outside stands only where it will be escaped`(_ seed: UInt64) {
    let update = RandomTeam(seed: seed).desk.update()
    for language in Language.allCases {
      let worded = Compose.word(update, in: language)
      let sentences =
        [worded.title, worded.summary] + worded.sections.flatMap { [$0.heading ?? Words()] + $0.lines.map(\.words) }
      for case .own(let text) in sentences.flatMap(\.spans) {
        #expect(!text.contains(RandomTeam.mark), "seed \(seed), \(language): \(text)")
      }
    }
  }

  @Test(arguments: seeds)
  func `every number in the text is one of the facts`(_ seed: UInt64) throws {
    let update = RandomTeam(seed: seed).desk.update()
    for language in Language.allCases {
      let allowed = Self.numbers(in: update, language)
      for line in Compose.word(update, in: language).plainLines {
        for number in line.matches(of: /[0-9][0-9.,:]*/).map({ $0.output.trimming(".,:") }) {
          #expect(allowed.contains(number), "seed \(seed), \(language): \(number) in “\(line)”")
        }
      }
    }
  }

  @Test(arguments: seeds)
  func `the counts of the summary are those of the snapshot`(_ seed: UInt64) {
    let desk = RandomTeam(seed: seed).desk
    let update = desk.update()
    let items = desk.readings.filter { desk.failed[$0.key] == nil }.values.joined().compactMap { record -> Item? in
      if case .item(let item) = record { item } else { nil }
    }
    for line in update.sections.flatMap(\.lines) {
      guard case .counted(let flows) = line.fact else { continue }
      let sources = Set(line.records.map(\.source))
      let counted = items.filter { $0.counted && sources.contains($0.key.source) }
      #expect(
        flows.reduce(0) { $0 + ($1.open ?? 0) } == counted.filter { $0.state.isOpen && $0.key.source != "git" }.count)
      #expect(
        flows.reduce(0) { $0 + $1.finished }
          == update.told.filter { told in counted.contains { $0.key == told.record } }.count)
    }
    // Only what is finished is told as done.
    let open = Set(items.filter { $0.state != .finished }.map(\.key))
    #expect(update.told.allSatisfy { !open.contains($0.record) })
  }

  @Test(arguments: seeds.prefix(40))
  func `a chosen update survives being stored, and choosing again chooses the same`(_ seed: UInt64) throws {
    let desk = RandomTeam(seed: seed).desk
    let update = desk.update()
    #expect(desk.update() == update)
    #expect(try JSONDecoder().decode(Update.self, from: JSONEncoder().encode(update)) == update)
  }
}

extension PropertyTests {
  /// Every number that the facts hold, as this language writes it.
  private static func numbers(in update: Update, _ language: Language) -> Set<String> {
    var numbers: Set<String> = ["\(update.slot.date.isoWeek)"]
    func add(_ value: Double) {
      let (decimal, thousands) = language == .en ? (".", ",") : (",", ".")
      let text = String(format: "%.2f", abs(value))
      let parts = text.split(separator: ".").map(String.init)
      var fraction = parts[1]
      while fraction.hasSuffix("0") { fraction.removeLast() }
      for whole in [parts[0], grouped(parts[0], thousands)] {
        numbers.insert(fraction.isEmpty ? whole : whole + decimal + fraction)
      }
    }
    func add(_ date: CivilDate) { numbers.insert("\(date.day)") }
    func add(_ time: TimeOfDay) {
      numbers.insert(
        language == .en
          ? time.description.prefix(5).description : "\(time.hour).\(time.minute < 10 ? "0" : "")\(time.minute)")
    }
    // The facts as they are stored: every scalar that stands in them, and how many there are of a kind.
    func walk(_ value: Any) {
      switch value {
      case let list as [Any]:
        add(Double(list.count))
        list.forEach(walk)
      case let object as [String: Any]: object.values.forEach(walk)
      case let text as String:
        if let date = CivilDate(text) {
          add(date)
        } else if let time = TimeOfDay(text) {
          add(time)
        } else {
          for number in text.matches(of: /[0-9][0-9.,:]*/) { numbers.insert(number.output.trimming(".,:")) }
        }
      case let number as NSNumber: add(number.doubleValue)
      default: break
      }
    }
    if let data = try? JSONEncoder().encode(update), let json = try? JSONSerialization.jsonObject(with: data) {
      walk(json)
    }
    return numbers
  }

  private static func grouped(_ digits: String, _ mark: String) -> String {
    var groups: [Substring] = []
    var rest = digits[...]
    while rest.count > 3 {
      groups.insert(rest.suffix(3), at: 0)
      rest = rest.dropLast(3)
    }
    return ([rest] + groups).joined(separator: mark)
  }
}

extension StringProtocol {
  fileprivate func trimming(_ characters: String) -> String {
    String(self.reversed().drop { characters.contains($0) }.reversed())
  }
}
