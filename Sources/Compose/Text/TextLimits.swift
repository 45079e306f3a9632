import Model

/// How much of a text a line shows.
struct TextLimits: Hashable {
  var title: Int
  var detail: Int
  var name = 40
  /// In a line that several share.
  var shared = 60
  /// Of a sentence that somebody sent.
  var said = 300
  /// A day or a number is not cut off a title up to this length; half of it in a line that several share.
  var whole = 200

  static let roomy = TextLimits(title: 110, detail: 120)
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
  /// A detail stands whole or not at all: half a reason is none.
  func detail(_ text: UntrustedText?) -> UntrustedText? { text.given.flatMap { $0.count <= detail ? $0 : nil } }
  func person(_ text: UntrustedText?) -> UntrustedText? { text.given?.shortened(to: name) }
  func people(_ people: [UntrustedText], most: Int = 5) -> Names {
    let named = people.filter { !$0.isEmpty }
    return Names(named.prefix(most).map { $0.shortened(to: name) }, more: max(0, named.count - most))
  }
}
