import Model

func orList(_ words: [String]) -> String {
  guard words.count > 1, let last = words.last else { return words.first ?? "" }
  return words.dropLast().joined(separator: ", ") + " or " + last
}

func andList(_ words: [String]) -> String {
  guard words.count > 1, let last = words.last else { return words.first ?? "" }
  return words.dropLast().joined(separator: ", ") + " and " + last
}

func didYouMean(_ word: String) -> String { " (did you mean \"\(word)\"?)" }

/// ` (did you mean "channels"?)`, or an empty text when no word is similar.
package func suggestion(for word: String, among words: [String]) -> String {
  var steps = 0
  return suggestion(for: word, among: words, steps: &steps)
}

/// - Parameter steps: is increased by the number of pairs of letters that were compared, so that a test can see the
///   cost.
func suggestion(for word: String, among words: [String], steps: inout Int) -> String {
  // The work is the product of both lengths. No name is longer than this, so a longer text was meant as something else.
  guard word.utf8.count <= longestName else { return "" }
  let letters = Array(word.lowercased())
  let most = max(1, min(3, letters.count / 3))
  var best: (word: String, distance: Int)?
  for candidate in words where candidate.utf8.count <= longestName {
    let other = Array(candidate.lowercased())
    guard abs(other.count - letters.count) <= most else { continue }
    steps += letters.count * other.count
    let distance = editDistance(letters, other)
    if distance <= most, distance < best?.distance ?? .max { best = (candidate, distance) }
  }
  return best.map { didYouMean($0.word) } ?? ""
}

/// The most bytes of a word for which similar ones are looked for.
private let longestName = 64

/// The optimal string alignment distance, a restricted Damerau–Levenshtein: insertions, deletions, substitutions and
/// swaps of neighbours. https://en.wikipedia.org/wiki/Damerau–Levenshtein_distance
func editDistance(_ a: [Character], _ b: [Character]) -> Int {
  guard !a.isEmpty, !b.isEmpty else { return max(a.count, b.count) }
  var table = (0...a.count).map { i in (0...b.count).map { j in i == 0 ? j : (j == 0 ? i : 0) } }
  for i in 1...a.count {
    for j in 1...b.count {
      let cost = a[i - 1] == b[j - 1] ? 0 : 1
      table[i][j] = min(table[i - 1][j] + 1, table[i][j - 1] + 1, table[i - 1][j - 1] + cost)
      if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
        table[i][j] = min(table[i][j], table[i - 2][j - 2] + 1)
      }
    }
  }
  return table[a.count][b.count]
}

extension Weekday {
  /// The day that a Dutch word stands for, `vr` or `vrijdag`; nil for any other word.
  init?(inDutch word: String) {
    let days: [(String, Weekday)] = [
      ("maandag", .mon), ("dinsdag", .tue), ("woensdag", .wed), ("donderdag", .thu), ("vrijdag", .fri),
      ("zaterdag", .sat), ("zondag", .sun),
    ]
    let word = word.lowercased().filter { $0 != "." }
    guard word.count > 1, let day = days.first(where: { $0.0.hasPrefix(word) }) else { return nil }
    self = day.1
  }
}

extension CivilDate {
  /// The date in `24-12-2026` or `24/12/2026`, read with the day first.
  init?(dayFirst text: String) {
    let parts = text.split { "-/.".contains($0) }.map(String.init)
    guard parts.count == 3, parts[2].count == 4, let year = Int(parts[2]), let month = Int(parts[1]),
      let day = Int(parts[0])
    else { return nil }
    self.init(year: year, month: month, day: day)
  }
}

extension TimeOfDay {
  /// The time that `16.30`, `9:00`, `1630`, `16u30` or `4:30 pm` stands for.
  init?(near text: String) {
    let word = text.lowercased()
    let parts = word.split { !$0.isASCII || !$0.isNumber }.map(String.init)
    var digits = parts.joined(separator: ":")
    if parts.count == 1, digits.count == 4 { digits.insert(":", at: digits.index(digits.startIndex, offsetBy: 2)) }
    let numbers = digits.split(separator: ":").map { Int($0) ?? 99 }
    guard (1...2).contains(numbers.count), let hour = numbers.first else { return nil }
    let isAfternoon = word.contains("pm") || word.contains("p.m.")
    self.init(hour: isAfternoon && hour < 12 ? hour + 12 : hour, minute: numbers.count > 1 ? numbers[1] : 0)
  }
}
