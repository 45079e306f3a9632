import Model
import YAML

/// Reads `update`: which parts in which order, how many lines, and the team's own words and lines.
struct LayoutReader {
  /// Returns nil where there is no `update`.
  func read(_ section: inout Section) -> LayoutDraft? {
    guard var group = section.section("update") else { return nil }
    var draft = LayoutDraft()
    sections(&group, &draft)
    limits(&group, &draft)
    words(&group, &draft)
    draft.lines = lines(&group)
    group.finish()
    return draft
  }

  // MARK: Parts

  private static let parts = EditionKind.allCases.flatMap { SectionKind.parts(of: $0) }

  private func sections(_ group: inout Section, _ draft: inout LayoutDraft) {
    guard let words = group.locatedTexts("sections") else { return }
    let path = group.join("sections")
    let all = EditionKind.allCases.map { kind in
      "\(SectionKind.parts(of: kind).map(\.word).joined(separator: ", ")) (\(kind.rawValue))"
    }
    var named: [SectionKind] = []
    for (word, place) in words {
      guard let part = Self.parts.first(where: { $0.word == word }) else {
        let near = suggestion(for: word, among: Self.parts.map(\.word))
        let known = near.isEmpty ? "; the parts are \(all.joined(separator: " and "))" : near
        group.problems.add(
          Problem(at: place, path: path, "has \"\(word)\", which is no part of an update\(known: known)"))
        continue
      }
      if named.contains(part) {
        group.problems.add(Problem(at: place, path: path, "names \"\(word)\" twice; keep one"))
        continue
      }
      named.append(part)
      if let kind = part.onlyKind {
        draft.named.append(.init(word: word, kind: kind, location: place, path: path, nature: "a part"))
      }
    }
    for kind in EditionKind.allCases where named.contains(where: { $0.onlyKind == kind }) {
      draft.sections[kind] = named.filter { SectionKind.parts(of: kind).contains($0) }
    }
    if draft.sections.isEmpty, named.count == words.count {
      group.report("names no part with something to tell; leave it out to have all of them", at: "sections")
    }
    judge(draft.sections, &group)
  }

  private func judge(_ sections: [EditionKind: [SectionKind]], _ group: inout Section) {
    if let daily = sections[.daily], !daily.contains(.next) {
      group.report(
        "leaves out \"next\"; real deadlines are told all the same", at: "sections", severity: .warning)
    }
    if let weekly = sections[.weekly], weekly.first != .proud {
      group.report(
        "does not begin with \"proud\" in a weekly edition; the sentence at the top announces it, so put it first",
        at: "sections")
    }
  }

  private func limits(_ group: inout Section, _ draft: inout LayoutDraft) {
    guard var limits = group.section("limits") else { return }
    for (part, most) in SectionKind.limits {
      let reason = "more than \(most == 5 ? "five lines of a list" : "eight lines of the note") is not read"
      draft.limits[part] = limits.value(part.word, expected: "a whole number from 1 to \(most): \(reason)") {
        Int.digits($0).flatMap { (1...most).contains($0) ? $0 : nil }
      }
      guard draft.limits[part] != nil, let kind = part.onlyKind else { continue }
      if let place = limits.location(of: part.word) {
        draft.named.append(
          .init(word: part.word, kind: kind, location: place, path: group.join("limits"), nature: "a part"))
      }
      if let shown = draft.sections[kind], !shown.contains(part), part != .next {
        limits.report("limits a part that \"sections\" leaves out", at: part.word, severity: .warning)
      }
    }
    limits.finish()
  }
}

extension LayoutReader {
  // MARK: Words

  private func words(_ group: inout Section, _ draft: inout LayoutDraft) {
    guard var words = group.section("words") else { return }
    for key in words.keys {
      guard let phrase = Phrase(rawValue: key) else { continue }
      if let place = words.location(of: key) {
        draft.named.append(
          .init(word: key, kind: phrase.kind, location: place, path: group.join("words"), nature: "a phrase"))
      }
      guard let text = line(key, &words, longest: phrase.limit) else { continue }
      if isRight(text, of: phrase, &words) { draft.words[phrase] = text }
    }
    // Unknown keys come after all known ones, so that the suggestion is made from all phrases.
    for key in words.keys where Phrase(rawValue: key) == nil {
      _ = words.node(key)
      let known = Phrase.allCases.map(\.rawValue)
      let near = suggestion(for: key, among: known)
      words.report(
        "is not a phrase that can be said otherwise\(near.isEmpty ? "; those are \(known.joined(separator: ", "))" : near)",
        at: key)
    }
  }

