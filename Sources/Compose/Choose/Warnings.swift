import Model

/// What readers have to know of the sources before they trust the rest: which could not be read, and which only in part.
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
      return PartlyRead(
        title: title(of: reading), lost: lost.reduce(0) { $0 + $1.count },
        lines: Array(Set(lost.compactMap(\.line)).sorted().prefix(5)), faults: faults.prefix(2).map(\.key),
        isPart: lost.contains(where: \.isPart), isCut: lost.count < losses.count)
    }
    return sources.isEmpty ? nil : ChosenLine(.readInPart(sources), records: [], rule: "warning.read-in-part")
  }

  private func title(of reading: Reading) -> UntrustedText { UntrustedText(reading.title).shortened(to: limits.name) }
}
