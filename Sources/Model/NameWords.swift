import Foundation

/// The form in which names are compared: without case and accents, whichever hyphen, apostrophe or comma is used, and
/// however a program wrote the letters (`é` as one or two code points, `İ`, `ß`, `ﬁ`). "Özgür" equals "ozgur", and
/// "Anne-Marie" equals "anne marie".
enum NameWords {
  /// The words of a name or a text.
  static func of(_ text: some StringProtocol) -> [String] {
    folded(text).split { !$0.isLetter && !$0.isNumber }.map(String.init)
  }

  /// "Jan van der Berg" for "Berg, Jan van der"; nil where a name is not written in that way.
  static func reordered(_ spelling: UntrustedText) -> UntrustedText? {
    let parts = spelling.description.split(separator: ",", omittingEmptySubsequences: false)
    guard parts.count == 2, parts.allSatisfy({ $0.contains(where: \.isLetter) }) else { return nil }
    return UntrustedText("\(parts[1]) \(parts[0])")
  }

  static func folded(_ text: some StringProtocol) -> String { text.map(folded).joined() }

  /// One letter in its compared form. `ß` and ligatures give two.
  static func folded(_ letter: Character) -> String {
    if let ascii = letter.asciiValue {
      return (65...90).contains(ascii) ? String(UnicodeScalar(ascii + 32)) : String(letter)
    }
    let bare = String(letter).lowercased().decomposedStringWithCompatibilityMapping.unicodeScalars.filter {
      $0.properties.generalCategory != .nonspacingMark
    }
    let text = bare.map { plain[$0] ?? String($0) }.joined()
    return text.isEmpty ? String(letter) : text
  }

  /// Letters that Unicode does not decompose, and punctuation that keyboards and programs exchange for each other.
  private static let plain: [Unicode.Scalar: String] = [
    "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i",
    "’": "'", "‘": "'", "ʼ": "'", "´": "'", "`": "'", "‐": "-", "‑": "-", "–": "-",
  ]
}

/// First names and surnames that are also a word of one of our languages. In a text they count as a name only with a
/// capital: "Klant wil een nieuwe laptop" is not about Wil.
package enum NamesThatAreWords {
  private static let dutch = """
    bakker bas been ben berg boer bos bot dam dekker dijk door fee floor groot haan hein hoek jet jong klein kok koning \
    kuiper lam lente lies lot mai mark max mei merel molen noor pen pien post prins rob roos ruim \
    slager smit ster sterre stoop storm timmerman toon ton vink visser vos ward wil wit zwart
    """
  private static let english = """
    amber april art august autumn baker banks bell bill bird black brown bush carter case cash chase chip cook cooper \
    crystal daisy dawn day dean drew earl faith field ford fox frank gene ginger grace grant gray green guy hall hill holly \
    hope house hunter iris ivy jack jay joy june king kit lake lily long love major mark marsh mason max may miles mills \
    north olive page parker pat pearl penny porter potter price ray rich rob robin rose ruby rush sharp short \
    skip small sky stone sue summer swift victor violet wade west white will wolf wood young
    """
  private static let all = Set((dutch + " " + english).split(separator: " ").map(String.init))

  /// Whether a spelling is such a word. A spelling of several words never is.
  package static func contain(_ spelling: UntrustedText) -> Bool {
    all.contains(NameWords.folded(spelling.description))
  }

  /// The words that follow a verb at the beginning of a question, where its capital does not make it a name: "Wil je
  /// …", "Will you …".
  private static let pronouns: Set<String> = [
    "he", "i", "iemand", "it", "je", "jij", "jullie", "men", "she", "they", "u", "we", "you", "ze", "zij",
  ]

  /// Whether a capitalised word at the beginning of a sentence is a verb, judged by the word after it.
  static func isVerb(before next: some StringProtocol) -> Bool { pronouns.contains(NameWords.folded(next)) }
}
