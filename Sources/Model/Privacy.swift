/// What may be told about people. It is applied to every record when it is read, before anything is stored or composed.
package struct Privacy: Sendable {
  package let people: People
  package let unnamed: Unnamed
  /// The smallest number of people about whom a figure's value is told.
  package let smallestGroup: Int

  package static let usualGroup = 5

  package init(people: People = .none, unnamed: Unnamed = .nobody, smallestGroup: Int = Privacy.usualGroup) {
    self.people = people
    self.unnamed = unnamed
    self.smallestGroup = smallestGroup
  }

  /// This privacy with everything added that `other` withholds: its unnamed people, and its smallest group where that
  /// is larger.
  package func keepingBack(_ other: Privacy) -> Privacy {
    Privacy(
      people: people, unnamed: unnamed.union(other.unnamed), smallestGroup: max(smallestGroup, other.smallestGroup))
  }

  /// Why a record is not told, as a sentence that names neither its source nor anything of its content.
  package struct Refusal: Error, Hashable, Sendable {
    package let sentence: String
  }

  /// The record as it may be told; nil when it is about somebody who is not to be named.
  package func apply(to record: Record) throws(Refusal) -> Record? {
    guard let record = unnamed.apply(to: record) else { return nil }
    switch record {
    case .metric(var metric):
      // A figure with a person's name in its own is about that person, whatever its source says.
      if people.isNamed(in: metric.name) { metric.people = min(metric.people ?? 1, 1) }
      if let group = metric.people, group < smallestGroup { metric.value = nil }
      return .metric(metric)
    case .absence(var absence):
      absence.person = try person(absence.person)
      return unnamed.includes(absence.person) ? nil : .absence(absence)
    case .event(let event):
      if people.isNamed(in: event.title), Absence.hasReason(event.title) {
        throw Refusal(
          sentence:
            "it tells why somebody is away, which is never told; give absences as such (gives: absence), without a reason"
        )
      }
      return record
    case .item, .milestone, .decision, .note: return record
    }
  }

  /// The name in the text that a calendar has for a person, which can hold more than a name: "Fatima, ill".
  private func person(_ text: UntrustedText) throws(Refusal) -> UntrustedText {
    if people.knows(text) { return people.canonical(text) }
    if let known = people.person(in: text) { return known }
    guard !Absence.hasReason(text), text.description.split(separator: " ").count <= 5,
      !text.description.contains(where: { "():;/|".contains($0) })
    else {
      throw Refusal(
        sentence:
          "its person may be more than a name, and a reason is never told; give the name only, or add its spelling under people:"
      )
    }
    return text
  }
}

extension Absence {
  /// Words of the languages we read that tell why somebody is away, on their own or at the beginning of a longer word.
  private static let reasons = [
    "afwezig", "bevalling", "burn-out", "burnout", "dokter", "huisarts", "kraam", "mantelzorg", "medisch",
    "ouderschap", "re-integratie", "reintegratie", "rouw", "tandarts", "uitvaart", "vakantie", "verlof",
    "ziek", "zwanger",
    "absent", "dentist", "doctor", "funeral", "hospital", "illness", "leave", "maternity", "medical", "out of office",
    "parental", "paternity", "pregnan", "sick", "surgery", "therap", "vacation",
  ]
  /// Reasons that count only as whole words, because longer words beginning with them mean something else.
  private static let wholeReasons = ["ill", "off", "ooo", "operatie", "pto", "vrij"]

  /// Whether a text tells why somebody is away.
  static func hasReason(_ text: UntrustedText) -> Bool {
    let text = text.description.lowercased()
    let words = text.split { !$0.isLetter && $0 != "-" }.map(String.init)
    return words.contains { word in wholeReasons.contains(word) || reasons.contains { word.hasPrefix($0) } }
      || reasons.contains { $0.contains(" ") && text.contains($0) }
  }
}
