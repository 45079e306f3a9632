import Compose
import Model

/// What people send in, and what becomes of it.
let receivedSituations: [Situation] = [
  Situation(name: "received-from-several") { language in
    var desk = Desk.listening(language)
    desk.certificate(language)
    desk.usualPlans(language)
    desk.send(.done, language.eveningShift, from: "Ravi")
    desk.send(.thanks, language.thanksRavi, from: "Marjan")
    desk.send(.learned, language.twoMigrations, from: "Marjan", through: "inbox")
    return desk
  },
  Situation(name: "received-one-on-a-quiet-day") { language in
    var desk = Desk.listening(language)
    desk.send(.thanks, language.thanksRavi, from: "Marjan", through: "inbox")
    return desk
  },
  Situation(name: "received-without-a-name") { language in
    var desk = Desk.listening(language)
    desk.usualPlans(language)
    desk.send(.stuck, language == .en ? "the label printer waits for parts" : "de labelprinter wacht op onderdelen")
    return desk
  },
  // One name beside three messages would tell how many of them she wrote.
  Situation(name: "received-several-from-one") { language in
    var desk = Desk.listening(language)
    desk.usualPlans(language)
    desk.send(.done, language.eveningShift, from: "Gerda")
    desk.send(.next, language == .en ? "new badges on Friday" : "vrijdag nieuwe badges", from: "Gerda")
    desk.send(.customer, language.customer, from: nil)
    return desk
  },
  // Yesterday's update thanked for it; the file has another line since.
  Situation(name: "received-before") { language in
    var desk = Desk.listening(language)
    desk.usualPlans(language)
    let known = desk.send(.thanks, language.thanksRavi, from: "Marjan", through: "drop")
    desk.memory.seen[known] = Seen(
      first: Desk.at("2026-11-23", "16:30"), finished: nil, changed: Desk.at("2026-11-23", "16:30"), vanished: nil)
    desk.acknowledged(known, on: "2026-11-23")
    desk.send(.learned, language.twoMigrations, from: "Joost", through: "drop")
    return desk
  },
  // Notes in the team's own planning are read, but nobody is thanked for them.
  Situation(name: "received-in-the-planning") { language in
    var desk = Desk.listening(language)
    desk.usualPlans(language)
    desk.note(.done, language.eveningShift, from: "Ravi", Desk.moment("2026-11-24", "12:00"))
    return desk
  },
  Situation(name: "received-without-a-weekly-note") { language in
    var desk = Desk.listening(language)
    desk.profile.editions = [.daily]
    desk.certificate(language)
    desk.usualPlans(language)
    desk.send(.customer, language.customer, from: language == .en ? "Purchasing" : "Inkoop", through: "inbox")
    desk.send(.thanks, language.thanksRavi, from: "Marjan")
    return desk
  },
  Situation(name: "received-on-a-full-day") { language in
    var desk = Desk.team(language)
    desk.laptops(language)
    desk.certificate(language)
    desk.calls(closed: 41, cameIn: 38, open: 52)
    desk.usualPlans(language)
    desk.survey(language)
    desk.usualFigures()
    desk.absence("Ravi", "2026-11-25", "2026-11-27")
    desk.item("o1", language == .en ? "scanner in the warehouse" : "scanner in het magazijn", .waiting) {
      $0.due = Desk.day("2026-11-19")
    }
    for (number, name) in ["Ravi", "Marjan", "Joost", "Fatima", "Gerda", nil].enumerated() {
      desk.send(.thanks, "\(language.thanksRavi) (\(number))", from: name, through: "inbox")
    }
    desk.send(.done, language.eveningShift, from: "Piet", through: "drop")
    return desk
  },
  // Last week's note had room for two; these were promised for a note and waited.
  Situation(name: "weekly-with-what-waited") { language in
    var desk = Desk.friday(language)
    let waited = desk.send(.thanks, language.thanksRavi, from: "Marjan", at: Desk.at("2026-11-18", "10:00"))
    desk.acknowledged(waited, on: "2026-11-18")
    desk.send(.customer, language.customer, from: nil, at: Desk.at("2026-11-25", "10:00"))
    desk.send(.learned, language.twoMigrations, from: "Joost", at: Desk.at("2026-11-26", "10:00"))
    desk.calls(closed: 198, cameIn: 190, open: 52)
    return desk
  },
  Situation(name: "weekly-without-a-daily-update") { language in
    var desk = Desk.friday(language)
    desk.profile.editions = [.weekly]
    desk.send(.thanks, language.thanksRavi, from: "Marjan", at: Desk.at("2026-11-25", "10:00"))
    desk.send(.customer, language.customer, from: "Joost", at: Desk.at("2026-11-26", "10:00"))
    return desk
  },
]

extension Language {
  fileprivate var eveningShift: String {
    self == .en ? "the evening shift is filled until Christmas" : "de avonddienst is rond tot de kerst"
  }
  fileprivate var thanksRavi: String {
    self == .en ? "Ravi took over the Tuesday evening shift" : "Ravi nam de dienst op dinsdagavond over"
  }
  fileprivate var twoMigrations: String {
    self == .en ? "two migrations in one evening is too many" : "twee migraties op één avond is te veel"
  }
  fileprivate var customer: String {
    self == .en ? "Back at work within ten minutes. Great!" : "Binnen tien minuten weer aan het werk. Top!"
  }
}

extension Desk {
  /// The team of the examples without figures, ready to receive notes.
  fileprivate static func listening(_ language: Language) -> Desk {
    var desk = team(language)
    desk.profile.figures = []
    return desk
  }

  /// A note that came in: through the command at a moment, or through a source that is read every day.
  @discardableResult
  mutating func send(
    _ kind: NoteKind, _ text: String, from: String? = nil, through source: SourceName = .dagpostNote,
    at: Instant? = nil
  ) -> RecordKey {
    let key = RecordKey(source: source, kind: .note, id: text)
    var note = Note(key: key, kind: kind, text: UntrustedText(text))
    note.from = from.map { UntrustedText($0) }
    if source == .dagpostNote {
      note.at = .instant(at ?? now.adding(.seconds(-3600)))
    } else {
      profile.waysIn.insert(source)
      memory.firstRead[source] = Desk.at("2026-09-01", "16:30")
      note.arrived = at ?? now.adding(.seconds(-3600))
    }
    add(.note(note))
    return key
  }

  /// Remembers that an update of that day thanked for the note.
  mutating func acknowledged(_ key: RecordKey, on day: String) {
    memory.said.append(Recalled(Said(.received, key), edition: "daily", on: Desk.date(day)))
  }
}
