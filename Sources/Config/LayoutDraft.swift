import Model
import YAML

/// What `defaults`, a team or an edition says under `update`.
struct LayoutDraft {
  /// The parts by kind of edition. A list that names no part of one kind leaves that kind at its default.
  var sections: [EditionKind: [SectionKind]] = [:]
  var limits: [SectionKind: Int] = [:]
  var words: [Phrase: UntrustedText] = [:]
  var lines: [Line]?
  /// What was written that only one kind of edition has, with its place.
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
    /// What it is, for a sentence: `a part`, `a phrase`.
    let nature: String
  }

  /// Whether nothing was written.
  var isEmpty: Bool { sections.isEmpty && limits.isEmpty && words.isEmpty && lines == nil }

  /// This draft with `base` for what it leaves out: lists as a whole, limits and words name by name.
  func overriding(_ base: LayoutDraft) -> LayoutDraft {
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

  /// Reports what an edition's own `update` says about another kind of edition than its own.
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
