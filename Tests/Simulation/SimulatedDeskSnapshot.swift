import Almanac
import Compose
import Model

extension SimulatedDesk {
  /// What the team's systems show at a moment.
  package func snapshot(at now: Instant, team: TeamName) -> Snapshot {
    let today = calendar.zone.civil(at: now).date
    let lists = Completeness(complete: true, listed: [.item, .milestone, .decision])
    func read(_ source: SourceName, _ title: String, _ records: [Record], _ completeness: Completeness) -> Reading {
      Reading(source: source, title: title, at: now, outcome: .read(records, completeness))
    }
    let helpdesk =
      outages.contains(today)
      ? Reading(source: "topdesk", title: "TOPdesk", at: now, outcome: .failed("it did not answer"))
      : read("topdesk", "TOPdesk", calls(at: now), lists)
    return Snapshot(
      team: team, at: now,
      readings: [
        helpdesk,
        read(
          "planning", Pair("Planning", "Planning")(language),
          plans(at: now) + milestones(on: today) + agreements(on: today), lists),
        read("figures", Pair("Figures", "Cijferlijst")(language), figures(on: today), Completeness(complete: true)),
        read("rota", Pair("Rota", "Rooster")(language), absences(on: today), Completeness(complete: true)),
        read("post", Pair("Letter box", "Brievenbus")(language), notes(at: now), Completeness(complete: true)),
      ])
  }

  /// What the configuration would say of the team.
  package var profile: TeamProfile {
    var profile = TeamProfile(
      title: Pair("Service Desk", "Servicedesk")(language),
      figures: [
        FigureSetting(
          name: "first_time_right", say: Pair("solved first time", "in één keer opgelost")(language), unit: "%",
          target: 70, direction: .higher),
        FigureSetting(
          name: "satisfaction", say: Pair("satisfaction", "klanttevredenheid")(language), target: 8, direction: .higher),
      ],
      contacts: [
        Contact(role: UntrustedText(Pair("calls", "meldingen")(language)), person: UntrustedText(traits.contacts[0])),
        Contact(
          role: UntrustedText(Pair("changes", "wijzigingen")(language)), person: UntrustedText(traits.contacts[1])),
      ],
      input: "https://update.example.nl/sd")
    profile.agreed = ["topdesk": traits.agreed]
    profile.anniversaries = [
      Anniversary(person: UntrustedText("Gerda"), since: CivilDate(dayNumber: first.dayNumber + 86 - 3_652))
    ]
    return profile
  }

  private func calls(at now: Instant) -> [Record] {
    // As far back as a weekly note asks for: a week and the days around it.
    let recent = now.adding(.seconds(-12 * 86_400))
    return calls.filter { $0.created <= now && ($0.finished.map { $0 > recent } ?? true) }.map { call in
      let isDone = call.finished.map { $0 <= now } ?? false
      var item = Item(
        key: RecordKey(source: "topdesk", kind: .item, id: "M\(call.number)"), title: UntrustedText(call.title),
        state: isDone ? .finished : call.waits ? .waiting : .active)
      item.id = UntrustedText("M\(call.number)")
      item.kind = UntrustedText(call.kind)
      item.created = .instant(call.created)
      item.finished = isDone ? call.finished.map { .instant($0) } : nil
      item.counted = true
      return .item(item)
    }
  }

  private func plans(at now: Instant) -> [Record] {
    plans.compactMap { plan in
      let kept = now.adding(.seconds(-12 * 86_400))
      guard plan.appears <= now, plan.vanished.map({ $0 > now }) ?? true else { return nil }
      guard (plan.finished ?? plan.dropped?.at).map({ $0 > kept }) ?? true else { return nil }
      let isDone = plan.finished.map { $0 <= now } ?? false
      let isDropped = plan.dropped.map { $0.at <= now } ?? false
      let isActive = plan.started.map { $0 <= now } ?? false
      var item = Item(
        key: RecordKey(source: "planning", kind: .item, id: "P\(plan.number)"), title: UntrustedText(plan.title),
        state: isDone ? .finished : isDropped ? .dropped : isActive ? .active : .planned)
      item.owner = plan.owner.map { UntrustedText($0) }
      item.created = .instant(plan.appears)
      item.started = isActive ? plan.started.map { .instant($0) } : nil
      item.finished = isDone ? plan.finished.map { .instant($0) } : nil
      item.due = plan.days.last { $0.from <= now }.map { .day($0.day) }
      if let reason = plan.hard {
        item.hard = item.due
        item.hardReason = UntrustedText(reason)
      }
      item.doneMeans = plan.means.map { UntrustedText($0) }
      item.effect = plan.effect.map { UntrustedText($0) }
      item.goal = plan.goal.map { UntrustedText($0) }
      item.droppedWhy = isDropped ? plan.dropped.map { UntrustedText($0.why) } : nil
      item.isTop = plan.isTop
      return .item(item)
    }
  }

  private func milestones(on today: CivilDate) -> [Record] {
    milestones.filter { $0.due.days(since: today) < 45 && today.days(since: $0.due) < 30 }.map { goal in
      var milestone = Milestone(
        key: RecordKey(source: "planning", kind: .milestone, id: "G\(goal.number)"), title: UntrustedText(goal.title))
      milestone.due = .day(goal.due)
      milestone.reached = goal.reached.flatMap { $0 <= today ? .day($0) : nil }
      milestone.people = goal.people.map { UntrustedText($0) }
      return .milestone(milestone)
    }
  }

  private func agreements(on today: CivilDate) -> [Record] {
    agreements.filter { $0.decided <= today }.map { agreed in
      var decision = Decision(
        key: RecordKey(source: "planning", kind: .decision, id: "B\(agreed.number)"), title: UntrustedText(agreed.title)
      )
      decision.owner = UntrustedText(agreed.owner)
      decision.decided = .day(agreed.decided)
      decision.due = .day(agreed.due)
      decision.touches = agreed.touches.map { UntrustedText($0) }
      decision.realised = agreed.realised.flatMap { $0 <= today ? .day($0) : nil }
      decision.withdrawn = agreed.withdrawn.map { $0 <= today } ?? false
      return .decision(decision)
    }
  }

  private func figures(on today: CivilDate) -> [Record] {
    figures.sorted { $0.key < $1.key }.compactMap { name, values in
      guard let latest = values.keys.filter({ $0 <= today }).max() else { return nil }
      return .metric(
        Metric(
          key: RecordKey(source: "figures", kind: .metric, id: name), name: UntrustedText(name), value: values[latest],
          at: .day(latest)))
    }
  }

  private func absences(on today: CivilDate) -> [Record] {
    absences.filter { $0.first.days(since: today) < 14 && $0.last >= today }.map { absence in
      .absence(
        Absence(
          key: RecordKey(source: "rota", kind: .absence, id: "\(absence.person) \(absence.first)"),
          person: UntrustedText(absence.person), first: absence.first, last: absence.last))
    }
  }

  private func notes(at now: Instant) -> [Record] {
    notes.filter { $0.at <= now && now.since($0.at) < .seconds(30 * 86_400) }.map { sent in
      var note = Note(
        key: RecordKey(source: "post", kind: .note, id: "\(sent.kind.rawValue) \(sent.at.seconds)"), kind: sent.kind,
        text: UntrustedText(sent.text))
      note.from = sent.from.map { UntrustedText($0) }
      note.at = .instant(sent.at)
      return .note(note)
    }
  }
}
