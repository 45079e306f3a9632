/// What of people may be told. Applied to every record when it is read, before anything is stored or composed.
package struct Privacy: Sendable {
  package let people: People
  package let unnamed: Unnamed
  /// A figure about fewer people than this has no value.
  package let smallestGroup: Int

  package static let usualGroup = 5

  package init(people: People = .none, unnamed: Unnamed = .nobody, smallestGroup: Int = Privacy.usualGroup) {
    self.people = people
    self.unnamed = unnamed
    self.smallestGroup = smallestGroup
  }

  /// The same, and whom and what another one keeps back is kept back too.
  package func keepingBack(_ other: Privacy) -> Privacy {
    Privacy(
      people: people, unnamed: unnamed.union(other.unnamed), smallestGroup: max(smallestGroup, other.smallestGroup))
  }

  /// Why a record is not told; a sentence without its source and without anything of what it says.
  package struct Refusal: Error, Hashable, Sendable {
    package let sentence: String
  }

  /// The record as it may be told; nil when it is about somebody who is not to be named.
  package func apply(to record: Record) throws(Refusal) -> Record? {
    guard let record = unnamed.apply(to: record) else { return nil }
    switch record {
    case .metric(var metric):
      // A figure that bears somebody's name is about that person, whatever its source says.
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

  /// Calendars write more than a name: "Fatima, ill". Only the name is kept.
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
  /// Words, in the languages that are read here, that say why somebody is away. They stand alone or begin a longer word.
  private static let reasons = [
    "afwezig", "bevalling", "burn-out", "burnout", "dokter", "huisarts", "kraam", "mantelzorg", "medisch",
    "ouderschap", "re-integratie", "reintegratie", "rouw", "tandarts", "uitvaart", "vakantie", "verlof",
    "ziek", "zwanger",
    "absent", "dentist", "doctor", "funeral", "hospital", "illness", "leave", "maternity", "medical", "out of office",
    "parental", "paternity", "pregnan", "sick", "surgery", "therap", "vacation",
  ]
  /// Words of which a longer word means something else.
  private static let wholeReasons = ["ill", "off", "ooo", "operatie", "pto", "vrij"]

  /// Whether a text tells why somebody is away.
  static func hasReason(_ text: UntrustedText) -> Bool {
    let text = text.description.lowercased()
    let words = text.split { !$0.isLetter && $0 != "-" }.map(String.init)
    return words.contains { word in wholeReasons.contains(word) || reasons.contains { word.hasPrefix($0) } }
      || reasons.contains { $0.contains(" ") && text.contains($0) }
  }
}
