import Compose
import Model

private func text(_ language: Language, _ en: String, _ nl: String) -> String { language == .en ? en : nl }
private func words(_ language: Language, _ en: String, _ nl: String) -> UntrustedText {
  UntrustedText(text(language, en, nl))
}

extension Desk {
  /// An ordinary day, so that what is agreed stands among other lines.
  static func dayOfAgreements(_ language: Language, on day: String = "2026-11-24") -> Desk {
    var desk = team(language)
    desk.profile.figures = []
    desk.go(to: day)
    let back = (1...7).first { desk.calendar.isWorkday(desk.slot.date.adding(days: -$0)) } ?? 1
    desk.memory.since = Desk.at(desk.slot.date.adding(days: -back).description, "16:30")
    desk.item("c1", text(language, "VPN certificate renewed", "VPN-certificaat vernieuwd"), .finished) {
      $0.finished = Desk.moment(day, "11:20")
      $0.owner = UntrustedText("Joost")
    }
    return desk
  }

  /// The agreement of the examples.
  mutating func walkIn(_ language: Language, _ change: (inout Decision) -> Void = { _ in }) {
    decision("d1", text(language, "no walk-in desk on Fridays", "op vrijdag geen inloopbalie")) {
      $0.decided = Desk.day("2026-11-12")
      $0.due = Desk.day("2026-11-20")
      $0.owner = UntrustedText("Marjan")
      change(&$0)
    }
  }

  mutating func phones(_ language: Language, _ change: (inout Decision) -> Void = { _ in }) {
    decision("d2", text(language, "phones off in meetings", "telefoons uit in vergaderingen")) {
      $0.decided = Desk.day("2026-11-16")
      $0.due = Desk.day("2026-12-01")
      $0.owner = UntrustedText("Gerda")
      change(&$0)
    }
  }

  /// Remembers that this edition told it before.
  mutating func said(_ id: String, _ detail: String, day: String?, on: String) {
    let key = RecordKey(source: "planning", kind: .decision, id: id)
    memory.said.append(
      Recalled(
        Said(.agreement, key, day: day.map(Desk.date), detail: detail), edition: "daily", on: Desk.date(on)))
  }

  /// Planned work for which a day was named, and that has left its complete list since.
  mutating func vanished(_ id: String, _ title: String, promised day: String) {
    let key = RecordKey(source: "planning", kind: .item, id: id)
    completeness.listed = [.item]
    let before = memory.since ?? now
    memory.said.append(
      Recalled(Said(.promise, key, day: Desk.date(day)), edition: slot.edition, on: calendar.civil(before).date))
    memory.seen[key] = Seen(first: before.adding(.seconds(-86_400)), finished: nil, changed: before, vanished: now)
    memory.vanished.append(.item(Item(key: key, title: UntrustedText(title), state: .planned)))
  }

  /// Calls that have been open since a day.
  mutating func waitingCalls(_ language: Language, hidden: Bool = false) {
    let calls = [
      ("4711", text(language, "warehouse scanner", "scanner magazijn"), "2026-11-11", ItemState.waiting),
      ("4720", text(language, "screen in room 2 flickers", "scherm in zaal 2 knippert"), "2026-11-12", .active),
      ("4731", text(language, "slow laptop in Purchasing", "trage laptop bij Inkoop"), "2026-11-13", .active),
      ("4733", text(language, "headset for reception", "headset voor de receptie"), "2026-11-16", .active),
      ("4780", text(language, "password for the portal", "wachtwoord voor het portaal"), "2026-11-24", .active),
    ]
    for (id, title, created, state) in calls {
      item(id, hidden ? "" : title, state, from: "topdesk") {
        $0.id = UntrustedText(id)
        $0.kind = UntrustedText("incident")
        ($0.counted, $0.hidden, $0.created) = (true, hidden, Desk.day(created))
      }
    }
  }
}

