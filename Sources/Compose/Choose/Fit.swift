import Model

/// How much of each part is shown. Narrowed step by step until the update fits; hard deadlines and sources that could
/// not be read are not in here, for they are never cut.
struct Portion: Hashable {
  var limits = TextLimits.roomy
  var done = 5
  var next = 5
  var agreed = 3
  var stuck = 3
  var figures = 4
  /// Also figures inside their limits.
  var ordinaryFigures = true
  var people = true
  var question = true
  var proud = 8
  /// Lines of the configuration's own.
  var own = OwnLine.most

  /// What the layout allows.
  init(_ layout: Layout) {
    func limit(_ kind: SectionKind, _ part: WritableKeyPath<Portion, Int>) {
      if let limit = layout.limits[kind] { self[keyPath: part] = limit }
    }
    limit(.done, \.done)
    limit(.next, \.next)
    limit(.followThrough, \.agreed)
    limit(.stuck, \.stuck)
    limit(.numbers, \.figures)
    limit(.proud, \.proud)
  }

  /// One narrowing. Some save words only, and are no use against too many lines.
  struct Step: Sendable {
    var savesLines = true
    let narrow: @Sendable (inout Portion) -> Void
  }

  private static let tighten = Step(savesLines: false) { $0.limits = .tight }

  /// The order of the design: people, ordinary figures, stuck, next beyond 3, done beyond 3; then what is left.
  static let daily: [Step] = [
    tighten,
    Step { $0.people = false },
    Step { $0.ordinaryFigures = false },
    Step { $0.stuck = 0 },
    Step { $0.next = min($0.next, 3) },
    Step { $0.done = min($0.done, 3) },
    Step { $0.agreed = 1 },
    Step { $0.figures = 0 },
    Step { $0.done = min($0.done, 2) },
    Step { $0.question = false },
    Step { $0.own = 1 },
    Step { $0.own = 0 },
  ]

  static let manager: [Step] = [tighten]
  static let weekly: [Step] = [
    tighten, Step { $0.proud = min($0.proud, 6) }, Step { $0.proud = min($0.proud, 5) }, Step { $0.own = 1 },
    Step { $0.own = 0 },
  ]
}

/// What could stand in an update; how much of it does is decided by a portion.
struct Draft {
  /// What the update tells as done, also where it only says "+n".
  var told: [Told]
  /// What else later updates have to know, by the lines that stand.
  var said: ([ChosenSection]) -> [Said] = { _ in [] }
  var sections: (Portion) -> [ChosenSection]
  /// Made of the lines that stand, so that it says nothing they do not.
  var summary: ([ChosenSection]) -> Summary
}

extension Compose {
  /// Headings included, of the neutral update.
  static let lineLimit = 15
  static let wordLimit = 220

  /// The fullest update that fits in every language.
  static func fit(
    _ material: Material, cutting steps: [Portion.Step], audience: Audience = .team, draft: (TextLimits) -> Draft
  ) -> Update {
    // The team's form is not the manager's.
    let layout = audience == .team ? material.profile.layout(of: material.occasion.slot.edition) : Layout()
    var portion = Portion(layout)
    var current = draft(portion.limits)
    for step in steps {
      let update = make(current, portion, material, layout, audience)
      let (lines, words) = size(of: update)
      if lines <= lineLimit, words <= wordLimit { return update }
      guard step.savesLines || words > wordLimit else { continue }
      let limits = portion.limits
      step.narrow(&portion)
      if portion.limits != limits { current = draft(portion.limits) }
    }
    return make(current, portion, material, layout, audience)
  }

  private static func make(
    _ draft: Draft, _ portion: Portion, _ material: Material, _ layout: Layout, _ audience: Audience
  ) -> Update {
    let occasion = material.occasion
    let all = draft.sections(portion).filter { !$0.lines.isEmpty }
    let sections = layout.arranged(all, of: occasion.kind, own: layout.lines(on: occasion.slot.date, most: portion.own))
    let summary = layout.summary(draft.summary, of: sections, from: all, material)
    return Update(
      slot: occasion.slot, kind: occasion.kind, audience: audience, teamName: material.profile.title,
      readAt: material.window.at,
      now: occasion.wall, lateness: occasion.late == nil ? .onTime : .late,
      since: occasion.calendar.civil(material.window.since), first: material.memory.since == nil,
      summary: summary, sections: sections, told: draft.told, said: draft.said(sections),
      words: layout.stored)
  }

  /// Lines and words in the language that needs most.
  private static func size(of update: Update) -> (lines: Int, words: Int) {
    let texts = Language.allCases.map { word(update, in: $0).plainLines }
    return (
      texts.map(\.count).max() ?? 0,
      texts.map { lines in lines.reduce(0) { $0 + $1.split(separator: " ").count } }.max() ?? 0
    )
  }
}
