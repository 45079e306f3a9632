/// One person, many spellings: systems write "Jansen, Fatima" and "fjansen", readers see "Fatima".
public struct People: Sendable {
  private let groups: [[UntrustedText]]
  /// Spelling without regard to case, to the index of its group.
  private let index: [String: Int]
  private let shared: Shared?

  /// Shared by many teams, so behind one reference.
  private final class Shared: Sendable {
    let people: People
    init(_ people: People) { self.people = people }
  }

  /// Nobody: every spelling stands for itself.
  public static let none = People([])

  /// - Parameters:
  ///   - groups: the spellings of one person each; the first is what readers see. A spelling that is told again is the
  ///     first person's.
  ///   - shared: asked for spellings that are not in `groups`.
  public init(_ groups: [[String]], over shared: People? = nil) {
    self.groups = groups.map { $0.map { UntrustedText($0) } }
    var index: [String: Int] = [:]
    for (number, group) in self.groups.enumerated() {
      for spelling in group where index[People.key(spelling)] == nil { index[People.key(spelling)] = number }
    }
    self.index = index
    self.shared = shared.map { Shared($0) }
  }

  /// What readers see; a spelling that nobody named stays as it is.
  public func canonical(_ spelling: UntrustedText) -> UntrustedText { group(of: spelling)?.first ?? spelling }

  /// All spellings of the person behind one of them, what readers see first.
  public func spellings(of person: UntrustedText) -> [UntrustedText] { group(of: person) ?? [person] }

  /// Whether two spellings are one person's.
  public func same(_ a: UntrustedText, _ b: UntrustedText) -> Bool {
    People.key(canonical(a)) == People.key(canonical(b))
  }

  /// Every spelling there is; of one that is told twice the first counts.
  var spellings: [UntrustedText] { groups.flatMap { $0 } + (shared?.people.spellings ?? []) }
  /// Whether anybody is spelled so.
  public func knows(_ spelling: UntrustedText) -> Bool { group(of: spelling) != nil }

  /// Whether a text names somebody whose spelling is known, in whole words.
  public func isNamed(in text: UntrustedText) -> Bool { person(in: text) != nil }

  /// The first person named in a text.
  public func person(in text: UntrustedText) -> UntrustedText? {
    if index.isEmpty, shared == nil { return nil }
    let words = text.description.split { $0.isWhitespace || "/():;|\"“”–—".contains($0) }
    for start in words.indices {
      for end in words[start...].indices.prefix(People.longestName).reversed() {
        let run = words[start...end].joined(separator: " ")
        let bare = run.drop { !$0.isLetter }.reversed().drop { !$0.isLetter && !$0.isNumber }.reversed()
        if let group = group(of: UntrustedText(String(bare))) { return group.first }
      }
    }
    return nil
  }

  /// Words of a name, at most.
  private static let longestName = 5

  private func group(of spelling: UntrustedText) -> [UntrustedText]? {
    if let number = index[People.key(spelling)] { return groups[number] }
    return shared?.people.group(of: spelling)
  }

  private static func key(_ spelling: UntrustedText) -> String { spelling.description.lowercased() }
}