let followThroughSituations: [Situation] = [
  Situation(name: "decisions-told") { language in
    var desk = Desk.dayOfAgreements(language)
    desk.walkIn(language) {
      $0.decided = Desk.day("2026-11-24")
      $0.due = Desk.day("2026-12-04")
      $0.touches = words(language, "everyone at the desk", "iedereen aan de balie")
    }
    desk.phones(language) { ($0.decided, $0.due, $0.owner) = (Desk.day("2026-11-24"), nil, nil) }
    return desk
  },
  Situation(name: "decisions-under-way-and-moved") { language in
    var desk = Desk.dayOfAgreements(language)
    desk.walkIn(language) { ($0.due, $0.started) = (Desk.day("2026-12-04"), true) }
    desk.phones(language) { $0.due = Desk.day("2027-01-11") }
    desk.said("d1", "told", day: "2026-12-04", on: "2026-11-12")
    desk.said("d2", "told", day: "2026-12-01", on: "2026-11-16")
    return desk
  },
  Situation(name: "decision-kept-as-its-work-shows") { language in
    var desk = Desk.dayOfAgreements(language)
    desk.walkIn(language) { $0.proof = .item("#31") }
    desk.item("31", text(language, "rota without the Friday desk", "rooster zonder vrijdagbalie"), .finished) {
      $0.id = UntrustedText("#31")
      $0.finished = Desk.moment("2026-11-24", "09:10")
    }
    return desk
  },
  Situation(name: "decision-kept-as-a-figure-shows") { language in
    var desk = Desk.dayOfAgreements(language)
    let figure = text(language, "walk-ins on Friday", "inloop op vrijdag")
    desk.walkIn(language) { $0.proof = .figure(figure, .atMost, 0, days: 10) }
    desk.metric(figure, 0, history: [3, 2] + Array(repeating: 0, count: 9))
    desk.phones(language) { $0.realised = Desk.day("2026-11-23") }
    return desk
  },
  Situation(name: "decisions-reported-without-proof") { language in
    var desk = Desk.dayOfAgreements(language)
    let figure = text(language, "walk-ins on Friday", "inloop op vrijdag")
    desk.walkIn(language) { ($0.proof, $0.realised) = (.figure(figure, .atMost, 0, days: 10), Desk.day("2026-11-20")) }
    desk.metric(figure, 0, history: [3, 2, 0, 0])
    desk.phones(language) { ($0.proof, $0.realised) = (.item("#40"), Desk.day("2026-11-24")) }
    desk.item("40", text(language, "charging box in every room", "laadkast in elke zaal"), .active) {
      $0.id = UntrustedText("#40")
    }
    return desk
  },
  Situation(name: "decision-slips-first-day") { language in
    var desk = Desk.dayOfAgreements(language, on: "2026-11-23")
    desk.walkIn(language) { $0.started = true }
    desk.phones(language)
    desk.said("d2", "told", day: "2026-12-01", on: "2026-11-16")
    return desk
  },
  Situation(name: "decision-slips-third-day") { language in
    var desk = Desk.dayOfAgreements(language, on: "2026-11-25")
    desk.walkIn(language)
    desk.said("d1", "slipping-1", day: "2026-11-20", on: "2026-11-23")
    desk.usualPlans(language)
    return desk
  },
  Situation(name: "decision-slips-seventh-day") { language in
    var desk = Desk.dayOfAgreements(language, on: "2026-12-01")
    desk.walkIn(language) { $0.owner = nil }
    desk.said("d1", "slipping-2", day: "2026-11-20", on: "2026-11-25")
    desk.phones(language) { $0.due = Desk.day("2026-12-14") }
    return desk
  },
  Situation(name: "decisions-withdrawn-and-open-again") { language in
    var desk = Desk.dayOfAgreements(language)
    desk.walkIn(language) { $0.withdrawn = true }
    desk.said("d1", "told", day: "2026-11-20", on: "2026-11-12")
    desk.phones(language)
    desk.said("d2", "realised", day: "2026-12-01", on: "2026-11-19")
    return desk
  },
  Situation(name: "decision-thirty-days-in-force") { language in
    var desk = Desk.dayOfAgreements(language)
    let figure = text(language, "walk-ins on Friday", "inloop op vrijdag")
    desk.decision("d1", text(language, "no walk-in desk on Fridays", "op vrijdag geen inloopbalie")) {
      ($0.decided, $0.due) = (Desk.day("2026-10-01"), Desk.day("2026-10-16"))
      ($0.realised, $0.owner) = (Desk.day("2026-10-25"), UntrustedText("Marjan"))
      $0.proof = .figure(figure, .atMost, 0, days: 10)
    }
    desk.metric(figure, 2, history: Array(repeating: 0, count: 30))
    desk.said("d1", "realised", day: "2026-10-16", on: "2026-11-04")
    return desk
  },
  Situation(name: "agreements-of-a-month") { language in
    var desk = Desk.dayOfAgreements(language, on: "2026-12-01")
    for number in 1...9 {
      let key = desk.decision("m\(number)", text(language, "agreement \(number)", "afspraak \(number)")) {
        ($0.decided, $0.due) = (Desk.day("2026-11-02"), Desk.day("2026-11-20"))
        $0.realised = number < 8 ? Desk.day("2026-11-\(10 + number)") : nil
        $0.owner = UntrustedText("Marjan")
      }
      desk.said(key.id, number < 8 ? "realised" : "slipping-3", day: "2026-11-20", on: "2026-11-30")
    }
    return desk
  },
  Situation(name: "calls-lie-beyond-the-agreed-time") { language in
    var desk = Desk.dayOfAgreements(language)
    desk.profile.agreed["topdesk"] = 5
    desk.waitingCalls(language)
    desk.item("o1", text(language, "contract for the copier", "contract voor de kopieermachine"), .planned) {
      $0.due = Desk.day("2026-11-19")
    }
    return desk
  },
  Situation(name: "calls-lie-longer-than-usual") { language in
    var desk = Desk.dayOfAgreements(language)
    desk.waitingCalls(language, hidden: true)
    desk.memory.completions["topdesk"] = [
      Completion(day: Desk.date("2026-11-02"), workdays: 1, count: 30),
      Completion(day: Desk.date("2026-11-09"), workdays: 7, count: 10),
      Completion(day: Desk.date("2026-11-16"), workdays: 15, count: 3),
    ]
    return desk
  },
  Situation(name: "nothing-new-lies") { language in
    var desk = Desk.dayOfAgreements(language, on: "2026-11-25")
    desk.profile.agreed["topdesk"] = 5
    desk.waitingCalls(language)
    let oldest = RecordKey(source: "topdesk", kind: .item, id: "4711")
    desk.memory.said.append(
      Recalled(Said(.lying, oldest, detail: "4-5"), edition: "daily", on: Desk.date("2026-11-24")))
    return desk
  },
]

