import GRDB
import Model

/// How much work was open and finished, and what became of single pieces of it.
extension Database {
  /// Finished items by their id or key. The stored text is searched, which is slow, but only an update with a decision that
  /// waits for a piece of work asks for it.
  func finished(team: TeamName, naming names: Set<String>) throws -> [Item] {
    let bare = Set(names.map { String($0.lowercased().drop { $0 == "#" }) }).filter { !$0.isEmpty }.sorted()
    guard !bare.isEmpty else { return [] }
    let wanted = bare.map { _ in "?" }.joined(separator: ", ")
    return try rows(
      """
      SELECT last, ifnull(finished_seen, gone) AS finished FROM record
      WHERE team = ? AND kind = 'item' AND (finished_seen IS NOT NULL OR gone IS NOT NULL)
        AND (ltrim(lower(id), '#') IN (\(wanted))
          OR (json_valid(last) AND ltrim(lower(json_extract(last, '$.item._0.id')), '#') IN (\(wanted))))
      ORDER BY finished, source, id
      """, StatementArguments([team]) + StatementArguments(bare + bare)
    ).compactMap { row in
      guard case .item(var item) = JSONColumn.value(Record.self, from: try row.value("last")) else { return nil }
      item.state = .finished
      if item.finished == nil { item.finished = .instant(try row.value("finished")) }
      return item
    }
  }

  func completions(team: TeamName, since: CivilDate) throws -> [SourceName: [Completion]] {
    var completions: [SourceName: [Completion]] = [:]
    let rows = try rows(
      "SELECT source, day, workdays, count FROM completion WHERE team = ? AND day >= ? ORDER BY source, day, workdays",
      [team, since])
    for row in rows {
      let workdays: Int = try row.value("workdays")
      completions[try row.value("source"), default: []].append(
        Completion(
          day: try row.value("day"), workdays: workdays < 0 ? nil : workdays, count: try row.value("count")))
    }
    return completions
  }

  /// How much was finished since the day on which each source was first read. Of the time before, a source may have shown
  /// only a part.
  func finishedCount(team: TeamName) throws -> [SourceName: Int] {
    let rows = try rows(
      """
      SELECT completion.source, sum(count) AS total FROM completion
        JOIN source_state ON source_state.team = completion.team AND source_state.source = completion.source
      WHERE completion.team = ? AND day >= date(first_read / 1000, 'unixepoch') GROUP BY completion.source
      """, [team])
    return Dictionary(uniqueKeysWithValues: try rows.map { (try $0.value("source"), try $0.value("total")) })
  }

  func finishedKinds(team: TeamName) throws -> [SourceName: [String: CivilDate]] {
    var kinds: [SourceName: [String: CivilDate]] = [:]
    for row in try rows("SELECT source, kind, day FROM finished_kind WHERE team = ?", [team]) {
      kinds[try row.value("source"), default: [:]][try row.value("kind")] = try row.value("day")
    }
    return kinds
  }

  func openWork(
    team: TeamName, since: CivilDate, before at: Instant
  ) throws -> [SourceName: [Measurement]] {
    var open: [SourceName: [Measurement]] = [:]
    let rows = try rows(
      "SELECT source, day, count FROM open_work WHERE team = ? AND day >= ? AND read_at < ? ORDER BY source, day",
      [team, since, at])
    for row in rows {
      open[try row.value("source"), default: []].append(
        Measurement(day: try row.value("day"), value: Double(try row.value("count") as Int)))
    }
    return open
  }
}
