/// Removes the signs around bold, italic, struck and marked text.
enum Emphasis {
  static func removed(from text: String) -> String {
    ["**", "__", "~~", "==", "*", "_"].reduce(text) { remove($1, from: $0) }
  }

  /// Removes the pairs of one mark. An opening mark has a word behind it, a closing one has a word before it. Inside
  /// a word (`2*3*4`, `snake_case`, `x==1 en y==2`, `2**3 en 4**5`) a mark stays; only bold and struck text may begin
  /// or end there (`**Fire**wall`).
  private static func remove(_ mark: String, from text: String) -> String {
    guard text.contains(mark) else { return text }
    let letters = Array(text)
    let width = mark.count
    var gone: Set<Int> = []
    var open: (start: Int, isAtEdge: Bool)?
    var index = 0
    while index + width <= letters.count {
      guard letters[index..<index + width].elementsEqual(mark) else {
        index += 1
        continue
      }
      let before = index > 0 ? letters[index - 1] : nil
      let after = index + width < letters.count ? letters[index + width] : nil
      // Half of a double mark (`2**3`) is no mark.
      if width == 1, let sign = mark.first, before == sign || after == sign {
        index += 1
        continue
      }
      let isStrict = mark != "**" && mark != "~~"
      func isWord(_ letter: Character?) -> Bool { letter.map { $0.isLetter || $0.isNumber } ?? false }
      if let first = open, let before, !before.isWhitespace, !isWord(after) || !isStrict && first.isAtEdge {
        gone.formUnion(first.start..<first.start + width)
        gone.formUnion(index..<index + width)
        open = nil
      } else if let after, !after.isWhitespace, !isStrict || !isWord(before) {
        open = (index, !isWord(before))
      }
      index += width
    }
    return gone.isEmpty ? text : String(letters.indices.filter { !gone.contains($0) }.map { letters[$0] })
  }
}
