import Model

/// What became of earlier plans, and work that waits too long.
extension English {
  func promised(_ promised: Promised, _ subject: Words, owner: Words, now: CivilDateTime) -> Words {
    let planned = day(promised.day, now)
    switch promised.fate {
    case .open: return "not done yet, planned for \(own: planned): \(subject)\(Words.inParentheses(owner))"
    case .moved(let to) where promised.isDue == true:
      return """
        not done, planned for \(own: planned): \(subject)\(Words.inParentheses(owner)), new day \(own: day(to, now))
        """
    case .undated where promised.isDue == true:
      return "not done, planned for \(own: planned): \(subject)\(Words.inParentheses(owner)), without a new day yet"
    case .moved(let to):
      let what = promised.isMilestone == true ? "milestone moved" : "moved"
      return "\(own: what) from \(own: planned) to \(own: day(to, now)): \(subject)\(Words.inParentheses(owner))"
    case .undated:
      return "no longer has a day (was planned for \(own: planned)): \(subject)\(Words.inParentheses(owner))"
    case .dropped(let why):
      let reason = why.map { Words([.untrusted($0)]) } ?? Words()
      return ("dropped (was planned for \(own: planned)): \(subject)" as Words).with(addition: reason)
    case .vanished: return "was planned for \(own: planned) and has left its list: \(subject)"
    }
  }

  func crowded(_ crowded: Crowded, now: CivilDateTime) -> Words {
    let usual = crowded.usual
    let range =
      usual.lowerBound == usual.upperBound
      ? "\(usual.upperBound)"
      : usual.lowerBound == 0 ? "no more than \(usual.upperBound)" : "\(usual.lowerBound) to \(usual.upperBound)"
    return """
      \(own: starting(crowded.day, now)) has \(crowded.planned) items planned; you usually finish \(own: range) a day. \
      What can wait?
      """
  }

  func planKept(_ plan: PlanKept, workdays: Int) -> Words {
    """
    plan kept: \(own: marks.whole(plan.done)) of \(own: marks.whole(plan.of)) planned items in \
    \(own: self.workdays(workdays))
    """
  }

  func aging(_ items: AgingItems, oldest: [Words]) -> Words {
    let things = waiting(items.noun, items.count, atLeast: items.partial == true)
    let line: Words =
      items.isAgreed
      ? "\(things) older than the agreed \(own: workdays(items.limit))"
      : "\(things) open longer than usual (most are done within \(own: workdays(items.limit)))"
    let list = waiting(items, oldest)
    guard !list.isEmpty else { return line }
    return items.count == 1 ? "\(line): \(Words.list(list, "; "))" : "\(line). Oldest: \(Words.list(list, "; "))"
  }

  private func waiting(_ noun: CountedNoun, _ number: Int, atLeast: Bool) -> Words {
    let one = number == 1
    let digits = Words(own: (atLeast ? "at least " : "") + marks.whole(number))
    switch noun {
    case .calls: return digits + (one ? " call" : " calls")
    case .requests: return digits + (one ? " request" : " requests")
    case .changes: return digits + (one ? " change" : " changes")
    case .tasks: return digits + (one ? " task" : " tasks")
    case .commits: return digits + (one ? " commit" : " commits")
    case .label(let label): return "\(label): \(digits)"
    }
  }
}
