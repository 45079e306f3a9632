import Model

/// How many characters of a text a line shows.
struct TextLimits: Hashable {
  var title: Int
  var detail: Int
  var name = 40
  /// A title in a line that several share.
  var shared = 60
  /// What "done" means for planned work.
  var means = 120
  /// The effect of work in a line that several share.
  var mentioned = 70
  /// A sentence that somebody sent.
  var said = 300
  /// A title up to this length keeps a day or number at its end, beyond its own limit; half of this in a line that
  /// several share.
  var whole = 200

  /// So many of the calls that wait too long are named, where there is news of them.
  var oldest = 3
  /// Whether these are named by their titles, and not by their numbers alone.
  var oldestTitles = true

  /// The usual limits, and those of an update that is too long, each narrower: what is only good to know goes first, and
  /// titles and reasons last.
  static let roomy = TextLimits(title: 110, detail: 120)
  static let brief = TextLimits(title: 110, detail: 120, oldest: 1)
  static let snug = TextLimits(title: 110, detail: 120, means: 0, oldest: 1)
  static let terse = TextLimits(title: 110, detail: 120, means: 0, oldest: 1, oldestTitles: false)
  static let tight = TextLimits(
    title: 70, detail: 60, name: 30, shared: 40, means: 0, mentioned: 0, whole: 120, oldest: 1, oldestTitles: false)

  func subject(_ item: Item, shared isShared: Bool = false) -> Subject {
    Subject(
      title: item.hidden ? UntrustedText("") : shown(item.title, isShared), id: item.id.shortened(to: name),
      link: item.link)
  }
  func subject(_ text: UntrustedText, link: WebLink?, shared isShared: Bool = false) -> Subject {
    Subject(title: shown(text, isShared), link: link)
  }
  private func shown(_ text: UntrustedText, _ isShared: Bool) -> UntrustedText {
    text.shortened(to: isShared ? shared : title, keepingNumbersUpTo: isShared ? whole / 2 : whole)
  }
  /// The detail in full, or nil where it is too long: half a reason is none.
  func detail(_ text: UntrustedText?) -> UntrustedText? { text.given.flatMap { $0.count <= detail ? $0 : nil } }
  /// What "done" means in full, or nil where it is too long.
  func means(_ text: UntrustedText?) -> UntrustedText? { text.given.flatMap { $0.count <= means ? $0 : nil } }
  /// The effect in full, or nil where it is too long for a line that several share.
  func mention(_ text: UntrustedText?) -> UntrustedText? {
    text.given.flatMap { $0.count <= mentioned ? $0 : nil }
  }
  func person(_ text: UntrustedText?) -> UntrustedText? { text.given?.shortened(to: name) }
  func people(_ people: [UntrustedText], most: Int = 5) -> Names {
    let named = people.filter { !$0.isEmpty }
    return Names(named.prefix(most).map { $0.shortened(to: name) }, more: max(0, named.count - most))
  }
}
