import Model

extension RecordReader {
  /// Reads a note. Its kind stands in its field, else in the word before its text, else in the heading above it.
  mutating func note(_ fields: inout FieldReader) throws(RecordProblem) -> Note {
    guard let whole = try fields.string("text", "title") else { throw RecordProblem("it has no text", .missing) }
    let section = try fields.string("section")
    let split = NoteWords.split(whole)
    let given = try fields.string("kind")
    let said = try given.map { word throws(RecordProblem) in try Self.noteKind(word) }
    let own = said == nil ? split?.text ?? whole : whole
    // Contact data must not reach a channel. The key is made of the text as it was written, so that masking does not
    // change it.
    let text = UntrustedText(ContactData.masked(own))
    guard !text.isEmpty else { throw RecordProblem("it has no text", .missing) }
    let key = try key(.note, &fields, text: UntrustedText(own).description)
    let fallback = noteKind ?? (isWrittenByPeople ? .done : nil)
    guard var kind = said ?? split?.kind ?? section.flatMap({ NoteWords.kind(of: $0) }) ?? fallback else {
      throw RecordProblem("it has no kind; it should be \(oneOf(NoteKind.allCases.map(\.rawValue)))", .missing)
    }
    if isWrittenByPeople, kind == .headline {
      throw RecordProblem("its kind is headline, which is said with dagpost note; here anybody could say it", .word)
    }
    if [.done, .next, .stuck].contains(kind), let courtesy = Courtesy(own) {
      guard courtesy == .thanksToSomebody else {
        throw RecordProblem("it only says thank you or all right, so nothing is told of it", nil)
      }
      kind = .thanks
    }
    var note = Note(key: key, kind: kind, text: text)
    let name = try fields.text("from", "owner")
    note.from = author(name, address: try fields.text("address"))
    note.at = try fields.moment("at", "date", "finished", "created")
    note.arrived = note.at == nil ? arrived : nil
    return note
  }

  /// Reads the kind as the model spells it or as people do: a form may offer its choices in Dutch.
  private static func noteKind(_ word: String) throws(RecordProblem) -> NoteKind {
    let word = word.trimmingSpaces()
    guard let kind = NoteKind(rawValue: word) ?? NoteWords.kind(of: word) else {
      throw RecordProblem("kind is \"\(shown(word))\"; it should be \(oneOf(NoteKind.allCases.map(\.rawValue)))", .word)
    }
    return kind
  }

  /// A sender is also recognised by the mail address, which is never shown.
  private mutating func author(_ name: UntrustedText?, address: UntrustedText?) -> UntrustedText? {
    guard let address else { return writer(name) }
    let known = people(address)
    return known == address ? writer(name) : known
  }

  /// `Joost de Wit <joost@voorbeeld.nl>` becomes Joost de Wit, and `joost@voorbeeld.nl` becomes joost.
  private mutating func writer(_ name: UntrustedText?) -> UntrustedText? {
    guard let name, people(name) == name, ContactData.isContained(in: name.description) else { return person(name) }
    if let written = MailAddress(name.description) {
      let address = UntrustedText(written.address)
      if people(address) != address { return people(address) }
      return person(UntrustedText(written.name.isEmpty ? written.local : ContactData.masked(written.name)))
    }
    return person(UntrustedText(ContactData.masked(name.description)))
  }
}
