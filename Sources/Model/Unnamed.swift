import Foundation

/// People who are not to be named: their spellings, and the words that take the place of their names in a text.
///
/// A spelling is found as whole words, whatever its case and accents, also in a genitive (`Joosts`), a mention
/// (`@joost`) or a mail address. Where it is doubtful the word is replaced, because a name that remains is worse; only
/// an ordinary word (`Wil`) in small letters stays.
///
///     Unnamed([UntrustedText("Joost")], colleague: "a colleague").text("Thanks to Joost")  // "Thanks to a colleague"
package struct Unnamed: Sendable, Hashable {
  /// Folded spellings, the longest first, so that a short one does not replace only the beginning of a long one.
  private let spellings: [[Character]]
  /// Spellings that are accounts but could be ordinary words (`jberg`). They count in an address or a mention only.
  private let ambiguous: Set<[Character]>
  /// Spellings that are also ordinary words.
  private let commonWords: Set<[Character]>
  private let firstLetters: Set<Character>
  /// The spellings in ASCII, as bytes: the only ones that a text in ASCII can hold.
  private let asciiSpellings: [[UInt8]]
  /// What takes the place of a name in a text: `een collega`.
  package let colleague: String

  /// Nobody: every text stays as it is.
  package static let nobody = Unnamed([], colleague: "")

  package init(_ given: some Sequence<UntrustedText>, colleague: String) {
    let spellings = given.flatMap { [$0] + (NameWords.reordered($0).map { [$0] } ?? []) }
    let written = Set(spellings.map { Unnamed.folded($0.description) }).filter { !$0.isEmpty }
    let forms = written.map(UnnamedForms.init)
    self.init(
      sure: written.union(forms.flatMap(\.sure)), ambiguous: Set(forms.flatMap(\.ambiguous)),
      commonWords: Set(spellings.filter(NamesThatAreWords.contain).map { Unnamed.folded($0.description) }),
      colleague: colleague)
  }

  private init(sure: Set<[Character]>, ambiguous: Set<[Character]>, commonWords: Set<[Character]>, colleague: String) {
    let folded = sure.union(ambiguous)
    self.ambiguous = ambiguous.subtracting(sure)
    self.commonWords = commonWords
    spellings = folded.sorted { ($1.count, String($0)) < ($0.count, String($1)) }
    firstLetters = Set(folded.compactMap(\.first))
    asciiSpellings = folded.map { Array(String($0).utf8) }.filter { $0.allSatisfy { $0 < 0x80 } }
    self.colleague = colleague
  }

  /// The people of both, replaced by the words of this one.
  package func union(_ other: Unnamed) -> Unnamed {
    Unnamed(
      sure: sure.union(other.sure), ambiguous: ambiguous.union(other.ambiguous),
      commonWords: commonWords.union(other.commonWords),
      colleague: colleague)
  }

  private var sure: Set<[Character]> { Set(spellings).subtracting(ambiguous) }

  package var isEmpty: Bool { spellings.isEmpty }

  /// The key of `JSONDecoder.userInfo` under which an `Unnamed` removes names while stored JSON is decoded: from texts,
  /// keys, links and details.
  package static let reading = CodingUserInfoKey(rawValue: "unnamed")

  /// Whether a name is that of one of these people.
  package func includes(_ person: UntrustedText) -> Bool {
    isEmpty ? false : spellings.contains(Unnamed.folded(person.description))
  }

  /// Whether a text may name one of these people. Here an ordinary word in small letters counts, too.
  package func isNamed(in text: String) -> Bool { rewritten(text, as: "_") != nil }

  /// The text with other words in place of the names; unchanged where it names nobody.
  package func text(_ text: UntrustedText) -> UntrustedText {
    rewritten(text.description).map { UntrustedText($0) } ?? text
  }

  package func text(_ text: String) -> String { rewritten(text) ?? text }

  /// A key with an underscore in place of the names.
  package func key(_ key: String) -> String { rewritten(key, as: "_") ?? key }

  /// The link; nil when its address names one of these people.
  package func link(_ link: WebLink?) -> WebLink? {
    guard let link, !isEmpty else { return link }
    return isNamed(in: link.address) || isNamed(in: link.address.percentDecoded) ? nil : link
  }
}

