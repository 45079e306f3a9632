import JSON
import Model

/// Typed reads of one record's fields. It remembers which names were asked for, so that unknown fields can be
/// reported.
struct FieldReader {
  private let fields: [String: JSONValue]
  private let numbers: NumberStyle
  private let moments: MomentText
  /// Whether an error may quote a value. An absence's values may say who is ill.
  private let mayQuote: Bool
  private var asked: Set<String> = []

  init(
    _ value: JSONValue, numbers: NumberStyle, moments: MomentText = MomentText(), mayQuote: Bool = true
  ) throws(RecordProblem) {
    guard case .object(let fields) = value else {
      throw RecordProblem("it is \(mayQuote ? value.inWords : "something else"), not an object with fields", .form)
    }
    self.fields = fields
    self.numbers = numbers
    self.moments = moments
    self.mayQuote = mayQuote
  }

  private func inWords(of value: JSONValue) -> String {
    switch value {
    case .text, .number: mayQuote ? value.inWords : "another text"
    default: value.inWords
    }
  }

  /// The names of fields that no read asked for.
  var unknown: [String] { fields.keys.filter { !asked.contains($0) }.sorted() }

  /// The text of a field that no read asked for; nil where it is no text.
  func text(ofUnknown name: String) -> String? {
    guard case .text(let text)? = fields[name], !text.isEmpty else { return nil }
    return text
  }

  private mutating func present(_ name: String) -> JSONValue? {
    asked.insert(name)
    return fields[name].flatMap { $0.isAbsent ? nil : $0 }
  }

  /// A text, or a number as it was written, from the first of the names that is present.
  mutating func string(_ names: String...) throws(RecordProblem) -> String? {
    var found: String?
    for name in names {
      guard let value = present(name), found == nil else { continue }
      switch value {
      case .text(let text): found = text
      case .number(let digits): found = digits
      case .bool(let flag): found = "\(flag)"
      default: throw RecordProblem("\(name) is \(inWords(of: value)), not text", .form)
      }
    }
    return found
  }

  mutating func text(_ names: String...) throws(RecordProblem) -> UntrustedText? {
    var found: UntrustedText?
    for name in names {
      guard let text = try string(name).map({ UntrustedText($0) }), !text.isEmpty, found == nil else { continue }
      found = text
    }
    return found
  }

  mutating func required(_ name: String) throws(RecordProblem) -> UntrustedText {
    guard let text = try text(name) else { throw RecordProblem("it has no \(name)", .missing) }
    return text
  }

  /// A list of texts. A single text counts as a list of one.
  mutating func texts(_ name: String) throws(RecordProblem) -> [UntrustedText] {
    guard let value = present(name) else { return [] }
    let items: [JSONValue] = if case .list(let items) = value { items } else { [value] }
    var texts: [UntrustedText] = []
    for item in items where !item.isAbsent {
      switch item {
      case .text(let text): texts.append(UntrustedText(text))
      case .number(let digits): texts.append(UntrustedText(digits))
      default: throw RecordProblem("\(name) holds \(inWords(of: item)), not text", .form)
      }
    }
    return texts.filter { !$0.isEmpty }
  }

  mutating func moment(_ names: String...) throws(RecordProblem) -> Moment? {
    var found: Moment?
    for name in names {
      guard let value = present(name), found == nil else { continue }
      let outcome: MomentText.Outcome =
        switch value {
        case .text(let text), .number(let text): moments.read(text)
        default: .wrong("it should be \(MomentText.expected)")
        }
      switch outcome {
      case .moment(let moment): found = moment
      case .noValue: break
      case .wrong(let remedy): throw RecordProblem("\(name) is \(inWords(of: value)); \(remedy)", .date)
      }
    }
    return found
  }

  /// A number, and the unit that its text has beside it.
  mutating func quantity(_ name: String) throws(RecordProblem) -> (number: Double, unit: UntrustedText?)? {
    guard let value = present(name) else { return nil }
    let outcome: NumberStyle.Outcome
    switch value {
    case .number(let digits): outcome = NumberStyle.point.read(digits)
    case .text(let text): outcome = numbers.read(text)
    default: throw RecordProblem("\(name) is \(inWords(of: value)), not a number", .number)
    }
    switch outcome {
    case .number(let number, let unit): return (number, unit.map { UntrustedText($0) })
    case .noValue: return nil
    case .wrong(let sentence): throw RecordProblem("\(name) \(mayQuote ? sentence : "is not a number")", .number)
    }
  }

  /// A whole number that is not negative.
  mutating func count(_ name: String) throws(RecordProblem) -> Int? {
    guard let (number, unit) = try quantity(name) else { return nil }
    guard let count = Int(exactly: number), count >= 0, unit == nil else {
      throw RecordProblem("\(name) is \(number)\(unit.map { " \($0)" } ?? ""), not a whole number of people", .number)
    }
    return count
  }

  mutating func flag(_ name: String) throws(RecordProblem) -> Bool {
    switch present(name) {
    case nil, .bool(false): return false
    case .bool(true): return true
    case .text(let text) where ["true", "false"].contains(text.lowercased()): return text.lowercased() == "true"
    case .some(let other): throw RecordProblem("\(name) is \(inWords(of: other)); it should be true or false", .word)
    }
  }

  /// Whether something began: `true`, or the moment since when.
  mutating func flagOrMoment(_ name: String) throws(RecordProblem) -> Bool {
    guard case .text(let text)? = present(name) else { return try flag(name) }
    switch moments.read(text) {
    case .moment: return true
    case .noValue: return false
    case .wrong: return try flag(name)
    }
  }

  mutating func proof(_ name: String) throws(RecordProblem) -> Proof? {
    guard let text = try string(name), !UntrustedText(text).isEmpty else { return nil }
    guard let proof = ProofText.parse(text) else {
      throw RecordProblem("\(name) is \"\(shown(text))\"; it should be \(ProofText.expected)", .word)
    }
    return proof
  }

  mutating func choice<T: RawRepresentable & CaseIterable>(
    _ name: String, _: T.Type
  ) throws(RecordProblem) -> T? where T.RawValue == String {
    guard let word = try string(name) else { return nil }
    guard let choice = T(rawValue: word.trimmingSpaces()) else {
      throw RecordProblem(
        "\(name) is \(inWords(of: .text(word))); it should be \(oneOf(T.allCases.map(\.rawValue)))", .word)
    }
    return choice
  }
}
