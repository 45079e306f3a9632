import Foundation

/// The words of a sender's name, by which the first line of a signature is recognised.
struct SenderName {
  private let words: Set<String>
  private let initials: Set<Character>

  init(_ sender: MailAddress?) {
    let all = sender.map { Self.words($0.name) + Self.words($0.local) } ?? []
    words = Set(all).subtracting(Self.particles).filter { $0.count > 1 }
    initials = Set(all.compactMap(\.first))
  }

  /// Particles and titles, which are no names themselves.
  private static let particles: Set<String> = [
    "de", "den", "der", "het", "van", "te", "ten", "ter", "von", "zu", "zum", "du", "des", "la", "le", "el", "al", "da",
    "dos", "in", "t", "d", "s", "ir", "ing", "drs", "dr", "mr", "msc", "bsc", "ma", "ba", "mevr", "mw", "dhr", "prof",
  ]

  /// The words in lower case and without accents, because people write both `Joël` and `Joel`.
  private static func words(_ text: some StringProtocol) -> [String] {
    text.split { !$0.isLetter }.map { word in
      let letters = word.lowercased().decomposedStringWithCanonicalMapping.unicodeScalars.filter {
        $0.properties.canonicalCombiningClass == .notReordered
      }
      return String(String.UnicodeScalarView(letters))
    }
  }

  /// Whether the line is the sender's name or a part of it, and nothing else: `Joost`, `J. de Wit`, `- joost`, `J.`.
  func isOnlyName(_ line: String) -> Bool {
    guard line.count <= 60, !line.contains(where: { $0.isNumber || ":;?@".contains($0) }) else { return false }
    let own = Self.words(line)
    if own.count == 1, own[0].count == 1, let letter = own[0].first {
      return line.count <= 3 && initials.contains(letter)
    }
    let others = own.filter { !words.contains($0) && !Self.particles.contains($0) && $0.count > 1 }
    guard own.contains(where: words.contains), own.count <= 6 else { return false }
    return others.isEmpty || others.count == 1 && Self.looksLikeName(line)
  }

  /// Whether the name and something more begin a signature: `Joost de Wit, adviseur`, `Joost | Gemeente Voorbeeld`,
  /// `Joost de Wit (hij/hem)`, `"Samen sterk" - Joost de Wit`.
  func beginsSignature(_ line: String) -> Bool {
    let place = line.firstIndex { "|,–—(/•·".contains($0) } ?? line.firstRange(of: " - ")?.lowerBound
    guard let place, line.utf8.count <= 300 else { return false }
    let function = line[place...].first { $0.isLetter }
    if isSenderName(line[..<place]), line[place] != "," || function?.isUppercase == true || names(line[..<place]) >= 2 {
      return true
    }
    guard let dash = line.ranges(of: " - ").last ?? line.ranges(of: " – ").last else { return false }
    return names(line[dash.upperBound...]) >= 2 && isSenderName(line[dash.upperBound...])
  }

  private func isSenderName(_ text: Substring) -> Bool { isOnlyName(String(text)) }
  private func names(_ text: Substring) -> Int { Self.words(text).count { words.contains($0) } }

  /// Whether the text begins with one of the sender's names: `Joost en Fatima`.
  func startsWithName(in text: some StringProtocol) -> Bool { Self.words(text).first.map(words.contains) ?? false }

  /// One to five words that are written as names are.
  static func looksLikeName(_ text: some StringProtocol) -> Bool {
    let parts = text.split { $0 == " " || $0 == "." }
    return (1...5).contains(parts.count)
      && parts.allSatisfy { part in
        part.allSatisfy { $0.isLetter || "-'’!,".contains($0) }
          && (part.first?.isUppercase == true || particles.contains(part.lowercased()))
      } && parts.contains { $0.first?.isUppercase == true }
  }
}