extension Unnamed {
  /// A fast check that rules out nearly all texts: where it says no, the text names nobody.
  private func mayName(_ text: String) -> Bool {
    guard !isEmpty else { return false }
    var text = text
    return text.withUTF8 { bytes in
      guard bytes.allSatisfy({ $0 < 0x80 }) else { return true }
      return asciiSpellings.contains { Unnamed.holds($0, bytes) }
    }
  }

  /// Whether the bytes hold a folded spelling, whatever their case.
  private static func holds(_ spelling: [UInt8], _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let first = spelling.first, bytes.count >= spelling.count else { return false }
    for start in 0...(bytes.count - spelling.count) where lower(bytes[start]) == first {
      if spelling.indices.allSatisfy({ lower(bytes[start + $0]) == spelling[$0] }) { return true }
    }
    return false
  }

  private static func lower(_ byte: UInt8) -> UInt8 {
    byte == 32 ? 45 : (65...90).contains(byte) ? byte + 32 : byte
  }

  /// The text with the names replaced; nil when it holds none. `mark` replaces `colleague` in what is not a sentence,
  /// such as a key. There an ordinary word in small letters is replaced, too.
  private func rewritten(_ text: String, as mark: String? = nil) -> String? {
    guard mayName(text) else { return nil }
    let letters = Array(text)
    let isText = mark == nil
    // A letter that folds to two, such as `ß`, gives two entries with the same place.
    var (folded, places): ([Character], [Int]) = ([], [])
    for (place, letter) in letters.enumerated() {
      for part in Unnamed.folded(letter) {
        folded.append(part)
        places.append(place)
      }
    }
    places.append(letters.count)
    var result = ""
    var position = 0
    var copied = 0
    while position < folded.count {
      guard firstLetters.contains(folded[position]), let end = end(of: folded, from: position, isText: isText),
        mark != nil || isName(folded[position..<end], at: places[position]..<places[end], in: letters)
      else {
        position += 1
        continue
      }
      let range = Unnamed.widened(places[position]..<places[end], in: letters, isText: isText)
      let start = max(range.lowerBound, copied)
      result += String(letters[copied..<start])
      result += mark ?? words(for: letters, in: start..<range.upperBound)
      copied = range.upperBound
      if mark == nil, Unnamed.isGenitive(letters, at: copied) {
        result += "'s"
        copied += 1
      }
      while position < folded.count, places[position] < copied { position += 1 }
    }
    return copied == 0 ? nil : result + String(letters[copied...])
  }

  /// Whether a spelling that is also an ordinary word is a name here: with a capital that does not merely begin a
  /// question, in a mention or an address, or as the whole text.
  private func isName(_ spelling: ArraySlice<Character>, at range: Range<Int>, in letters: [Character]) -> Bool {
    guard commonWords.contains(Array(spelling)), range.count < letters.count else { return true }
    let before = letters[..<range.lowerBound].last
    guard letters[range.lowerBound].isUppercase else {
      return before == "@" || letters[range.upperBound...].first == "@"
    }
    let sentence = letters[..<range.lowerBound].last { !$0.isWhitespace }
    guard sentence.map({ ".!?:".contains($0) }) ?? true else { return true }
    return !NamesThatAreWords.isVerb(
      before: String(letters[range.upperBound...].drop(while: \.isWhitespace).prefix(while: \.isLetter)))
  }

