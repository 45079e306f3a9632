import Model

/// What became of earlier plans, and work that waits too long.
extension Dutch {
  func promised(_ promised: Promised, _ subject: Words, owner: Words, now: CivilDateTime) -> Words {
    let planned = day(promised.day, now)
    switch promised.fate {
    case .open: return "\(own: planned) nog niet af: \(subject)\(Words.inParentheses(owner))"
    case .moved(let to) where promised.isDue == true:
      return "\(own: planned) niet af: \(subject)\(Words.inParentheses(owner)), nieuwe datum \(own: day(to, now))"
    case .undated where promised.isDue == true:
      return "\(own: planned) niet af: \(subject)\(Words.inParentheses(owner)), nog zonder nieuwe datum"
    case .moved(let to):
      let what = promised.isMilestone == true ? "mijlpaal verschoven" : "plan gewijzigd"
      return "\(own: what), van \(own: planned) naar \(own: day(to, now)): \(subject)\(Words.inParentheses(owner))"
    case .undated: return "heeft geen datum meer (stond voor \(own: planned)): \(subject)\(Words.inParentheses(owner))"
    case .dropped(let why):
      let reason = why.map { Words([.untrusted($0)]) } ?? Words()
      return ("gaat niet door (stond voor \(own: planned)): \(subject)" as Words).with(addition: reason)
    case .vanished: return "stond voor \(own: planned) en is uit de lijst verdwenen: \(subject)"
    }
  }

  func crowded(_ crowded: Crowded, now: CivilDateTime) -> Words {
    let usual = crowded.usual
    let range =
      usual.lowerBound == usual.upperBound
      ? "\(usual.upperBound)"
      : usual.lowerBound == 0 ? "hooguit \(usual.upperBound)" : "\(usual.lowerBound) tot \(usual.upperBound)"
    return """
      \(own: starting(crowded.day, now)) staan er \(crowded.planned) taken gepland; meestal krijgen jullie er \
      \(own: range) op een dag af. Wat kan wachten?
      """
  }

  func planKept(_ plan: PlanKept, workdays: Int) -> Words {
    """
    plan nagekomen: \(own: marks.whole(plan.done)) van de \(own: marks.whole(plan.of)) geplande taken in \
    \(own: self.workdays(workdays))
    """
  }

  func aging(_ items: AgingItems, oldest: [Words]) -> Words {
    let things = waiting(items.noun, items.count, atLeast: items.partial == true)
    let line: Words =
      items.isAgreed
      ? "\(things) ouder dan de afgesproken \(own: workdays(items.limit))"
      : "\(things) langer open dan gewoonlijk (de meeste zijn binnen \(own: workdays(items.limit)) klaar)"
    let list = waiting(items, oldest)
    guard !list.isEmpty else { return line }
    return items.count == 1 ? "\(line): \(Words.list(list, "; "))" : "\(line). Oudste: \(Words.list(list, "; "))"
  }

  private func waiting(_ noun: CountedNoun, _ number: Int, atLeast: Bool) -> Words {
    let one = number == 1
    let digits = Words(own: (atLeast ? "minstens " : "") + marks.whole(number))
    switch noun {
    case .calls: return digits + (one ? " melding" : " meldingen")
    case .requests: return digits + (one ? " aanvraag" : " aanvragen")
    case .changes: return digits + (one ? " wijziging" : " wijzigingen")
    case .tasks: return digits + (one ? " taak" : " taken")
    case .commits: return digits + (one ? " commit" : " commits")
    case .label(let label): return "\(label): \(digits)"
    }
  }
}
