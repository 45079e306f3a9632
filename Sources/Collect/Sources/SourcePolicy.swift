import Config
import JSON
import Model
import YAML

/// What of a source may be told, and how. It is applied before anything is stored or composed.
struct SourcePolicy: Sendable {
  enum Counted: Sendable, Hashable {
    case kinds([String])
    case all
  }

  let counted: Counted
  /// Labels and kinds of upkeep that nobody notices as long as it is done; nil where the source names none.
  let quiet: [String]?
  let excludedLabels: [String]
  let excludedKinds: [String]
  let hidesTitles: Bool

  /// Reads `counted:`, `quiet:`, `exclude:` and `titles:`.
  init(_ section: inout Section, counted preset: [String]) {
    switch section.node("counted") {
    case .scalar("true", _)?: counted = .all
    case .scalar("false", _)?: counted = .kinds([])
    case nil: counted = .kinds(preset)
    default: counted = .kinds(section.texts("counted") ?? preset)
    }
    quiet = section.texts("quiet")
    var labels: [String] = []
    var kinds: [String] = []
    if var group = section.section("exclude") {
      labels = group.texts("labels") ?? []
      kinds = group.texts("kinds") ?? []
      group.finish()
    }
    (excludedLabels, excludedKinds) = (labels, kinds)
    hidesTitles = section.choice("titles", [("hidden", true), ("shown", false)]) ?? false
  }

  /// Whether the fields of an item show that it is excluded, before it is read as a record.
  func excludes(_ value: JSONValue) -> Bool {
    guard !excludedLabels.isEmpty || !excludedKinds.isEmpty else { return false }
    func holds(_ name: String, _ words: [String]) -> Bool {
      let items: [JSONValue] =
        switch value.fields[name] {
        case .list(let items)?: items
        case let item?: [item]
        case nil: []
        }
      return items.contains { item in
        if case .text(let text) = item { words.contains { UntrustedText(text).matches($0) } } else { false }
      }
    }
    return holds("labels", excludedLabels) || holds("kind", excludedKinds)
  }

  /// The record as it may be told; nil when it may not be told.
  func apply(to record: Record) -> Record? {
    guard case .item(var item) = record else {
      // These kinds have nothing but their title. Figures and absences have none.
      switch record {
      case .milestone, .decision, .note, .event: return hidesTitles ? nil : record
      default: return record
      }
    }
    if item.labels.contains(where: { label in excludedLabels.contains { label.matches($0) } }) { return nil }
    if let kind = item.kind, excludedKinds.contains(where: { kind.matches($0) }) { return nil }
    switch counted {
    case .all: item.counted = true
    case .kinds(let kinds): item.counted = item.kind.map { kind in kinds.contains { kind.matches($0) } } ?? false
    }
    item.isQuiet = quiet.map { words in
      ([item.kind].compactMap { $0 } + item.labels).contains { own in words.contains { own.matches($0) } }
    }
    // Work that is told as a number needs no name, and must not become a count of one person's work.
    if item.counted { item.owner = nil }
    if hidesTitles {
      item.title = UntrustedText("")
      item.hidden = true
      (item.goal, item.doneMeans, item.effect, item.hardReason, item.droppedWhy) = (nil, nil, nil, nil, nil)
      item.labels = []
    }
    return .item(item)
  }
}
