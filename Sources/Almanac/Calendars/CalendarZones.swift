import Model

/// Finds our own zone rules for the zone names of a calendar file.
struct CalendarZones {
  let team: Zone
  private let store: ZoneStore
  private let described: [String: CalendarObject.Component]
  /// The name of the zone in which the calendar is shown.
  private let shownIn: String?
  /// The last day up to which the rules that the file describes are expanded.
  private let through: CivilDate
  private var known: [String: Found] = [:]

  /// A zone, and a warning where another zone than the named one had to be used.
  typealias Found = (zone: Zone?, doubt: String?)

  init(_ object: CalendarObject, team: Zone, store: ZoneStore, through: CivilDate) {
    self.team = team
    self.store = store
    described = object.zones
    shownIn = object.zoneName
    self.through = through
  }

  /// The zone for a TZID. Times without one are in the team's zone.
  mutating func zone(_ id: String?, budget: inout WorkBudget) -> Found {
    guard let id, !id.isEmpty else { return (team, nil) }
    if let found = known[id] { return found }
    // No real calendar has that many zones, and each one costs reads from the disk.
    guard known.count < 500 else { return (nil, nil) }
    let found = find(id, budget: &budget)
    known[id] = found
    return found
  }

  private func find(_ id: String, budget: inout WorkBudget) -> Found {
    if let zone = named(id) { return (zone, nil) }
    if let component = described[Self.key(id)] {
      for name in ["X-LIC-LOCATION", "TZID-ALIAS-OF"] {
        if let alias = component.property(name)?.text.trimmed, let zone = named(alias) { return (zone, nil) }
      }
      if let zone = DescribedZone.zone(component, through: through, budget: &budget) { return (zone, nil) }
    }
    let names = ZoneNames(store: store)
    if let zone = names.meant(by: id) { return (zone, nil) }
    let unknown =
      "the time zone \"\(CalendarObject.shown(id))\" is not known and not described in the file; times in it are read"
    if let shownIn, let zone = named(shownIn) ?? names.meant(by: shownIn) {
      return (zone, "\(unknown) in \(zone.id), the zone of the calendar")
    }
    return names.offset(in: id).map { ($0, "\(unknown) in \($0.id), summer and winter") } ?? (nil, nil)
  }

  /// The form in which names are compared: a name in quotes is the same as the name without them.
  static func key(_ id: String) -> String { id.trimmed.replacing("\"", with: "").lowercased() }

  /// The zone for `Europe/Amsterdam`, `/mozilla.org/20050126_1/Europe/Amsterdam` or `W. Europe Standard Time`.
  private func named(_ id: String) -> Zone? {
    let id = id.trimmed
    if let zone = try? store.zone(id) { return zone }
    if let zone = WindowsZones.zone(id) { return try? store.zone(zone) }
    // Programs make such a name globally unique by a prefix of their own, so up to three last parts are tried.
    let parts = id.split(separator: "/")
    guard id.contains("/"), parts.count > 1 else { return nil }
    for count in (1..<min(4, parts.count)).reversed() {
      let name = parts.suffix(count).joined(separator: "/")
      if let zone = try? store.zone(name) { return zone }
      if let zone = WindowsZones.zone(name) { return try? store.zone(zone) }
    }
    return nil
  }
}
