import Config
import Model
import YAML

/// A setting that a system requires or allows in the sources that name it.
struct Parameter: Sendable {
  enum Kind: Sendable, Hashable { case text, list, number, secret, path }

  let name: String
  let kind: Kind
  let required: Bool
  let fallback: ParameterValue?
  /// The place of a placeholder in its default that nothing fills in.
  let unfilled: Location?
  /// One line for `dagpost systems` and for sentences about a missing value.
  let help: String
  let example: String
}

extension Parameter {
  /// Settings that every source has. A parameter of such a name could never be set.
  static let reserved: Set<String> = [
    "system", "title", "counted", "exclude", "titles", "note_kind", "deadline", "ca", "proxy", "file", "command", "get",
    "folder", "maildir", "imap", "since", "now", "today",
  ]

  /// Reads one entry of a system file's `parameters:`.
  init(name: String, section: inout Section) {
    self.name = name
    required = section.flag("required") ?? false
    help = section.text("help") ?? ""
    example = section.text("example") ?? ""
    let secret = section.flag("secret") ?? false
    let path = section.flag("path") ?? false
    let list = section.flag("list") ?? false
    let node = section.node("default")
    let filled = section.problems.unfilled.count
    switch node {
    case nil: fallback = required ? nil : .text("")
    case .list: fallback = .list(section.texts("default") ?? [])
    default: fallback = .text(section.text("default") ?? "")
    }
    unfilled = section.problems.unfilled.dropFirst(filled).first
    kind =
      switch fallback {
      case _ where secret: .secret
      case _ where path: .path
      case .list: .list
      case _ where list: .list
      case .text(let text) where Int(text) != nil: .number
      default: .text
      }
    if required, node != nil {
      section.report("is required and has a default; it can only be one of the two", at: "required")
    }
    if secret, path || node != nil {
      section.report("is a secret, which has no default and is not a path", at: "secret")
    }
    if Self.reserved.contains(name) { section.report("is a name that every source has; choose another") }
    if !name.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") }) {
      section.report("is not a name that can stand in {{ }}: use letters, digits and _")
    }
    section.finish()
  }

  /// The value that a source sets, else the default. Nil when it is missing or wrong, which was then reported.
  func read(from section: inout Section) -> ParameterValue? {
    guard section.has(name) else {
      _ = section.node(name)
      if required {
        section.report(
          "is missing \"\(name)\"\(help.isEmpty ? "" : " (\(help))"), for example \(name): \(shownExample)")
      }
      return fallback
    }
    switch kind {
    case .secret:
      // The secret is missing without an error when somebody checks a configuration whose secrets only the service
      // may read.
      return .secret(section.secret(name) ?? Secret(""))
    case .list: return section.texts(name).map(ParameterValue.list)
    case .text: return section.text(name).map(ParameterValue.text)
    case .number:
      return section.value(name, expected: "a whole number", { Int($0) }).map { .text(String($0)) }
    case .path:
      let file = section.node(name)?.location.file ?? section.location.file
      return section.text(name).map { .text($0.isEmpty ? "" : absolutePath($0, relativeTo: file)) }
    }
  }

  private var shownExample: String {
    kind == .secret ? "{ credential: NAME }" : example.isEmpty ? "…" : example
  }
}

extension TemplateNames {
  init(_ parameters: [Parameter]) {
    var kinds: [String: Kind] = [:]
    for parameter in parameters {
      kinds[parameter.name] =
        switch parameter.kind {
        case .text, .path: .text
        case .list: .list
        case .number: .number
        case .secret: .secret
        }
    }
    self.init(kinds)
  }
}
