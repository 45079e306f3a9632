import Model
import YAML

/// Reads `unnamed`: people who do not want to be named.
struct UnnamedReader {
  let people: People
  /// The names at the top of the configuration first, then those of the team.
  private(set) var names: [UntrustedText] = []
  /// One key for each name, which is the same for all spellings of a person.
  private var known: Set<UntrustedText> = []

  init(people: People, names: [UntrustedText] = []) {
    self.people = people
    self.names = names
    known = Set(names.map { UnnamedReader.key($0, people) })
  }

  mutating func add(_ section: inout Section) {
    for (text, place) in section.locatedTexts("unnamed") ?? [] {
      let name = UntrustedText(text)
      func report(_ sentence: Sentence) {
        section.problems.add(Problem(at: place, path: section.join("unnamed"), sentence))
      }
      if name.count < 2 {
        report("has \"\(text)\"; a name has at least two letters, else it would be found in many words")
      } else if !known.insert(UnnamedReader.key(name, people)).inserted {
        report("names \"\(text)\" twice, here or in another spelling; keep one")
      } else {
        if !people.knows(name), NamesThatAreWords.contain(name) {
          section.problems.add(
            Problem(
              .warning, at: place, path: section.join("unnamed"),
              "names \"\(text)\", which is also a word: in a text it counts only with a capital letter; give all spellings "
                + "of that person under people:, the full name among them"))
        }
        names.append(name)
      }
    }
  }

  private static func key(_ name: UntrustedText, _ people: People) -> UntrustedText {
    UntrustedText(people.canonical(name).description.lowercased())
  }

  private func holds(_ name: UntrustedText) -> Bool { known.contains(UnnamedReader.key(name, people)) }

  /// Reports an anniversary of somebody who is not to be named: it would be told by name.
  func reportAnniversary(_ person: String, _ group: Section) {
    guard holds(UntrustedText(person)) else { return }
    group.report("is somebody whom \"unnamed\" says never to name; take the name off one of the two", at: person)
  }

  /// Reports contacts who are not to be named: a contact is named in every update.
  func reportContacts(_ contacts: [Contact], _ section: Section) {
    for contact in contacts where holds(contact.person) {
      section.report(
        "names \(contact.person) as the contact for \(contact.role), and \"unnamed\" says never to; "
          + "choose another contact, or take the name off that list", at: section.has("contacts") ? "contacts" : nil)
    }
  }
}
