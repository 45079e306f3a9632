import Model

/// Who is away, whom to ask about what, and the way in.
struct People {
  let material: Material
  let limits: TextLimits

  func lines() -> [ChosenLine] { [away(), contacts(), contactsAway()].compactMap { $0 } }

  /// What stands however short room is: a contact who is away, because readers would wait for an answer in vain.
  func neverCut() -> [ChosenLine] { [contactsAway()].compactMap { $0 } }

  /// Who is away on the day that the update plans, by name and never with a reason.
  private func away() -> ChosenLine? {
    let day = material.occasion.firstDay
    var last: [UntrustedText: CivilDate] = [:]
    // In the order of the source, so that a name decides nothing, not even its own place.
    var names: [UntrustedText] = []
    var records: [RecordKey] = []
    for absence in material.absences where absence.first <= day && day <= absence.last && !absence.person.isEmpty {
      if last[absence.person] == nil { names.append(absence.person) }
      last[absence.person] = max(last[absence.person] ?? absence.last, absence.last)
      records.append(absence.key)
    }
    guard !last.isEmpty else { return nil }
    let people = names.prefix(5).map { person in
      Away(person: person.shortened(to: limits.name), until: last[person].flatMap { $0 > day ? $0 : nil })
    }
    return ChosenLine(
      .away(on: day, Array(people), more: last.count - people.count), records: records, rule: "people.away")
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
