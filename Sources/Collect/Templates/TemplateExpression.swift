import Config
import Model

/// What stands between the braces: `name`, `name | filter`, `name + days`, `name - 3 | filter`.
struct TemplateExpression: Sendable, Hashable {
  enum Filter: String, Sendable, Hashable, CaseIterable {
    /// An instant as `2026-11-24T15:30:00Z`.
    case utc
    /// A day as `2026-11-24`, by the team's clock.
    case date
  }

  let name: String
  private let kind: TemplateNames.Kind
  /// The number of days to add or subtract: digits, or the name of a parameter.
  private let days: String?
  private let sign: Int
  private let filter: Filter?

  init(_ text: String, names: TemplateNames) throws(TemplateProblem) {
    let halves = text.split(separator: "|", omittingEmptySubsequences: false).map { $0.trimmingSpaces() }
    let words = halves[0].split(separator: " ").map(String.init)
    guard halves.count <= 2, words.count == 1 || words.count == 3 else {
      throw TemplateProblem(
        "holds {{ \(shown(text)) }}; it should be like {{ name }}, {{ today + days }} or {{ since | utc }}")
    }
    name = words[0]
    guard let kind = names.kinds[name] else {
      let known = names.kinds.keys.sorted()
      throw TemplateProblem(
        "names {{ \(shown(name)) }}, which nothing gives\(suggestion(for: name, among: known)); known here: \(known.joined(separator: ", "))"
      )
    }
    self.kind = kind
    let moves = kind == .instant || kind == .day
    sign = words.count == 3 && words[1] == "-" ? -1 : 1
    days = words.count == 3 ? words[2] : nil
    if let days {
      guard moves, ["+", "-"].contains(words[1]),
        names.kinds[days] == .number || Int(days).map({ (0...3650).contains($0) }) == true
      else {
        throw TemplateProblem("holds {{ \(shown(text)) }}; only since, now and today take + or - a number of days")
      }
    }
    filter = halves.count == 2 ? Filter(rawValue: halves[1]) : nil
    if halves.count == 2 {
      guard let filter, moves, filter == .date || kind == .instant else {
        throw TemplateProblem(
          "holds {{ \(shown(text)) }}; the filters are utc (for since and now) and date (for today too)")
      }
    }
  }

  init(secret name: String) {
    (self.name, kind, days, sign, filter) = (name, .secret, nil, 1, nil)
  }

  /// The value as text; of a list, each of its texts.
  func texts(_ values: TemplateValues) -> [String] {
    switch kind {
    case .instant:
      let base = name == "since" ? values.window.since : values.window.now
      let instant = Instant(milliseconds: base.milliseconds + Int64(offset(values)) * 86_400_000)
      return [filter == .date ? values.window.calendar.civil(instant).date.description : instant.iso8601]
    case .day: return [values.window.today.adding(days: offset(values)).description]
    case .text, .list, .number, .secret:
      switch values.parameters[name] {
      case .text(let text): return [text]
      case .list(let list): return list
      case .secret(let secret): return [secret.reveal()]
      case nil: return [""]
      }
    }
  }

  private func offset(_ values: TemplateValues) -> Int {
    guard let days else { return 0 }
    if case .text(let text)? = values.parameters[days] { return sign * (Int(text) ?? 0) }
    return sign * (Int(days) ?? 0)
  }
}
