import Model

/// The sentences of a language, each with what it claims. The table has all that readers may be told: a line that no
/// entry matches fails the test.
struct ClaimWords: Sendable {
  /// Where a line stands.
  enum Place: Hashable, Sendable { case head, done, next, follow, stuck, numbers, people, proud }

  private let table: [ClaimForm: [Template]]
  let days: DayWords
  let language: Language

  init(_ language: Language) {
    self.language = language
    days = DayWords(language)
    let words =
      language == .nl
      ? [ClaimWords.dutchDaily, ClaimWords.dutchNote] : [ClaimWords.englishDaily, ClaimWords.englishNote]
    table = words.reduce(into: [:]) { all, part in
      all.merge(part.mapValues { $0.map(Template.init) }) { $0 + $1 }
    }
  }

  func match(_ form: ClaimForm, _ text: String) -> [String: String]? {
    for template in table[form] ?? [] {
      if let found = template.match(text) { return found }
    }
    return nil
  }
}

/// The forms of sentences, and of their parts.
enum ClaimForm: String, CaseIterable, Sendable {
  case titleDaily, titleWeekly, fixed, unread, unreadSource
  // Headings: the line itself, or what stands before its first part.
  case doneHeading, nextHeading, aheadHeading, followHeading, stuckHeading, numbersHeading
  case more, counted, also, notDone, notDoneTail, milestone, doneTail, milestoneTail, thanks
  case hard, isMilestone, moved, otherDay, nextTail, crowded
  case decided, starts, kept, withdrawn, underWay, reopened, undated, dated, redated, notInForce, slipping, stillHolds
  case month, movedTo, dropped, vanished, dayless
  case figure, noFigure, course, planKept
  case lying, lies, overdue
  case away, awayPerson, contacts, contact, contactAway, contactsAway, ownerAway
  case asksMore
  case first, verdict, finished, nothing, quiet, sourcesRead, needsNothing
  case about, deadline, milestoneAhead, overdueDecision, needsAttention
  case askTrouble, askOwner, askOwners, askDeadline, askPassed, askSlipping, askLate
  case keptWord, keptDays, oneAgreement, agreements, goalMet, keptUp, record, roundNumber, fewestOpen, longestWaiting
  case quietWork, results, deadlinesMet, deadlineTail, honest, fellOff, notDoneList, andMore, notDoneYet, quote,
    learned,
    anniversary,
    nextWeek, nextWeekDay, ordinary, proudHeading, closing
}
