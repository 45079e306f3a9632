import Model

extension Next {
  /// The part about what comes, at most `count` lines in their order. Real deadlines always stand, then what people
  /// wrote, then what comes first; on one day milestones first. Deadlines beyond `most` share a line. `crowded` is
  /// added at the end and takes no line's place.
  static func section(
    _ lines: [NextLine], most count: Int, hard most: Int = 5, crowded: ChosenLine?
  ) -> ChosenSection {
    var section = section(lines, most: count, hard: most)
    if let crowded { section.lines.append(crowded) }
    return section
  }

  private static func section(_ lines: [NextLine], most count: Int, hard most: Int) -> ChosenSection {
    let hard = lines.filter(\.isHard)
    if hard.count > most {
      let rest = hard.dropFirst(most - 1)
      let shared = ChosenLine(
        .moreDeadlines(rest.compactMap(\.planned)), records: rest.flatMap(\.line.records), rule: "next.hard-deadline")
      return ChosenSection(
        kind: .next, lines: hard.prefix(most - 1).map(\.line) + [shared],
        more: lines.count { !$0.isHard && !$0.isSent })
    }
    let room = max(0, count - hard.count)
    let others = lines.indices.filter { !lines[$0].isHard }
    let sent = others.filter { lines[$0].isSent }
    // The lines are by day already; on one day a milestone goes before other plans.
    let plans = others.filter { !sent.contains($0) }.sorted { a, b in
      guard let one = lines[a].planned, let other = lines[b].planned, one.day == other.day else { return a < b }
      return (one.kind == .milestone ? 0 : 1, a) < (other.kind == .milestone ? 0 : 1, b)
    }
    let chosen = Set((sent + plans).prefix(room))
    let kept = lines.indices.filter { lines[$0].isHard || chosen.contains($0) }
    // A note that finds no room is told in the next update, so it is not counted in "+n".
    let left = others.filter { !chosen.contains($0) && !sent.contains($0) }
    return ChosenSection(kind: .next, lines: kept.map { lines[$0].line }, more: left.count)
  }
}
