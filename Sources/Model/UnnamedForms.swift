/// The other forms in which systems write the name of one person: with the surname first, with an initial, as an
/// account.
struct UnnamedForms {
  /// Forms that can only be the person: `berg,-jan-van-der`, `jan.van.der.berg`, `janvanderberg`, `j.berg`.
  private(set) var sure: Set<[Character]> = []
  /// Forms that could also be an ordinary word: `jberg`, `bergj`.
  private(set) var ambiguous: Set<[Character]> = []

  /// - Parameter folded: a spelling without case and accents, with a hyphen for each blank.
  init(_ folded: [Character]) {
    let words = String(folded).split { !$0.isLetter && !$0.isNumber && $0 != "'" }.map(String.init)
    guard (2...6).contains(words.count), !folded.contains(","), let first = words.first, first.count > 1 else { return }
    for count in 1..<words.count {
      let given = words[..<count].joined(separator: "-")
      let surname = words[count...].joined(separator: "-")
      for comma in [",-", ",", "-"] { add(surname + comma + given) }
      let initial = String(given.prefix(1))
      for comma in [",-", ","] { add(surname + comma + initial + ".") }
      if count == 1 {
        add(initial + ".-" + surname)
        accounts(first, Array(words[1...]))
        if words.count > 2, let last = words.last { accounts(first, [last]) }
      }
    }
  }

  private mutating func accounts(_ first: String, _ surname: [String]) {
    let initial = String(first.prefix(1))
    for joint in [".", "_", "-"] {
      let rest = surname.joined(separator: joint)
      for form in [first + joint + rest, rest + joint + first] { add(form) }
      guard joint != "-" else { continue }
      for form in [initial + joint + rest, rest + joint + initial] { add(form) }
    }
    let whole = surname.joined()
    for form in [first + whole, whole + first] where form.count >= 6 { add(form) }
    for joint in [".", "_"] { for form in [initial + joint + whole, first + joint + whole] { add(form) } }
    for form in [initial + whole, whole + initial] where form.count >= 3 { ambiguous.insert(Array(form)) }
    // With the initials of the surname's prefixes: `jvdberg`, `j.vdberg`.
    if surname.count > 1, let last = surname.last {
      let short = surname.dropLast().map { String($0.prefix(1)) }.joined() + last
      for form in [initial + "." + short, first + "." + short, initial + short] { add(form) }
    }
  }

  private mutating func add(_ form: String) { sure.insert(Array(form)) }
}