/// What the manager reads on such days.
let managerSituations: [Situation] = [
  Situation(name: "manager-agreement") { language in
    var desk = Desk.dayOfAgreements(language, on: "2026-12-01")
    desk.profile.hasManager = true
    desk.walkIn(language) { $0.started = true }
    desk.phones(language) {
      ($0.due, $0.realised, $0.proof) = (Desk.day("2026-11-20"), Desk.day("2026-11-20"), .item("#40"))
    }
    return desk
  },
  Situation(name: "manager-promise-vanished") { language in
    var desk = Desk.dayOfAgreements(language)
    desk.profile.hasManager = true
    desk.vanished("v1", text(language, "new intake form", "nieuw intakeformulier"), promised: "2026-11-24")
    return desk
  },
  Situation(name: "manager-priorities-and-goals") { language in
    var desk = Desk.dayOfAgreements(language)
    desk.profile.hasManager = true
    let titles = [
      text(language, "printer contract", "printercontract"),
      text(language, "phones for reception", "telefoons receptie"),
      text(language, "new intake form", "nieuw intakeformulier"),
    ]
    for number in 0..<12 {
      desk.item("t\(number)", number < 3 ? titles[number] : "taak \(number)", .planned) {
        $0.isTop = number < 5
        $0.goal = number < 3 ? nil : words(language, "fewer calls", "minder meldingen")
      }
    }
    return desk
  },
]
