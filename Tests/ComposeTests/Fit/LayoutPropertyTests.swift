import Compose
import Model
import Testing

/// What holds for every snapshot in every form that a configuration can give an update.
@Suite struct LayoutPropertyTests {
  static let seeds = Array(UInt64(1)...150)

  /// A random day in a random form.
  private func desk(_ seed: UInt64) -> (desk: Desk, layout: Layout) {
    var desk = RandomTeam(seed: seed).desk
    var random = Seeded(state: seed &* 0xA24B_AED4_963E_E407)
    let layout = Layout.random(for: desk.kind, using: &random)
    desk.profile.layouts[desk.slot.edition] = layout
    return (desk, layout)
  }

  @Test(arguments: seeds) func `twenty lines hold in every layout`(_ seed: UInt64) {
    let update = desk(seed).desk.update()
    for language in Language.allCases {
      let lines = Compose.word(update, in: language).plainLines
      #expect(lines.count <= 20, "seed \(seed)\n\(lines.joined(separator: "\n"))")
      #expect(lines.allSatisfy { !$0.isEmpty && !$0.contains("\n") })
    }
  }

  @Test(arguments: seeds) func `parts stand in the order of the layout, within its limits`(_ seed: UInt64) {
    let (desk, layout) = desk(seed)
    let sections = desk.update().sections
    let kinds = sections.map(\.kind)
    #expect(Set(kinds).count == kinds.count, "seed \(seed): \(kinds)")
    if let order = layout.sections {
      #expect(kinds.filter(order.contains) == order.filter(kinds.contains), "seed \(seed): \(kinds)")
      for section in sections where !order.contains(section.kind) && ![.warnings, .trouble].contains(section.kind) {
        let isWritten = section.lines.allSatisfy { if case .said = $0.fact { true } else { false } }
        #expect(
          [.next, .ahead, .question].contains(section.kind) || isWritten, "seed \(seed): \(section.kind) was left out")
      }
    }
    for section in sections {
      guard let limit = layout.limits[section.kind] else { continue }
      let soft = section.lines.filter { line in
        switch line.fact {
        case .planned(let planned): planned.deadline == nil
        // Facts about a day as a whole are no entries of a list, and what finds no line shares one.
        case .moreDeadlines, .crowded, .planKept, .alsoFinished, .alsoPlanned, .promised: false
        default: true
        }
      }
      #expect(soft.count <= limit, "seed \(seed): \(section.kind)")
    }
  }

  @Test(arguments: seeds) func `no form loses a real deadline or a source that failed`(_ seed: UInt64) {
    let (desk, _) = desk(seed)
    var usual = desk
    usual.profile.layouts = [:]
    func kept(_ desk: Desk) -> (Set<RecordKey>, Set<UntrustedText>) {
      let lines = desk.update().sections.flatMap(\.lines)
      let hard = lines.filter { line in
        switch line.fact {
        case .planned(let planned): planned.deadline != nil
        case .moreDeadlines: true
        default: false
        }
      }
      let unread = lines.flatMap { line -> [UntrustedText] in
        if case .unread(let sources) = line.fact { sources.map { $0.title.shortened(to: 10) } } else { [] }
      }
      return (Set(hard.flatMap(\.records)), Set(unread))
    }
    #expect(kept(desk) == kept(usual), "seed \(seed)")
  }

  @Test(arguments: seeds) func `a team's own words are escaped like any text`(_ seed: UInt64) {
    let update = desk(seed).desk.update()
    for language in Language.allCases {
      let worded = Compose.word(update, in: language)
      let sentences =
        [worded.title, worded.summary] + worded.sections.flatMap { [$0.heading ?? Words()] + $0.lines.map(\.words) }
      for case .own(let text) in sentences.flatMap(\.spans) {
        #expect(!text.contains(RandomTeam.mark), "seed \(seed), \(language): \(text)")
      }
    }
  }
}

extension Layout {
  fileprivate static func random(for kind: EditionKind, using random: inout Seeded) -> Layout {
    func chance(_ oneIn: Int) -> Bool { Int.random(in: 0..<oneIn, using: &random) == 0 }
    var layout = Layout()
    if !chance(4) {
      let parts = SectionKind.parts(of: kind).shuffled(using: &random)
      layout.sections = Array(parts.prefix(Int.random(in: 1...parts.count, using: &random)))
    }
    for (part, most) in SectionKind.limits where chance(2) {
      layout.limits[part] = Int.random(in: 1...most, using: &random)
    }
    for phrase in Phrase.allCases where chance(2) {
      let places = phrase.places.map { "{\($0)}" }.joined(separator: " ")
      let text = RandomTeam.mark + " own words <b> " + places
      layout.words[phrase] = UntrustedText(text + String(repeating: "x", count: max(0, phrase.limit - text.count)))
    }
    for _ in 0..<Int.random(in: 0...OwnLine.most, using: &random) {
      let days: Set<Weekday>? = chance(3) ? [.fri] : chance(2) ? [.tue] : nil
      layout.lines.append(OwnLine(UntrustedText(RandomTeam.mark + String(repeating: " line", count: 24)), days: days))
    }
    return layout
  }
}
