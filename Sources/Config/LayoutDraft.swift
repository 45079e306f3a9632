import Model

/// What `defaults`, a team or an edition says under `update`.
struct LayoutDraft {
  /// By the kind of edition that has them: a list that names no part of a kind leaves that kind alone.
  var sections: [EditionKind: [SectionKind]] = [:]
  var limits: [SectionKind: Int] = [:]
  var words: [Phrase: UntrustedText] = [:]
  var lines: [Line]?
  /// What only one kind of edition has, with its place.
  var named: [Named] = []

  struct Line {
    let line: OwnLine
    let location: Location
    let path: String
  }

  struct Named {
    let word: String
    let kind: EditionKind
    let location: Location
    let path: String
    /// What it is, in a sentence: `a part`, `a phrase`.
    let nature: String
  }

  /// Whether nothing is said.
  var isEmpty: Bool { sections.isEmpty && limits.isEmpty && words.isEmpty && lines == nil }

  /// What this one says wins: lists as a whole, limits and words name by name.
  func over(_ base: LayoutDraft) -> LayoutDraft {
    LayoutDraft(
      sections: base.sections.merging(sections) { $1 }, limits: base.limits.merging(limits) { $1 },
      words: base.words.merging(words) { $1 }, lines: lines ?? base.lines)
  }

  /// The layout of an edition of that kind.
  func layout(of kind: EditionKind) -> Layout {
    let parts = SectionKind.parts(of: kind)
    return Layout(
      sections: sections[kind], limits: limits.filter { parts.contains($0.key) },
      words: words.filter { $0.key.kind == kind }, lines: (lines ?? []).map(\.line))
  }

  /// An edition is of one kind, so what it says itself is about that kind.
  func reportOtherKinds(than kind: EditionKind, _ problems: Problems) {
    for one in named where one.kind != kind {
      let known =
        one.nature == "a part"
        ? SectionKind.parts(of: kind).map(\.word)
        : Phrase.allCases.filter { $0.kind == kind }.map(\.rawValue)
      problems.add(
        Problem(
          at: one.location, path: one.path,
          "has \"\(one.word)\", \(one.nature) that a \(kind.rawValue) edition does not have; it has \(known.joined(separator: ", "))"
        ))
    }
  }
}
