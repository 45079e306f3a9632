/// The names that may stand between the braces, and the kind of value that each has. `since`, `now` and `today`
/// always exist.
struct TemplateNames: Sendable {
  enum Kind: Sendable, Hashable { case text, list, number, secret, instant, day }
  let kinds: [String: Kind]

  init(_ parameters: [String: Kind] = [:]) {
    kinds = ["since": .instant, "now": .instant, "today": .day].merging(parameters) { _, given in given }
  }
}
