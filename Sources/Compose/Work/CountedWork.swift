import Model

/// The counted work of one source (out, in and open), with the records it was counted from.
struct CountedFlow {
  var flow: Flow
  var records: [RecordKey]
  var told: [Told]
  /// What is to be remembered of the open ones that are older than they should be.
  var agingSaid: Said?

  var source: SourceName? { records.first?.source }
}

/// Work that is told as numbers and not by title: what was finished, what came in and what is open.
struct CountedWork {
  let material: Material
  let limits: TextLimits

  /// One flow for each source, the busiest first. A source whose work neither moved nor stands open has none.
  func flows() -> [CountedFlow] {
    let finished = Dictionary(grouping: Done(material: material, limits: limits).finished(counted: true)) {
      $0.0.key.source
    }
    let present = Dictionary(grouping: material.items.filter(\.counted)) { $0.key.source }
    var flows = material.readings.map(\.source).compactMap { source in
      flow(of: source, finished: (finished[source] ?? []).map(\.0), present: present[source] ?? [])
    }
    // Two sources whose work has the same name are told apart by their own names.
    let nouns = Dictionary(grouping: flows, by: \.flow.noun)
    for index in flows.indices where (nouns[flows[index].flow.noun]?.count ?? 0) > 1 {
      if let source = flows[index].source { flows[index].flow.noun = .label(title(of: source)) }
    }
    return flows.enumerated().sorted { ($1.element.flow.finished, $0.offset) < ($0.element.flow.finished, $1.offset) }
      .map(\.element)
  }

  private func flow(of source: SourceName, finished: [Item], present: [Item]) -> CountedFlow? {
    guard !finished.isEmpty || !present.isEmpty else { return nil }
    let noun = noun(of: finished + present, source)
    let created = present.filter { item in
      item.created.map { material.window.contains(item.key, at: $0) } ?? false
    }
    let open = present.filter { $0.state.isOpen }
    // Of commits only their number is told. Of other work "none open" is never told: that a source lists open work is
    // known only by seeing some.
    let tellsFlow = noun != .commits
    let before = doneBefore(finished + present, of: source)
    let partial = before > 0 || material.isPartial(source)
    // "None came in" is told only of a source that was asked for new work, and gave all of it.
    let asked = !partial && material.askedForNew(source)
    let tellsCreated = tellsFlow && present.contains { $0.created != nil } && (!created.isEmpty || asked)
    var flow = Flow(
      noun: noun, finished: finished.count + before, created: tellsCreated && before == 0 ? created.count : nil,
      open: tellsFlow && !open.isEmpty ? open.count : nil,
      oldest: tellsFlow ? open.compactMap { $0.created.map(material.workdays(since:)) }.max() : nil,
      partial: partial)
    if flow.finished > 0, !partial {
      flow.before = finishedBefore(source, listsFinished: present.contains { $0.state == .finished })
    }
    guard flow.finished > 0 || (flow.created ?? 0) > 0 || flow.open != nil else { return nil }
    var records = finished.map(\.key)
    let known = Set(records)
    let others = tellsFlow ? (created + open).map(\.key).filter { !known.contains($0) } : []
    records += Array(Set(others)).sorted { material.order($0) < material.order($1) }
    return CountedFlow(
      flow: flow, records: records, told: finished.map { Told(record: $0.key, finished: $0.finished) })
  }

  /// Work that was finished in this update's time, as earlier readings showed, and that its source shows no more. Many
  /// lists keep closed calls for a few days only, and a week is longer.
  private func doneBefore(_ shown: [Item], of source: SourceName) -> Int {
    let days = shown.filter { $0.state == .finished }.compactMap { item in
      (item.finished ?? material.memory.seen[item.key]?.finished.map(Moment.instant)).map(material.day(of:))
    }
    guard let first = days.min() else { return 0 }
    let earlier = (material.memory.completions[source] ?? []).filter {
      $0.day > material.window.sinceDay && $0.day < first
    }
    return earlier.reduce(0) { $0 + $1.count }
  }

  /// How much of a source was finished on the workday before the one that is told of; nil where more than one workday is
  /// told, or where not all of that day is known. Of the day on which a source was first read all is known only where it
  /// lists finished work.
  private func finishedBefore(_ source: SourceName, listsFinished: Bool) -> FinishedBefore? {
    let calendar = occasion.calendar
    guard let told = occasion.toldDay(since: material.window.sinceDay), let before = calendar.workday(before: told),
      let first = material.memory.firstRead[source].map({ calendar.civil($0).date }),
      first < before || first == before && listsFinished
    else { return nil }
    let count = (material.memory.completions[source] ?? []).filter { $0.day == before }.reduce(0) { $0 + $1.count }
    return count > 0 ? FinishedBefore(day: before, count: count) : nil
  }

  private var occasion: Occasion { material.occasion }

  func title(of source: SourceName) -> UntrustedText {
    UntrustedText(material.reading(of: source)?.title ?? source.text).shortened(to: limits.name)
  }

  /// What the work of a source is called: calls, changes … or, where it has no common name, the source's own words.
  func noun(of items: [Item], _ source: SourceName) -> CountedNoun {
    let words = Set(items.map(\.kind))
    let nouns = Set(words.map { CountedNoun(kind: $0) })
    if nouns.count == 1, let noun = nouns.first ?? nil { return noun }
    // Incidents and requests together are the calls of a service desk.
    if nouns == [.calls, .requests] { return .calls }
    if words.count == 1, let word = (words.first ?? nil).given { return .label(word.shortened(to: limits.name)) }
    return .label(title(of: source))
  }
}

extension CountedNoun {
  /// The name for a system's own word for its work, where it is one for which every language here has a word.
  init?(kind: UntrustedText?) {
    guard let kind = kind.given else { return nil }
    func isOne(of words: [String]) -> Bool { words.contains { kind.matches($0) } }
    if isOne(of: ["call", "calls", "incident", "ticket", "melding", "storing", "vraag", "question"]) {
      self = .calls
    } else if isOne(of: ["request", "service request", "aanvraag", "verzoek", "serviceverzoek"]) {
      self = .requests
    } else if isOne(of: ["change", "wijziging"]) {
      self = .changes
    } else if isOne(of: ["task", "taak"]) {
      self = .tasks
    } else if isOne(of: ["commit"]) {
      self = .commits
    } else {
      return nil
    }
  }
}