  /// The replacing words, with a capital where a sentence begins with the name. A text that is nothing but the name
  /// gets none.
  private func words(for letters: [Character], in range: Range<Int>) -> String {
    guard range.lowerBound == 0, range.upperBound < letters.count, letters[0].isUppercase else { return colleague }
    return colleague.prefix(1).uppercased() + colleague.dropFirst()
  }

  /// The end of the spelling that begins at `start` and stands alone as a word; nil when there is none.
  private func end(of folded: [Character], from start: Int, isText: Bool) -> Int? {
    for spelling in spellings {
      let end = start + spelling.count
      guard end <= folded.count, folded[start] == spelling[0], folded[start..<end].elementsEqual(spelling) else {
        continue
      }
      let before = start > 0 && folded[start - 1].isPartOfWord && spelling[0].isPartOfWord
      let after = end < folded.count && folded[end].isPartOfWord && spelling[spelling.count - 1].isPartOfWord
      guard !before, !after || Unnamed.isGenitive(folded, at: end) else { continue }
      if isText, ambiguous.contains(spelling), start == 0 || folded[start - 1] != "@",
        end == folded.count || folded[end] != "@"
      {
        // An account counts where it is the whole text, as in the field of an owner.
        guard start == 0, end == folded.count else { continue }
      }
      return end
    }
    return nil
  }

  /// Whether an s follows that ends the word: `Joosts`.
  private static func isGenitive(_ letters: [Character], at place: Int) -> Bool {
    place < letters.count && (letters[place] == "s" || letters[place] == "S")
      && (place + 1 == letters.count || !letters[place + 1].isPartOfWord)
  }

  /// The range of the name, widened by what makes it a mention, a mail address or, in a text, an account. A key is
  /// widened only to a mention or an address, because the rest tells keys apart.
  private static func widened(_ range: Range<Int>, in letters: [Character], isText: Bool) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start > 0, letters[start - 1].isPartOfAddress { start -= 1 }
    while end < letters.count, letters[end].isPartOfAddress { end += 1 }
    while end > range.upperBound, letters[end - 1] == "." { end -= 1 }
    guard let at = letters[start..<end].firstIndex(of: "@") else { return isText ? account(range, in: letters) : range }
    // `@name` and `name@host` are widened; anything else keeps its neighbours.
    return at == start || (at >= range.upperBound && at + 1 < end) ? start..<end : range
  }

  /// The range widened over an account: `ilker.yilmaz`, `ilker_y`, parts of one case joined by a point or an
  /// underscore. In `klaar.Gerda` the case changes, so the point is the end of a sentence whose blank was forgotten.
  private static func account(_ range: Range<Int>, in letters: [Character]) -> Range<Int> {
    func isJoint(_ place: Int) -> Bool {
      place > 0 && place + 1 < letters.count && "._".contains(letters[place])
        && letters[place - 1].isPartOfWord && letters[place + 1].isPartOfWord
    }
    var (start, end) = (range.lowerBound, range.upperBound)
    let hasCapitals = letters[range].contains(where: \.isUppercase)
    while !hasCapitals, start > 0, letters[start - 1].isPartOfWord || isJoint(start - 1) { start -= 1 }
    while end < letters.count, letters[end].isPartOfWord || isJoint(end) { end += 1 }
    let added = letters[start..<range.lowerBound] + letters[range.upperBound..<end]
    guard added.contains(where: { "._".contains($0) }) else { return range }
    return added.contains(where: \.isUppercase) == hasCapitals || !added.contains(where: \.isLetter)
      ? start..<end : range
  }

  private static func folded(_ text: String) -> [Character] { text.flatMap(folded) }

  /// A letter without case and accents. A blank folds to a hyphen, because both occur between two names.
  private static func folded(_ letter: Character) -> String {
    letter.isWhitespace ? "-" : NameWords.folded(letter)
  }
}

extension Character {
  fileprivate var isPartOfWord: Bool { isLetter || isNumber }
  fileprivate var isPartOfAddress: Bool { isPartOfWord || "._-+%@".contains(self) }
}