  private func isRight(_ text: UntrustedText, of phrase: Phrase, _ words: inout Section) -> Bool {
    let braces = phrase.places.map { "{\($0)}" }
    var places: [String] = []
    for piece in Phrase.pieces(of: text) {
      switch piece {
      case .place(let name) where phrase.places.contains(name): places.append(name)
      case .place(let name):
        let known: Sentence =
          braces.isEmpty
          ? "; nothing is put into this phrase"
          : "; it can be \(known: orList(braces))\(known: suggestion(for: name, among: phrase.places))"
        words.report("has {\(name)}, which is nothing that the update knows\(known)", at: phrase.rawValue)
        return false
      case .text(let text) where text.contains("{") || text.contains("}"):
        words.report("has a brace without its other half", at: phrase.rawValue)
        return false
      case .text: break
      }
    }
    if !phrase.needs.isEmpty, Set(phrase.needs).isDisjoint(with: places) {
      let needed = orList(phrase.needs.map { "{\($0)}" })
      words.report(
        "is missing \(needed), for example \"\(text) {\(phrase.needs[0])}\": the update puts it in", at: phrase.rawValue
      )
      return false
    }
    return true
  }

  /// Reads one line of text that is not empty and has at most `longest` characters.
  private func line(_ key: String, _ section: inout Section, longest: Int) -> UntrustedText? {
    guard let text = section.text(key) else { return nil }
    let line = UntrustedText(text)
    guard !line.isEmpty, text.count <= longest, !text.contains(where: \.isNewline) else {
      let found = line.isEmpty ? "it is empty" : text.count > longest ? "it has \(text.count)" : "it has several lines"
      section.report("should be one line of at most \(longest) characters; \(found)", at: key)
      return nil
    }
    return line
  }

  // MARK: Lines

  /// Reads lines such as `lines: [ "Vergeet je uren niet", { text: …, days: [fri] } ]`.
  private func lines(_ group: inout Section) -> [LayoutDraft.Line]? {
    guard let node = group.node("lines") else { return nil }
    let path = group.join("lines")
    let items: [Node]
    switch node {
    case .list(let list, _): items = list
    case .empty: items = []
    case .scalar, .mapping: items = [node]
    }
    let lines = items.compactMap { item in line(item, group, path: path) }
    if items.count > OwnLine.most {
      group.report("has \(items.count) lines; at most \(OwnLine.most), so that the update stays short", at: "lines")
    }
    return lines
  }

  private func line(_ item: Node, _ group: Section, path: String) -> LayoutDraft.Line? {
    let entry: Node
    switch item {
    case .scalar(_, let place):
      entry = .mapping([Node.Entry(key: "text", keyLocation: place, value: item)], place)
    default: entry = item
    }
    var section = Section(
      entry, path: path, problems: group.problems, secrets: group.secrets, restricted: group.restricted)
    defer { section.finish() }
    guard section.isGroup else { return nil }
    let days = section.weekdays("days")
    guard section.has("text") else {
      _ = section.node("text")
      section.report("has an entry without a text, for example { text: \"Vergeet je uren niet\", days: [fri] }")
      return nil
    }
    return line("text", &section, longest: OwnLine.longest).map {
      LayoutDraft.Line(line: OwnLine($0, days: days), location: item.location, path: path)
    }
  }
}

extension SectionKind {
  /// The only kind of edition that has this part; nil where both have it.
  fileprivate var onlyKind: EditionKind? {
    let kinds = EditionKind.allCases.filter { SectionKind.parts(of: $0).contains(self) }
    return kinds.count == 1 ? kinds[0] : nil
  }
}
