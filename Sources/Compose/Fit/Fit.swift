import Model

/// Makes an update short enough to be read: as much of what was chosen as stays within the limits once it is worded.
///
/// Only the wording shows how long an update is: lines share a line, sentences differ in length by language. So each
/// attempt is worded, in the team's language alone where that is known.
struct Fit {
  private let material: Material
  private let audience: Audience
  private let layout: Layout

  /// The limits of an update as it is before a channel renders it, with its title, summary and headings.
  /// Words are what readers spend time on; the lines of a list are short.
  static let lineLimit = 20
  static let wordLimit = 220
  /// The weekly note is read at leisure, and thanks people one by one.
  static let weeklyWordLimit = 300
  /// Up to so many words of what needs somebody come on top: on such a day readers need the rest as well.
  static let troubleWords = 60

  init(_ material: Material, audience: Audience = .team) {
    self.material = material
    self.audience = audience
    // The team's layout is not for its manager.
    layout = audience == .team ? material.profile.layout(of: material.occasion.slot.edition) : Layout()
  }

  /// The fullest update that fits. The cuts are made one by one until it does. Then each cut that was not needed is
  /// taken back, the last one, which costs readers most, first.
  func update(cutting order: [Portion.Cut], draft: (TextLimits) -> Draft) -> Update {
    var drafts: [TextLimits: Draft] = [:]
    func attempt(_ cuts: [Portion.Cut]) -> Attempt {
      var portion = Portion(layout, tellsUsual: tellsUsual)
      for cut in cuts { cut.narrow(&portion) }
      let drafted = drafts[portion.limits] ?? draft(portion.limits)
      drafts[portion.limits] = drafted
      return Attempt(update(drafted, portion), drafted, in: material.profile.language)
    }
    var cuts: [Portion.Cut] = []
    var current = attempt(cuts)
    for cut in order where !current.fits && (cut.savesLines || !current.wordsFit) {
      cuts.append(cut)
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

  /// What is as usual is told in the first update of a week, and in the very first.
  private var tellsUsual: Bool { material.occasion.opensWeek || material.memory.since == nil }

  /// The update that has this portion of the draft.
  private func update(_ draft: Draft, _ portion: Portion) -> Update {
    let occasion = material.occasion
    let all = draft.sections(portion).filter { !$0.lines.isEmpty }
    let sections = layout.arranged(all, of: occasion.kind, own: layout.lines(on: occasion.slot.date, most: portion.own))
    let summary = layout.summary(draft.summary, of: sections, from: all, material)
    return Update(
      slot: occasion.slot, kind: occasion.kind, audience: audience, teamName: material.profile.title,
      readAt: material.window.readAt,
      now: occasion.wall, lateness: occasion.late == nil ? .onTime : .late,
      since: occasion.calendar.civil(material.window.since), first: material.memory.since == nil,
      summary: summary, sections: sections, told: [],
      words: layout.stored)
  }
}

/// An update with some cuts made, and its length as it is worded: in the team's language or, where none is known, in
/// the longest of all.
private struct Attempt {
  private let update: Update
  private let draft: Draft
  private let lines: Int
  private let words: Int

  init(_ update: Update, _ draft: Draft, in language: Language?) {
    (self.update, self.draft) = (update, draft)
    let worded = (language.map { [$0] } ?? Language.allCases).map { Wording(update, in: $0).worded() }
    lines = worded.map(\.plainLines.count).max() ?? 0
    words = worded.map(Attempt.words).max() ?? 0
  }

  /// The words that readers read: the marks before lines are none.
  private static func words(_ worded: WordedUpdate) -> Int {
    func count(_ words: [Words]) -> Int {
      words.reduce(0) { $0 + $1.plain.split(separator: " ").count { $0 != "|" } }
    }
    let trouble = count(worded.sections.filter { $0.kind == .trouble }.flatMap { $0.lines.map(\.words) })
    let parts = worded.sections.flatMap { section in [section.heading].compactMap { $0 } + section.lines.map(\.words) }
    return count([worded.title, worded.summary] + parts) - min(Fit.troubleWords, trouble)
  }

  var wordsFit: Bool { words <= (update.kind == .weekly ? Fit.weeklyWordLimit : Fit.wordLimit) }
  var fits: Bool { lines <= Fit.lineLimit && wordsFit }

  /// The update with what later ones have to know of it.
  var finished: Update {
    var update = update
    update.told = draft.told(update.sections)
    update.said = draft.said(update.sections)
    return update
  }
}
