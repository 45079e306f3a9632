import Model

/// Text with placeholders: `{{ url }}/issues`, `{{ since | utc }}`, `{{ today + days | date }}`.
///
/// A filled-in value is never read as a template again. A name without a value is an error when the system is loaded.
struct Template: Sendable, Hashable {
  enum Part: Sendable, Hashable {
    case literal(String)
    case value(TemplateExpression)
  }

  let parts: [Part]
  /// Whether a secret is filled in. The text may then only go to the configured origin.
  let usesSecret: Bool

  /// Parses a template; `names` lists everything that may stand between the braces.
  init(_ text: String, names: TemplateNames) throws(TemplateProblem) {
    var parts: [Part] = []
    var rest = text[...]
    while let open = rest.firstRange(of: "{{") {
      if open.lowerBound > rest.startIndex { parts.append(.literal(String(rest[..<open.lowerBound]))) }
      guard let close = rest[open.upperBound...].firstRange(of: "}}") else {
        throw TemplateProblem("opens {{ and does not close it")
      }
      parts.append(.value(try TemplateExpression(String(rest[open.upperBound..<close.lowerBound]), names: names)))
      rest = rest[close.upperBound...]
    }
    if !rest.isEmpty { parts.append(.literal(String(rest))) }
    self.parts = parts
    usesSecret = parts.contains { if case .value(let value) = $0 { names.kinds[value.name] == .secret } else { false } }
  }

  /// Whether `since`, `now` or `today` is filled in.
  var dependsOnTime: Bool {
    parts.contains { if case .value(let value) = $0 { ["since", "now", "today"].contains(value.name) } else { false } }
  }

  /// The text with its values, including secrets; see `usesSecret`.
  func text(_ values: TemplateValues) -> String {
    parts.map { part in
      switch part {
      case .literal(let text): text
      case .value(let expression): expression.texts(values).joined(separator: ",")
      }
    }.joined()
  }

  /// The text as far as the settings of a source decide it; nil when a value depends on time or is not a plain text.
  func text(_ parameters: [String: ParameterValue]) -> String? {
    var text = ""
    for part in parts {
      switch part {
      case .literal(let literal): text += literal
      case .value(let expression):
        guard case .text(let value)? = parameters[expression.name] else { return nil }
        text += value
      }
    }
    return text
  }

  /// The text as a URL. Values are percent-encoded, except for one at the very beginning: that is the address itself.
  func address(_ values: TemplateValues) -> String {
    parts.enumerated().map { index, part in
      switch part {
      case .literal(let text): text
      case .value(let expression):
        index == 0
          ? expression.texts(values).joined(separator: ",")
          : expression.texts(values).joined(separator: ",").percentEncoded
      }
    }.joined()
  }

  /// A list when the placeholder of one is the whole template; otherwise the text as its only element.
  func list(_ values: TemplateValues) -> [String] {
    if parts.count == 1, case .value(let expression) = parts[0] { return expression.texts(values) }
    return parts.isEmpty ? [] : [text(values)]
  }
}

extension Template {
  /// A template of one secret, under a name that no template can spell.
  init(secret name: String) {
    parts = [.value(TemplateExpression(secret: name))]
    usesSecret = true
  }

  /// The template with its literal text replaced by secrets, for which `keep` returns names. Texts of less than eight
  /// bytes stay: they are no keys.
  init(hiding template: Template, keep: (String) -> String) {
    parts = template.parts.map { part in
      guard case .literal(let text) = part, text.utf8.count >= 8 else { return part }
      return .value(TemplateExpression(secret: keep(text)))
    }
    usesSecret = true
  }
}
