/// The events with the same UID.
struct CalendarGroup {
  private(set) var masters: [CalendarEvent] = []
  /// Events that replace single occurrences.
  private(set) var changes: [CalendarEvent] = []
  private var starts: [CalendarTime: Int] = [:]
  private var replaced: [CalendarSeries.Slot: Int] = [:]

  /// Adds an event. A newer version replaces an older one. Two events of one version and UID with different starts are both
  /// kept, because careless programs write them.
  mutating func add(_ event: CalendarEvent) {
    if let slot = event.replaces.map({ CalendarSeries.Slot($0) }) {
      if let index = replaced[slot] {
        if changes[index].sequence <= event.sequence { changes[index] = event }
      } else {
        replaced[slot] = changes.count
        changes.append(event)
      }
      return
    }
    let version = masters.first?.sequence ?? event.sequence
    guard event.sequence >= version else { return }
    if event.sequence > version { (masters, starts) = ([], [:]) }
    if let index = starts[event.start] {
      masters[index] = event
    } else {
      starts[event.start] = masters.count
      masters.append(event)
    }
  }
}
