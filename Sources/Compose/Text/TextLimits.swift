import Model

/// How many characters of a text a line shows.
struct TextLimits: Hashable {
  var title: Int
  var detail: Int
  var name = 40
  /// A title in a line that several share.
  var shared = 60
  /// A sentence that somebody sent.
  var said = 300
  /// A title up to this length keeps a day or number at its end, beyond its own limit; half of this in a line that
  /// several share.
  var whole = 200

  /// The usual limits.
  static let roomy = TextLimits(title: 110, detail: 120)
  /// The limits of an update that is too long.
  static let tight = TextLimits(title: 70, detail: 60, name: 30, shared: 40, whole: 120)

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
  func person(_ text: UntrustedText?) -> UntrustedText? { text.given?.shortened(to: name) }
  func people(_ people: [UntrustedText], most: Int = 5) -> Names {
    let named = people.filter { !$0.isEmpty }
    return Names(named.prefix(most).map { $0.shortened(to: name) }, more: max(0, named.count - most))
  }
}
