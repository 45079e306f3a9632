import Almanac
import Model
import YAML

/// A calendar that the configuration names, whose all-day events are days off. An address is checked by the code that
/// fetches it.
package struct CalendarSetting: Sendable {
  package enum Place: Sendable {
    case file(String)
    /// The address is a secret, because it may hold a token.
    case address(Secret, NetworkSettings)
  }
  package let place: Place
  package let location: Location
  /// The path of the setting, for sentences about it.
  package let path: String
}

extension Section {
  /// Reads a list of files and addresses. A single one counts as a list of one.
  mutating func calendars(_ key: String) -> [CalendarSetting] {
    guard let node = node(key) else { return [] }
    if case .list(let items, _) = node { return items.compactMap { calendar($0, of: key) } }
    return [calendar(node, of: key)].compactMap { $0 }
  }

  private func calendar(_ node: Node, of key: String) -> CalendarSetting? {
    func found(_ place: CalendarSetting.Place) -> CalendarSetting {
      CalendarSetting(place: place, location: node.location, path: join(key))
    }
    func refused(_ sentence: Sentence) -> CalendarSetting? {
      problems.add(Problem(at: node.location, path: join(key), sentence))
      return nil
    }
    switch node {
    case .scalar(let text, _) where text.contains("://"): return found(.address(Secret(text), NetworkSettings()))
    case .scalar(let text, _):
      if text.isEmpty { return refused("is empty; name a file, such as holidays/office.ics, or an address") }
      guard !restricted else {
        return refused(
          "names a file, which \(known: location.file) may not: it does not belong to root or may be written by others")
      }
      return found(.file(Config.path(text, relativeTo: node.location.file)))
    case .mapping(let entries, _) where entries.contains { (["url"] + NetworkSettings.keys).contains($0.key) }:
      var section = Section(
        node, path: join(key), problems: problems, secrets: secrets, restricted: restricted, location: node.location)
      defer { section.finish() }
      if restricted, section.has("ca") {
        section.report("is a file, which \(known: location.file) may not name", at: "ca")
      }
      let way = section.networkSettings(isOld: true)
      let url = section.scalar("url") == nil ? section.requiredSecret("url") : section.text("url").map { Secret($0) }
      return url.map { found(.address($0, way)) }
    case .mapping:
      return secret(from: node, inherited: false, path: join(key)).map { found(.address($0, NetworkSettings())) }
    case .empty, .list: return refused("has \(node.nature) where a file or an address should be")
    }
  }
}
