import Model

/// What readers have to know of the sources before they trust the rest: which could not be read, and which only in
/// part.
struct Warnings {
  let material: Material
  let limits: TextLimits

  func section() -> ChosenSection {
    ChosenSection(kind: .warnings, lines: [unread(), readInPart()].compactMap { $0 })
  }

  private func unread() -> ChosenLine? {
    let sources = material.failed.map { reading in
      let last = material.memory.lastRead[reading.source].map(material.occasion.calendar.civil)
      return UnreadSource(
        title: title(of: reading), lastRead: last, workdays: last.map { material.workdays(since: .day($0.date)) })
    }
    return sources.isEmpty ? nil : ChosenLine(.unread(sources), records: [], rule: "warning.unread")
  }

  private func readInPart() -> ChosenLine? {
    let sources = material.readInPart.map { reading in
      let losses = reading.problems.compactMap(\.loss)
      let lost = losses.filter { $0.fault != .excess }
      let faults = Dictionary(grouping: lost, by: \.fault).mapValues { $0.reduce(0) { $0 + $1.count } }
        .sorted { ($1.value, $0.key.rawValue) < ($0.value, $1.key.rawValue) }
      var partly = PartlyRead(
        title: title(of: reading), lost: lost.reduce(0) { $0 + $1.count },
        lines: Array(Set(lost.compactMap(\.line)).sorted().prefix(5)), faults: faults.prefix(2).map(\.key),
        isPart: lost.contains(where: \.isPart), isCut: lost.count < losses.count)
      partly.workdays = since(reading.source).map { material.workdays(since: .day($0)) }
      return partly
    }
    return sources.isEmpty ? nil : ChosenLine(.readInPart(sources), records: [], rule: "warning.read-in-part")
  }

  /// Since when updates of this edition have told without a break that the source is read only in part.
  private func since(_ source: SourceName) -> CivilDate? {
    let told = material.memory.said.last {
      $0.said.topic == .partly && $0.said.record == Warnings.record(source)
        && $0.edition == material.occasion.slot.edition
    }
    return told.flatMap { $0.on >= material.window.sinceDay ? $0.said.day : nil }
  }

  /// What the ledger has to remember: that it was told, and since when.
  func said(_ sections: [ChosenSection]) -> [Said] {
    let stands = sections.lines(of: .warnings).contains { if case .readInPart = $0.fact { true } else { false } }
    return stands
      ? material.readInPart.map {
        Said(.partly, Warnings.record($0.source), day: since($0.source) ?? material.occasion.today)
      } : []
  }

  private static func record(_ source: SourceName) -> RecordKey { RecordKey(source: source, kind: .event, id: "") }

  private func title(of reading: Reading) -> UntrustedText { UntrustedText(reading.title).shortened(to: limits.name) }
}
