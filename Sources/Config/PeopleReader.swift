import Model
import YAML

/// Reads lists of spellings, one list for each person, and reports spellings that two people have.
struct PeopleReader {
  let problems: Problems
  private var groups: [[String]] = []
  private var owners: [String: (person: String, place: Location)] = [:]

  init(problems: Problems) { self.problems = problems }

  mutating func add(_ node: Node?, path: String) {
    switch node {
    case nil, .empty: return
    case .list(let items, _): for item in items { addPerson(item, path: path) }
    case .some(let other):
      let example = "[Fatima, \"Jansen, Fatima\", fjansen]"
      problems.add(
        Problem(
          at: other.location, path: path, "should be a list with one list of spellings a person, for example \(example)"
        ))
    }
  }

  private mutating func addPerson(_ node: Node, path: String) {
    let items: [Node]
    switch node {
    case .list(let list, _): items = list
    default: items = [node]
    }
    var spellings: [String] = []
    for item in items {
      guard case .scalar(let text, let place) = item, !text.isEmpty else {
        problems.add(
          Problem(
            at: item.location, path: path, "should hold the spellings of one person; this entry is \(item.nature)"))
        continue
      }
      if let (person, first) = owners[text.lowercased()] {
        let sentence: Sentence =
          person == spellings.first ?? text
          ? "has \"\(text)\" twice (first at \(first)); keep one"
          : "gives \"\(text)\" to two persons (first at \(first), to \(person)); keep one"
        problems.add(Problem(at: place, path: path, sentence))
        continue
      }
      if NamesThatAreWords.contain(UntrustedText(text)) {
        problems.add(
          Problem(
            .warning, at: place, path: path,
            "gives \"\(text)\" as somebody's name, which is also a word: in a text it counts only with a capital letter; add "
              + "the full name, as in [\(spellings.first ?? text), \"\(text) de Vries\"]"))
      }
      owners[text.lowercased()] = (spellings.first ?? text, place)
      spellings.append(text)
    }
    if !spellings.isEmpty { groups.append(spellings) }
  }

  var people: People { groups.isEmpty ? .none : People(groups) }

  func people(over shared: People) -> People { groups.isEmpty ? shared : People(groups, over: shared) }
}
