import Model

extension RecordReader {
  mutating func item(_ fields: inout FieldReader) throws(RecordProblem) -> Item {
    let title = try fields.text("title")
    let id = try fields.text("id")
    guard title != nil || id != nil else { throw RecordProblem("it has no title", .missing) }
    let key = try key(.item, &fields, text: title?.description ?? "")
    let finished = try fields.moment("finished")
    let said = try fields.choice("state", ItemState.self)
    saysState = said != nil
    let state = said ?? (finished == nil ? .planned : .finished)
    var item = Item(key: key, title: title ?? UntrustedText(""), state: state)
    item.id = id ?? UntrustedText("")
    item.link = try fields.string("url").flatMap(WebLink.init)
    item.owner = person(try fields.text("owner"))
    item.kind = try fields.text("kind")
    item.labels = try fields.texts("labels")
    item.created = try fields.moment("created")
    item.started = try fields.moment("started")
    // Some systems keep the finishing date of an item that was reopened.
    item.finished = state.isOpen ? nil : finished
    item.updated = try fields.moment("updated")
    item.due = try fields.moment("due")
    item.hard = try fields.moment("hard")
    item.hardReason = try fields.text("reason")
    item.goal = try fields.text("goal")
    item.doneMeans = try fields.text("means")
    item.effect = try fields.text("effect")
    item.milestone = try fields.string("milestone")
    item.isTop = try fields.flag("top")
    item.droppedWhy = try fields.text("why")
    return item
  }

  mutating func milestone(_ fields: inout FieldReader) throws(RecordProblem) -> Milestone {
    let title = try fields.required("title")
    var milestone = Milestone(key: try key(.milestone, &fields, text: title.description), title: title)
    milestone.link = try fields.string("url").flatMap(WebLink.init)
    let named = try fields.texts("people")
    let owner = try fields.text("owner")
    milestone.people = (named.isEmpty ? [owner].compactMap { $0 } : named).compactMap { person($0) }
    milestone.due = try fields.moment("due")
    milestone.hard = try fields.moment("hard")
    let state = try fields.choice("state", ItemState.self)
    milestone.reached = try fields.moment("reached", "finished")
    milestone.reachedUndated = state == .finished && milestone.reached == nil
    milestone.dropped = try fields.flag("dropped") || state == .dropped
    milestone.goal = try fields.text("goal")
    milestone.effect = try fields.text("effect")
    return milestone
  }

  mutating func decision(_ fields: inout FieldReader) throws(RecordProblem) -> Decision {
    let title = try fields.required("title")
    var decision = Decision(key: try key(.decision, &fields, text: title.description), title: title)
    decision.link = try fields.string("url").flatMap(WebLink.init)
    decision.owner = person(try fields.text("owner"))
    decision.decided = try fields.moment("decided", "created")
    decision.due = try fields.moment("due")
    decision.realised = try fields.moment("realised", "finished")
    let state = try fields.choice("state", ItemState.self)
    decision.realisedUndated = state == .finished && decision.realised == nil
    decision.started = try fields.flagOrMoment("started") || state == .active
    decision.withdrawn = try fields.flag("withdrawn") || state == .dropped
    decision.touches = try fields.text("touches")
    decision.proof = try fields.proof("proof")
    return decision
  }

  mutating func absence(_ fields: inout FieldReader) throws(RecordProblem) -> Absence {
    let person = people(try fields.required("person"))
    guard let first = try fields.moment("first").map(calendar.day) else {
      throw RecordProblem("it has no first", .missing)
    }
    let last = try fields.moment("last").map(calendar.day) ?? first
    guard first <= last else { throw RecordProblem("its last day, \(last), is before its first, \(first)", .date) }
    let given = try key(.absence, &fields, text: "\(person.description) \(first)")
    // The calendar's own key may say why somebody is absent. Its hash is enough to recognise the entry.
    let key = RecordKey(source: source, kind: .absence, id: StableKey.of(given.id))
    return Absence(key: key, person: person, first: first, last: last)
  }

  mutating func event(_ fields: inout FieldReader) throws(RecordProblem) -> Event {
    let title = try fields.required("title")
    guard let start = try fields.moment("start") else { throw RecordProblem("it has no start", .missing) }
    var event = Event(
      key: try key(.event, &fields, text: "\(title.description) \(calendar.day(of: start))"), title: title, start: start
    )
    event.link = try fields.string("url").flatMap(WebLink.init)
    event.owner = person(try fields.text("owner"))
    event.end = try fields.moment("end")
    return event
  }
}
