func orList(_ words: [String]) -> String {
  guard words.count > 1, let last = words.last else { return words.first ?? "" }
  return words.dropLast().joined(separator: ", ") + " or " + last
}

/// ` (did you mean "channels"?)`, or nothing when no word is near.
public func suggestion(for word: String, among words: [String]) -> String {
  var steps = 0
  return suggestion(for: word, among: words, steps: &steps)
}

/// - Parameter steps: how many pairs of letters were compared.
func suggestion(for word: String, among words: [String], steps: inout Int) -> String {
  // The work is the product of the lengths: no name is longer than this, and a text that is was meant as something else.
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
  return best.map { " (did you mean \"\($0.word)\"?)" } ?? ""
}

/// Bytes of a word that something similar is looked for.
private let longestName = 64

/// Damerau–Levenshtein in its restricted form: insertions, deletions, substitutions and swaps of neighbours.
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
