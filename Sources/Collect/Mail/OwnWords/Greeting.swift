/// Removes a greeting: `Hoi allemaal,` on a line of its own or before the first words.
enum Greeting {
  /// The lines without the greeting at their beginning.
  static func cut(_ lines: [String]) -> [String] {
    var lines = Array(lines.drop(while: \.isEmpty))
    // Two greetings may follow each other: `Goedemorgen,` and then `Hoi Marjan,`.
    for _ in 0..<2 {
      guard let first = lines.first, let rest = Self.rest(of: first) else { break }
      lines[0] = isNames(rest) ? "" : rest
      lines = Array(lines.drop(while: \.isEmpty))
    }
    return lines
  }

  private static let words: Set<String> = [
    "hi", "hello", "hey", "dear", "hoi", "hallo", "halo", "ha", "hé", "hee", "heey", "heej", "beste", "dag", "goeiedag",
    "goedendag", "goededag", "goedemorgen", "goeiemorgen", "goedemiddag", "goeiemiddag", "goedenavond", "goedeavond",
    "geachte", "lieve", "liebe", "lieber", "liebes", "moin", "servus", "bonjour", "bonsoir", "salut", "cher", "chère",
    "chers", "chères", "greetings",
  ]
  private static let pairs = [
    "good morning", "good afternoon", "good evening", "goede morgen", "goede middag", "goeden avond", "goeden dag",
    "guten tag", "guten morgen", "guten abend", "grüß gott", "sehr geehrte", "sehr geehrter", "liebe kollegen",
    "liebe kolleginnen", "liebes team", "lieber herr", "liebe frau", "hallo zusammen", "beste collega's", "hi there",
  ]
  /// Words that stand for everybody in place of a name, and small words between names.
  private static let everybody: Set<String> = [
    "allemaal", "allen", "die", "all", "iedereen", "team", "everyone", "everybody", "collega", "collega's", "collegas",
    "mensen", "daar", "there", "folks", "jongens", "dames", "heren", "heer", "mevrouw", "meneer", "en", "and", "und",
    "et", "alle", "zusammen", "à", "tous", "toutes", "madame", "monsieur", "herr", "frau", "damen", "colleagues",
    "lezer", "redactie", "de", "van", "der", "den", "het", "of", "dagpost", "update", "kollegen", "kolleginnen",
    "samen",
  ]

  /// Whether the rest of the line is names: `Ravi,` or `allemaal!` behind `Beste Marjan,`, but not `Gelukt!`.
  private static func isNames(_ rest: String) -> Bool {
    guard let last = rest.last, ",!".contains(last) else { return false }
    let names = rest.split { " ,!/".contains($0) }
    return names.count <= 4
      && names.allSatisfy { last == "," && $0.first?.isUppercase == true || everybody.contains($0.lowercased()) }
  }

  /// The text behind a greeting; nil when the line begins with none.
  private static func rest(of line: String) -> String? {
    let line = line.hasSuffix(" -") || line.hasSuffix(" –") ? line.dropLast(2) + "," : line
    let plain = line.lowercased().replacing("’", with: "'")
    if plain == "ls" || plain.hasPrefix("ls,") { return String(line.dropFirst(2).drop { ", !".contains($0) }) }
    if plain.hasPrefix("l.s.") { return String(line.dropFirst(4).drop { ", !".contains($0) }) }
    let pair = pairs.first { plain.hasPrefix($0) && plain.dropFirst($0.count).first?.isLetter != true }
    let word = plain.prefix { $0.isLetter || $0 == "'" }
    guard pair != nil || words.contains(String(word)) || everybody.contains(String(word)) && line.hasSuffix(",") else {
      return alone(plain)
    }
    let behind = line.dropFirst(pair?.count ?? word.count)
    guard behind.isEmpty || " ,!.-–".contains(behind.first ?? " ") else { return nil }
    // The names reach up to a comma. Without one, the line must consist of names.
    let ends =
      [behind.firstIndex { ",!.:;?".contains($0) }] + [" - ", " – "].map { behind.firstRange(of: $0)?.lowerBound }
    let end = ends.compactMap { $0 }.min() ?? behind.endIndex
    let names = behind[..<end].split { $0 == " " || $0 == "/" }
    let areNames = names.allSatisfy { $0.first?.isUppercase == true || everybody.contains($0.lowercased()) }
    let isLowerName = names.count == 1 && end != behind.endIndex && ",!".contains(behind[end])
    guard names.count <= 6, areNames || isLowerName,
      end == behind.endIndex || ",!.-–".contains(behind[end]) || behind[end] == " "
    else { return nil }
    return String(behind[end...].drop { ",!.-– ".contains($0) })
  }

  /// `Team,`, `Allen,`, `Good day`.
  private static func alone(_ line: String) -> String? {
    ["team", "all", "allen", "collega", "collegas", "good day"].contains(line.filter { !",!.".contains($0) }) ? "" : nil
  }
}
