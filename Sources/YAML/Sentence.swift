/// A sentence for a person about what is wrong. Literals are the program's own words. Interpolated values may come from
/// a file, so in the form without quotes `…` takes their place, unless they are passed as `known`.
///
///     "is \"\(text)\"; it should be \(known: choices)"
package struct Sentence: Hashable, Sendable, ExpressibleByStringInterpolation {
  /// The sentence with everything.
  package private(set) var whole: String
  /// The sentence without anything that others may have written.
  package private(set) var discreet: String

  package init(stringLiteral value: String) { (whole, discreet) = (value, value) }
  package init(stringInterpolation: Interpolation) {
    (whole, discreet) = (stringInterpolation.whole, stringInterpolation.discreet)
  }
  private init(_ whole: String, _ discreet: String) { (self.whole, self.discreet) = (whole, discreet) }

  /// The program's own words, which quote nothing.
  package init(known words: String) { self.init(words, words) }
  /// Words that quote something, and the same statement without the quote.
  package init(_ words: String, else discreet: String) { self.init(words, discreet) }

  package static func + (a: Sentence, b: Sentence) -> Sentence {
    Sentence(a.whole + b.whole, a.discreet + b.discreet)
  }

  package struct Interpolation: StringInterpolationProtocol {
    var whole = "", discreet = ""
    package init(literalCapacity: Int, interpolationCount: Int) {}
    package mutating func appendLiteral(_ literal: String) {
      whole += literal
      discreet += literal
    }
    package mutating func appendInterpolation(_ value: some CustomStringConvertible) {
      whole += value.description
      discreet += "…"
    }
    /// Inserts the name of a setting, or a word that it may have; never text of a file.
    package mutating func appendInterpolation(known value: some CustomStringConvertible) {
      appendLiteral(value.description)
    }
    package mutating func appendInterpolation(_ sentence: Sentence) {
      whole += sentence.whole
      discreet += sentence.discreet
    }
    package mutating func appendInterpolation(_ number: Int) { appendLiteral("\(number)") }
    package mutating func appendInterpolation(_ place: Location) { appendLiteral("\(place)") }
  }
}
