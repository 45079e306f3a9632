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
  /// A day with more than is usually done.
  var crowded = true
  /// Of what people sent to be told as stuck, so much stays however short room is.
  var sent = 3
  /// Of what people sent, where there is no celebration note.
  var quotes = 5
  /// Lines of real deadlines; what is beyond shares the last.
  var deadlines = 5
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

  /// The order of the design: people, ordinary figures, stuck, next beyond 3, done beyond 3; then what is left. A figure that
  /// is broken, a contact who is away and what people sent outlive these.
  static let daily: [Step] = [
    tighten,
    Step { $0.quotes = min($0.quotes, 2) },
    Step { $0.people = false },
    Step { $0.ordinaryFigures = false },
    Step { $0.stuck = min($0.stuck, 2) },
    Step { $0.stuck = min($0.stuck, 1) },
    Step { $0.stuck = 0 },
    Step { $0.next = min($0.next, 4) },
    Step { $0.next = min($0.next, 3) },
    Step { $0.done = min($0.done, 4) },
    Step { $0.done = min($0.done, 3) },
    Step { $0.agreed = min($0.agreed, 2) },
    Step { $0.agreed = min($0.agreed, 1) },
    Step { $0.figures = 0 },
    Step { $0.done = min($0.done, 2) },
    Step { $0.question = false },
    Step { $0.own = min($0.own, 1) },
    Step { $0.own = 0 },
    Step { $0.crowded = false },
    Step { $0.quotes = min($0.quotes, 1) },
    Step { $0.next = min($0.next, 2) },
    Step { $0.done = min($0.done, 1) },
    Step { $0.sent = 1 },
    Step { $0.quotes = 0 },
    Step { $0.deadlines = 3 },
    Step { $0.sent = 0 },
  ]

  static let manager: [Step] = [tighten]
  static let weekly: [Step] = [
    tighten, Step { $0.proud = min($0.proud, 7) }, Step { $0.proud = min($0.proud, 6) },
    Step { $0.proud = min($0.proud, 5) }, Step { $0.own = min($0.own, 1) }, Step { $0.own = 0 },
    Step { $0.proud = min($0.proud, 4) }, Step { $0.sent = 1 }, Step { $0.proud = min($0.proud, 3) },
    Step { $0.sent = 0 },
  ]
}

/// What could stand in an update; how much of it does is decided by a portion.
struct Draft {
  /// What the update tells as done, also where it only says "+n"; of what people wrote only what stands.
  var told: ([ChosenSection]) -> [Told]
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

  /// The fullest update that fits: cut step by step until it does, and then each cut taken back that was not needed, the
  /// last one, which cost most, first.
  static func fit(
    _ material: Material, cutting steps: [Portion.Step], audience: Audience = .team, draft: (TextLimits) -> Draft
  ) -> Update {
    // The team's form is not the manager's.
    let layout = audience == .team ? material.profile.layout(of: material.occasion.slot.edition) : Layout()
    var drafts: [TextLimits: Draft] = [:]
    func attempt(_ cuts: [Portion.Step]) -> Attempt {
      var portion = Portion(layout)
      for cut in cuts { cut.narrow(&portion) }
      let drafted = drafts[portion.limits] ?? draft(portion.limits)
      drafts[portion.limits] = drafted
      return Attempt(make(drafted, portion, material, layout, audience), drafted, in: material.profile.language)
    }
    var cuts: [Portion.Step] = []
    var current = attempt(cuts)
    for step in steps where !current.fits && (step.savesLines || !current.wordsFit) {
      cuts.append(step)
      current = attempt(cuts)
    }
    guard current.fits else { return current.finished }
    for place in cuts.indices.reversed() {
      var fewer = cuts
      fewer.remove(at: place)
      let fuller = attempt(fewer)
      if fuller.fits { (cuts, current) = (fewer, fuller) }
    }
    return current.finished
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
      summary: summary, sections: sections, told: [],
      words: layout.stored)
  }
}

/// An update with some cuts, and how long it is as it is worded: in the team's language or, where none is known, in the one that
/// needs most.
private struct Attempt {
  private let update: Update
  private let draft: Draft
  private let lines: Int
  private let words: Int

  init(_ update: Update, _ draft: Draft, in language: Language?) {
    (self.update, self.draft) = (update, draft)
    let texts = (language.map { [$0] } ?? Language.allCases).map { Compose.word(update, in: $0).plainLines }
    lines = texts.map(\.count).max() ?? 0
    words = texts.map { $0.reduce(0) { $0 + $1.split(separator: " ").count } }.max() ?? 0
  }

  var wordsFit: Bool { words <= Compose.wordLimit }
  var fits: Bool { lines <= Compose.lineLimit && wordsFit }

  /// With what later updates have to know of it.
  var finished: Update {
    var update = update
    update.told = draft.told(update.sections)
    update.said = draft.said(update.sections)
    return update
  }
}
