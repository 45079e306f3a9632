import Config
import Model

/// Text with places for values: `{{ url }}/issues`, `{{ since | utc }}`, `{{ today + days | date }}`.
///
/// A value that comes in is never read as a template again, and a name that nothing gives is an error when the system is loaded.
struct Template: Sendable, Hashable {
  enum Part: Sendable, Hashable {
    case literal(String)
    case value(TemplateExpression)
  }

  let parts: [Part]
  /// Whether a secret stands in it: then it may only go to the configured origin.
  let usesSecret: Bool

  /// Reads a template; `names` is everything that may stand between the braces.
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

  /// Whether it says something of the moment: since when, or which day it is.
  var dependsOnTime: Bool {
    parts.contains { if case .value(let value) = $0 { ["since", "now", "today"].contains(value.name) } else { false } }
  }

  /// The text with its values. With secrets in it, if there are any: see `usesSecret`.
  func text(_ values: TemplateValues) -> String {
    parts.map { part in
      switch part {
      case .literal(let text): text
      case .value(let expression): expression.texts(values).joined(separator: ",")
      }
    }.joined()
  }

  /// The text as far as the settings of a source decide it; nil when it also says something of the moment.
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

  /// As an address: values are percent-encoded, but for one at the very beginning, which is the address itself.
  func address(_ values: TemplateValues) -> String {
    parts.enumerated().map { index, part in
      switch part {
      case .literal(let text): text
      case .value(let expression):
        index == 0
          ? expression.texts(values).joined(separator: ",")
          : PercentEncoding.encoded(expression.texts(values).joined(separator: ","))
      }
    }.joined()
  }

  /// A list stays a list when it stands alone between the quotes.
  func list(_ values: TemplateValues) -> [String] {
    if parts.count == 1, case .value(let expression) = parts[0] { return expression.texts(values) }
    return parts.isEmpty ? [] : [text(values)]
  }
}

extension Template {
  /// Nothing but one secret, known under a name that no text of a template can spell.
  init(secret name: String) {
    parts = [.value(TemplateExpression(secret: name))]
    usesSecret = true
  }

  /// The same, with what is written out in it as secrets, which `keep` gives names. Few letters are no key.
  init(hiding template: Template, keep: (String) -> String) {
    parts = template.parts.map { part in
      guard case .literal(let text) = part, text.utf8.count >= 8 else { return part }
      return .value(TemplateExpression(secret: keep(text)))
    }
    usesSecret = true
  }
}
