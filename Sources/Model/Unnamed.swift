import Foundation

/// People who are not to be named: all their spellings, and the words that stand for them in a text.
///
/// A spelling is found as whole words, whatever its case and accents, also in a genitive (`Joosts`), a mention (`@joost`) or a
/// mail address. Better one word too many than a name; only what is also a word of the language (`Wil`) stays in small letters.
package struct Unnamed: Sendable, Hashable {
  /// Folded, the longest first, so that nothing of a long one stays when a short one is its beginning.
  private let spellings: [[Character]]
  /// Those that are accounts and might be words (`jberg`): they count in an address or a mention only.
  private let weak: Set<[Character]>
  /// Those of them that are also words.
  private let commonWords: Set<[Character]>
  private let firsts: Set<Character>
  /// Those that a text in ASCII can hold.
  private let quick: [[UInt8]]
  /// `een collega`.
  package let colleague: String

  /// Nobody.
  package static let nobody = Unnamed([], colleague: "")

  package init(_ given: some Sequence<UntrustedText>, colleague: String) {
    let spellings = given.flatMap { [$0] + (NameWords.turned($0).map { [$0] } ?? []) }
    let written = Set(spellings.map { Unnamed.folded($0.description) }).filter { !$0.isEmpty }
    let forms = written.map(UnnamedForms.init)
    self.init(
      sure: written.union(forms.flatMap(\.sure)), weak: Set(forms.flatMap(\.weak)),
      commonWords: Set(spellings.filter(NamesThatAreWords.contain).map { Unnamed.folded($0.description) }),
      colleague: colleague)
  }

  private init(sure: Set<[Character]>, weak: Set<[Character]>, commonWords: Set<[Character]>, colleague: String) {
    let folded = sure.union(weak)
    self.weak = weak.subtracting(sure)
    self.commonWords = commonWords
    spellings = folded.sorted { ($1.count, String($0)) < ($0.count, String($1)) }
    firsts = Set(folded.compactMap(\.first))
    quick = folded.map { Array(String($0).utf8) }.filter { $0.allSatisfy { $0 < 0x80 } }
    self.colleague = colleague
  }

  /// Whom either of the two keeps back, in the words of this one.
  package func union(_ other: Unnamed) -> Unnamed {
    Unnamed(
      sure: sure.union(other.sure), weak: weak.union(other.weak), commonWords: commonWords.union(other.commonWords),
      colleague: colleague)
  }

  private var sure: Set<[Character]> { Set(spellings).subtracting(weak) }

  package var isEmpty: Bool { spellings.isEmpty }

  /// For JSON that is read without their names: texts, keys, links and details come out of the decoder rewritten.
  package static let reading = CodingUserInfoKey(rawValue: "unnamed")

  /// Whether a name is that of one of them.
  package func includes(_ person: UntrustedText) -> Bool {
    isEmpty ? false : spellings.contains(Unnamed.folded(person.description))
  }

  /// Whether a text may name one of them: a word in small letters counts too.
  package func isNamed(in text: String) -> Bool { rewritten(text, as: "_") != nil }

  /// The text with other words in place of their names; the same where it names none of them.
  package func text(_ text: UntrustedText) -> UntrustedText {
    rewritten(text.description).map { UntrustedText($0) } ?? text
  }

  package func text(_ text: String) -> String { rewritten(text) ?? text }

  /// A key with a line in place of their names.
  package func key(_ key: String) -> String { rewritten(key, as: "_") ?? key }

  /// Nil when the address names one of them.
  package func link(_ link: WebLink?) -> WebLink? {
    guard let link, !isEmpty else { return link }
    return isNamed(in: link.address) || isNamed(in: link.address.removingPercentEncoding ?? "") ? nil : link
  }
}

extension Unnamed {
  /// A quick look that says no where nothing can be found, which is nearly everywhere.
  private func mayName(_ text: String) -> Bool {
    guard !isEmpty else { return false }
    var text = text
    return text.withUTF8 { bytes in
      guard bytes.allSatisfy({ $0 < 0x80 }) else { return true }
      return quick.contains { Unnamed.holds($0, bytes) }
    }
  }

  /// Whether bytes hold a folded spelling, whatever their case.
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

  /// Nil when nothing is to be changed. `mark` stands for a name instead of `colleague`, in what is no sentence: there a small
  /// letter says nothing.
  private func rewritten(_ text: String, as mark: String? = nil) -> String? {
    guard mayName(text) else { return nil }
    let letters = Array(text)
    let isText = mark == nil
    // Where a letter folds to two, both are of one place.
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
      guard firsts.contains(folded[position]), let end = end(of: folded, from: position, isText: isText),
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

  /// Whether what is also a word is a name here: with a capital that does not only begin a question, in a mention or an
  /// address, or where it is all there is.
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

  /// With a capital where a sentence begins with the name; not where it is all there is.
  private func words(for letters: [Character], in range: Range<Int>) -> String {
    guard range.lowerBound == 0, range.upperBound < letters.count, letters[0].isUppercase else { return colleague }
    return colleague.prefix(1).uppercased() + colleague.dropFirst()
  }

  /// Where a spelling that begins here ends, if it does and stands alone.
  private func end(of folded: [Character], from start: Int, isText: Bool) -> Int? {
    for spelling in spellings {
      let end = start + spelling.count
      guard end <= folded.count, folded[start] == spelling[0], folded[start..<end].elementsEqual(spelling) else {
        continue
      }
      let before = start > 0 && folded[start - 1].isPartOfWord && spelling[0].isPartOfWord
      let after = end < folded.count && folded[end].isPartOfWord && spelling[spelling.count - 1].isPartOfWord
      guard !before, !after || Unnamed.isGenitive(folded, at: end) else { continue }
      if isText, weak.contains(spelling), start == 0 || folded[start - 1] != "@",
        end == folded.count || folded[end] != "@"
      {
        // All there is: the account of an owner.
        guard start == 0, end == folded.count else { continue }
      }
      return end
    }
    return nil
  }

  /// `Joosts`: an s that ends the word.
  private static func isGenitive(_ letters: [Character], at place: Int) -> Bool {
    place < letters.count && (letters[place] == "s" || letters[place] == "S")
      && (place + 1 == letters.count || !letters[place + 1].isPartOfWord)
  }

  /// The name with what makes it a mention, a mail address or, in a text, an account. Keys keep the rest of theirs, which tells
  /// them apart.
  private static func widened(_ range: Range<Int>, in letters: [Character], isText: Bool) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start > 0, letters[start - 1].isPartOfAddress { start -= 1 }
    while end < letters.count, letters[end].isPartOfAddress { end += 1 }
    while end > range.upperBound, letters[end - 1] == "." { end -= 1 }
    guard let at = letters[start..<end].firstIndex(of: "@") else { return isText ? account(range, in: letters) : range }
    // `@name`, `name@host`; what is neither keeps its neighbours.
    return at == start || (at >= range.upperBound && at + 1 < end) ? start..<end : range
  }

  /// `ilker.yilmaz`, `ilker_y`: words that a point or a line joins, in one case. `klaar.Gerda` is a blank that was forgotten.
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

  /// Without case and accents; a hyphen is as good as a blank between two names.
  private static func folded(_ letter: Character) -> String {
    letter.isWhitespace ? "-" : NameWords.folded(letter)
  }
}

extension Character {
  fileprivate var isPartOfWord: Bool { isLetter || isNumber }
  fileprivate var isPartOfAddress: Bool { isPartOfWord || "._-+%@".contains(self) }
}
