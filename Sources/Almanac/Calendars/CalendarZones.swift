import Model

/// From the zone names of a calendar file to our own rules.
struct CalendarZones {
  let team: Zone
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
    if let component = described[Self.key(id)] {
      for name in ["X-LIC-LOCATION", "TZID-ALIAS-OF"] {
        if let alias = component.property(name)?.text.trimmed, let zone = named(alias) { return (zone, nil) }
      }
      if let zone = DescribedZone.zone(component, through: through, effort: &effort) { return (zone, nil) }
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

  /// Whatever stands around it: a name in quotes and the same without are one.
  static func key(_ id: String) -> String { id.trimmed.replacing("\"", with: "").lowercased() }

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
