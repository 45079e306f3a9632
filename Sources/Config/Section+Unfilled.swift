import YAML

/// Reports `{{ name }}` where nothing fills it in.
///
/// `Collect` reads texts as templates in what a source asks. Anywhere else the braces would be sent or shown as they
/// are. So their place is reported, the words are taken without the braces, and code that would send them refuses to.
extension Section {
  /// Text that is read as a template, or in a language of its own.
  package mutating func template(_ key: String) -> String? { text(key, hint: "; give it one, or remove it") }

  /// A list of such texts. A single one counts as a list of one.
  package mutating func templates(_ key: String) -> [String]? { nodes(key)?.map(\.text) }

  func withoutBraces(_ text: String, at place: Location, of key: String) -> String {
    guard Self.holdsPlace(text) else { return text }
    reportUnfilled(text, at: place, of: key)
    return text.replacing("{{", with: "").replacing("}}", with: "").split(separator: " ").joined(separator: " ")
  }

  /// Whether a text has braces that open and close. Single ones are no placeholder, because a password may have them.
  static func holdsPlace(_ text: String) -> Bool {
    text.firstRange(of: "{{").map { text[$0.upperBound...].contains("}}") } ?? false
  }

  /// Reports a placeholder. It is a warning, because earlier versions accepted such a configuration.
  package func reportUnfilled(_ text: String, at place: Location? = nil, of key: String) {
    let open = text.firstRange(of: "{{")?.lowerBound ?? text.startIndex
    let close = text[open...].firstRange(of: "}}")?.upperBound ?? text.endIndex
    let place = place ?? location(of: key) ?? location
    problems.unfilled.append(place)
    problems.add(
      Problem(
        .warning, at: place, path: join(key),
        "holds \(text[open..<close].prefix(60)), which nothing fills in here; in a source that is done in addresses, queries, "
          + "headers, words of a command, variables and paths"))
  }
}
