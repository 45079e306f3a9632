import Model

/// Who is away, whom to ask about what, and the way in.
struct People {
  let material: Material
  let limits: TextLimits

  /// A contact who is away stands however short room is, because readers would wait for an answer in vain.
  /// - Parameters:
  ///   - asked: the lines that ask who does the work of somebody who is away.
  ///   - contacts: whether those to ask are named.
  ///   - away: whether those whose absence raises no question are named.
  func lines(besides asked: ChosenLine?, contacts: Bool, away: Bool) -> [ChosenLine] {
    [contactsAway(), away ? self.away(besides: asked) : nil, contacts ? self.contacts() : nil].compactMap { $0 }
  }

  /// Those who are away on the day for which the plan has work of theirs.
  func ownersAway(_ next: [NextLine]) -> ChosenLine? {
    let day = material.occasion.firstDay
    var found: [(absence: Absence, subject: Subject, key: RecordKey)] = []
    for line in next {
      guard let planned = line.planned, planned.isWork, planned.day == day, planned.away == nil,
        let key = line.line.records.first
      else {
        continue
      }
      for absence in material.absences where absence.first <= day && day <= absence.last {
        guard planned.people.shown.count == 1, planned.people.shown[0].folded == absence.person.folded,
          !found.contains(where: { $0.key == key })
        else { continue }
        found.append((absence, planned.subject.short, key))
      }
    }
    guard !found.isEmpty else { return nil }
    var people: [OwnerAway] = []
    for (absence, subject, _) in found {
      let person = absence.person.shortened(to: limits.name)
      if let place = people.firstIndex(where: { $0.person == person }) {
        people[place].more += 1
      } else {
        people.append(OwnerAway(person: person, subject: subject))
      }
    }
    return ChosenLine(
      .ownersAway(on: day, Array(people.prefix(3))), records: found.flatMap { [$0.key, $0.absence.key] },
      rule: "people.owner-away")
  }

  /// Who is away on the day that the update plans, by name and never with a reason.
  /// Those of whom a question is asked are not named again.
  private func away(besides owners: ChosenLine?) -> ChosenLine? {
    let asked = Set(owners?.records ?? []).union(material.profile.contacts.flatMap(absences).map(\.key))
    let day = material.occasion.firstDay
    var last: [UntrustedText: CivilDate] = [:]
    // In the order of the source, so that a name decides nothing, not even its own place.
    var names: [UntrustedText] = []
    var records: [RecordKey] = []
    for absence in material.absences
    where absence.first <= day && day <= absence.last && !absence.person.isEmpty && !asked.contains(absence.key) {
      if last[absence.person] == nil { names.append(absence.person) }
      last[absence.person] = max(last[absence.person] ?? absence.last, absence.last)
      records.append(absence.key)
    }
    guard !last.isEmpty else { return nil }
    let people = names.prefix(5).map { person in
      Away(person: person.shortened(to: limits.name), until: last[person].flatMap { $0 > day ? $0 : nil })
    }
    return ChosenLine(
      .away(
        on: day, Array(people), more: last.count - people.count,
        besides: material.absences.contains { asked.contains($0.key) } ? true : nil), records: records,
      rule: "people.away")
  }

  private func contacts() -> ChosenLine? {
    let contacts = shown(material.profile.contacts.filter { absences(of: $0).isEmpty })
    return contacts.isEmpty ? nil : ChosenLine(.contacts(contacts), records: [], rule: "people.contacts")
  }

  private func contactsAway() -> ChosenLine? {
    let away = material.profile.contacts.filter { !absences(of: $0).isEmpty }
    guard !away.isEmpty else { return nil }
    return ChosenLine(
      .contactsAway(on: material.occasion.firstDay, shown(away)), records: away.flatMap(absences).map(\.key),
      rule: "people.contact-away")
  }

  private func absences(of contact: Contact) -> [Absence] {
    let day = material.occasion.firstDay
    return material.absences.filter { $0.first <= day && day <= $0.last && $0.person.folded == contact.person.folded }
  }

  private func shown(_ contacts: [Contact]) -> [Contact] {
    contacts.prefix(4).map {
      Contact(role: $0.role.shortened(to: limits.name), person: $0.person.shortened(to: limits.name))
    }
  }

  /// The line that asks readers for input; nil without a way in.
  static func question(_ profile: TeamProfile) -> ChosenLine? {
    wayIn(profile).map { ChosenLine(.askInput($0), records: [], rule: "question.input") }
  }

  /// The way in as people read it: a mail address without its scheme, a web address as a link.
  static func wayIn(_ profile: TeamProfile) -> WayIn? {
    guard let input = profile.input.map({ UntrustedText($0) }).given?.description else { return nil }
    if input.hasPrefix("mailto:") {
      return WayIn(shown: UntrustedText(String(input.dropFirst(7).prefix { $0 != "?" })).shortened(to: 80))
    }
    guard let link = WebLink(input) else { return WayIn(shown: UntrustedText(input).shortened(to: 80)) }
    let bare = ["https://", "http://"].first { input.lowercased().hasPrefix($0) }.map { input.dropFirst($0.count) }
    return WayIn(shown: UntrustedText(String(bare ?? input[...])).shortened(to: 80), link: link)
  }
}
