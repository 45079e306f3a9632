import Model

/// From the zone names of a calendar file to our own rules.
struct CalendarZones {
  private let team: Zone
  private let store: ZoneStore
  private let described: [String: CalendarObject.Component]
  /// The zone in which the calendar is shown, as it names it.
  private let shownIn: String?
  /// Until when rules of the file are worked out.
  private let through: CivilDate
  private var known: [String: Found] = [:]

  /// A zone; with a sentence when it is only what the calendar as a whole is in.
  typealias Found = (zone: Zone?, doubt: String?)

  init(_ object: CalendarObject, team: Zone, store: ZoneStore, through: CivilDate) {
    self.team = team
    self.store = store
    described = object.zones
    shownIn = object.zoneName
    self.through = through
  }

  /// The zone of a TZID; without one, of times without a zone.
  mutating func zone(_ id: String?, effort: inout Effort) -> Found {
    guard let id, !id.isEmpty else { return (team, nil) }
    if let found = known[id] { return found }
    // Nobody has meetings in so many zones: a file that names them is not worth as many reads of the disk.
    guard known.count < 500 else { return (nil, nil) }
    let found = find(id, effort: &effort)
    known[id] = found
    return found
  }

  private func find(_ id: String, effort: inout Effort) -> Found {
    if let zone = named(id) { return (zone, nil) }
    if let component = described[id] {
      for name in ["X-LIC-LOCATION", "TZID-ALIAS-OF"] {
        if let alias = component.property(name)?.text.trimmed, let zone = named(alias) { return (zone, nil) }
      }
      if let zone = DescribedZone.zone(component, through: through, effort: &effort) { return (zone, nil) }
    }
    guard let shownIn, let zone = named(shownIn) else { return (nil, nil) }
    return (
      zone,
      "the time zone \"\(CalendarObject.shown(id))\" is not known and not described in the file; times in it are read in \(zone.id), the zone of the calendar"
    )
  }

  /// `Europe/Amsterdam`, `/mozilla.org/20050126_1/Europe/Amsterdam`, `W. Europe Standard Time`.
  private func named(_ id: String) -> Zone? {
    let id = id.trimmed
    if let zone = try? store.zone(id) { return zone }
    if let zone = WindowsZones.zone(id) { return try? store.zone(zone) }
    // What makes a name the whole world's own stands before it.
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
