import Compose
import Model

// Reads who is away, and whom to ask.
extension PageReader {
  mutating func people(_ line: String) -> Bool {
    let sentences = line.replacing("? ", with: ".\n").replacing(". ", with: ".\n").split(separator: "\n").map {
      sentence in
      [".", "?"].contains { sentence.hasSuffix($0) } ? String(sentence.dropLast()) : String(sentence)
    }
    let forms: [ClaimForm] = [.away, .contacts, .contactAway, .contactsAway]
    guard sentences.allSatisfy({ sentence in forms.contains { words.match($0, sentence) != nil } }) else {
      return false
    }
    var contacts: [(role: String, person: String)] = []
    for sentence in sentences {
      if let found = words.match(.away, sentence) {
        away(found, sentence)
      } else if let found = words.match(.contacts, sentence) {
        contacts += listed(found["list"] ?? "", sentence)
      } else if let found = words.match(.contactAway, sentence) {
        asked(found["person"].map { [$0] } ?? [], found["day"], sentence)
      } else if let found = words.match(.contactsAway, sentence) {
        asked((found["list"] ?? "").names.map { String($0.prefix { $0 != "(" }).trimmed }, found["day"], sentence)
      }
    }
    // A contact whom the text names is there, or the text asks who takes over.
    for contact in contacts where isAway(contact.person) != nil && !askedFor.contains(contact.person) {
      object(.contacts, line, "\(contact.person) is away on \(known.following(page))")
    }
    return true
  }

  /// Who does the work of somebody who is away on its day.
  mutating func ownersAway(_ line: String) -> Bool {
    let sentences = line.replacing("? ", with: "?\n").split(separator: "\n").map {
      $0.hasSuffix("?") ? String($0.dropLast()) : String($0)
    }
    let all = sentences.map { words.match(.ownerAway, $0) }
    guard !all.contains(where: { $0 == nil }) else { return false }
    let following = known.following(page)
    for found in all.compactMap({ $0 }) {
      guard let person = found["person"], let title = found["title"] else { continue }
      askedFor.insert(person)
      if !days(found["day"]).contains(following) { object(.away, line, "the day that follows is \(following)") }
      if isAway(person) == nil { object(.away, line, "\(person) is not away then") }
      // A real deadline of somebody who is away has a line of its own.
      let work = facts.work.filter { record in
        record.isOpen && known.days(of: record).contains(following) && record.people == [person]
          && record.hard.map(known.day) != following
      }
      if !work.contains(where: { title.says($0.title) }) { object(.away, line, "\(person) has other work") }
      if (found.number("n") ?? 0) + 1 != work.count { object(.away, line, "\(person) has \(work.count)") }
    }
    return true
  }

  /// Until when somebody is away on the day that the update plans.
  private func isAway(_ person: String) -> CivilDate? {
    let day = known.following(page)
    return known.absences(page).filter { $0.person.description == person && $0.first <= day && day <= $0.last }.map(
      \.last
    ).max()
  }

  private mutating func away(_ found: [String: String], _ sentence: String) {
    let day = known.following(page)
    if !days(found["day"]).contains(day) { object(.away, sentence, "the day that follows is \(day)") }
    for part in (found["list"] ?? "").split(separator: ", ").map(String.init) {
      guard let one = words.match(.awayPerson, part), let person = one["person"] else { continue }
      guard let last = isAway(person) else {
        object(.away, sentence, "\(person) is not away then")
        continue
      }
      absent.insert(person)
      let isLonger = one["day"].map { days($0).contains(last) } ?? (last == day)
      if !isLonger { object(.away, sentence, "\(person) is away through \(last)") }
    }
    let all = Set(known.absences(page).filter { $0.first <= day && day <= $0.last }.map(\.person.description))
    if all.subtracting(askedFor).count != absent.subtracting(askedFor).count + (found.number("n") ?? 0) {
      object(.away, sentence, "\(all.sorted()) are away")
    }
  }

  private mutating func listed(_ list: String, _ sentence: String) -> [(role: String, person: String)] {
    list.split(separator: ", ").map(String.init).compactMap { part in
      guard let one = words.match(.contact, part), let role = one["role"], let person = one["person"] else {
        return nil
      }
      if !profile.contacts.contains(where: { $0.role.description == role && $0.person.description == person }) {
        object(.contacts, sentence, "nobody is to be asked like this")
      }
      return (role, person)
    }
  }

  private mutating func asked(_ people: [String], _ day: String?, _ sentence: String) {
    let following = known.following(page)
    if !days(day).contains(following) { object(.contacts, sentence, "the day that follows is \(following)") }
    for person in people {
      askedFor.insert(person)
      if isAway(person) == nil { object(.contacts, sentence, "\(person) is not away then") }
      if !profile.contacts.contains(where: { $0.person.description == person }) {
        object(.contacts, sentence, "\(person) is no contact")
      }
    }
  }
}

extension String {
  var trimmed: String { String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()) }
}
