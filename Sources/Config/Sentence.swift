/// What is wrong, for a person. What is written out in the program is ours; what is put in between may have come from a file,
/// and of a file of others nothing is quoted: there `…` takes its place, unless it is called known.
package struct Sentence: Hashable, Sendable, ExpressibleByStringInterpolation {
  /// With everything.
  package private(set) var whole: String
  /// Without what may be somebody else's.
  package private(set) var discreet: String

  package init(stringLiteral value: String) { (whole, discreet) = (value, value) }
  package init(stringInterpolation: Interpolation) {
    (whole, discreet) = (stringInterpolation.whole, stringInterpolation.discreet)
  }
  private init(_ whole: String, _ discreet: String) { (self.whole, self.discreet) = (whole, discreet) }

  /// Words of the program itself, which quote nothing.
  package init(known words: String) { self.init(words, words) }
  /// Words that quote something; `else` says the same without it.
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
    /// A name of a setting or a word that it may have; never text of a file.
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
