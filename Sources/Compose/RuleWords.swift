/// What each rule says in words, for `explain`: why a line stands in an update.
package enum RuleWords {
  /// Nil for a rule that this version does not know.
  package static func sentence(for rule: String) -> String? { all[rule] }

  static let all: [String: String] = daily.merging(followThrough) { $1 }.merging(weekly) { $1 }

  private static let daily: [String: String] = [
    "warning.read-in-part":
      "Some records of a source could not be used, or it has more than is read; an update says how many, never which.",
    "warning.unread": "A source of the team could not be read; an update never says nothing of it.",
    "own.line": "The configuration puts this line here on this day (\"lines\").",

    "done.milestone": "A milestone that was reached since the last update that arrived.",
    "done.milestone-late":
      "A milestone that was reached before the last update that arrived, and registered only after it.",
    "done.finished-since": "Finished since the last update that arrived.",
    "done.registered-late": "Finished before the last update that arrived, and registered only after it.",
    "done.left-list": "It left a complete list whose request says \"gone: finished\".",
    "done.also": "Finished since the last update that arrived; it shares a line with other work that matters less.",
    "done.said": "Somebody said that it was done, in a note.",
    "done.counted": "Work of this kind is told as a number: what came in and was finished since, and what is open.",

    "next.hard-deadline": "It has a real deadline ahead, or one that just passed; these are never left out.",
    "next.deadline-without-owner":
      "It has a real deadline and nobody has it: told when that is known, and ten and five workdays before it.",
    "next.due": "It is planned for the next day that has a plan.",
    "next.also": "It is planned for the same day; it shares a line with other work that matters less.",
    "next.milestone": "A milestone that is planned for one of the next five workdays.",
    "next.milestone-ahead": "The next milestone, further ahead than five workdays; told in the first update of a week.",
    "next.event": "It stands in the calendar on the next day that has a plan.",
    "next.said": "Somebody said that it comes next, in a note.",
    "next.under-way": "It is being worked on and has no day; told where nothing is planned.",
    "next.undated": "It is planned and has no day; told where nothing is planned.",
    "next.crowded": "More is planned for that day than was done on most of the last twenty workdays.",

    "stuck.overdue": "Its deadline passed, and it is not finished.",
    "stuck.overdue-milestone": "A milestone whose day passed, and that was not reached.",
    "stuck.said": "Somebody said that it is stuck, in a note.",
    "stuck.beyond-agreed": "It waits longer than was agreed for its source (\"agreed\").",
    "stuck.beyond-usual": "It waits longer than 85 of 100 pieces of work of its source took.",

    "figure":
      "A figure of the team, with nothing unusual about it; in the first update of a week, or daily where \"sections\" names numbers.",
    "figure.news": "Something about this figure is new: outside its limits, a lasting shift, or back again.",
    "figure.off-target": "A figure that misses its target; one that met it until lately is never left out.",
    "figure.growing":
      "It was never less than the day before, on eight days or more, so it has no natural limits. Its pace is what it grew by workday in "
      + "the last four weeks; at that pace it is at its target on the day that is told.",
    "figure.missing": "A figure whose value is missing; the last known one is told.",
    "figure.too-few-people": "A figure about fewer people than \"smallest_group\": its value is not told.",
    "figure.plan-kept": "How much of what was planned was done, over twenty workdays; in the last update of the week.",

    "people.away": "Who is away today or on the next workdays, as their source says.",
    "people.contacts":
      "Whom to ask about what, as the configuration says (\"contacts\"); in the first update of a week, or daily where \"sections\" names people.",
    "people.owner-away": "Somebody who is away on the day for which work of theirs is planned; never left out.",
    "people.contact-away":
      "Somebody whom the configuration names as the one to ask (\"contacts\") is away; never left out.",

    "question.input": "The way in that the configuration offers (\"input\"), and that a source reads.",
    "question.received":
      "Notes that came in: thanked for when their words stand here, or are kept for the celebration note.",
    "question.customer": "A customer's words that came in; the team has no celebration note to tell them in.",
    "question.thanks": "Thanks that came in; the team has no celebration note to tell them in.",
    "question.learned": "What somebody learned; the team has no celebration note to tell it in.",

    "manager.urgency": "So much has the highest priority that it says nothing any more; for the manager only.",
    "manager.without-goal": "Planned work without a goal or a reason; for the manager only.",
  ]

  private static let followThrough: [String: String] = [
    "promised.kept": "An earlier update named a day for it, and it was done.",
    "promised.moved": "An earlier update named a day for it, and it has another one now, or none.",
    "promised.dropped": "An earlier update named a day for it, and it was dropped.",
    "promised.vanished": "An earlier update named a day for it, and it is in no list any more.",
    "promised.open": "An earlier update named a day for it; that day is over, and it is still open.",

    "agreed.told": "A decision that was not told before.",
    "agreed.moved": "A decision whose day is another one than was told.",
    "agreed.undated": "A decision that was told a while ago and still has no day.",
    "agreed.under-way": "A decision on which work has begun since it was told.",
    "agreed.starts-next": "A decision that takes effect on the next workday.",
    "agreed.starts-today": "A decision that takes effect today.",
    "agreed.realised": "A decision that is realised, as its source and its proof show.",
    "agreed.unproven": "A decision that is reported as realised, and whose proof does not show it yet.",
    "agreed.slipping": "A decision whose day passed; the reminders become firmer with the workdays that go by.",
    "agreed.withdrawn": "A decision that was told and is withdrawn.",
    "agreed.reopened": "A decision that was told as realised or withdrawn, and is neither now.",
    "agreed.still-holds": "A decision that was realised 30 or 90 days ago: whether it still holds is asked.",
    "agreed.month":
      "How many decisions that were for the month before were in force by its end; in the month's first update.",
  ]

  private static let weekly: [String: String] = [
    "proud.milestone": "A milestone that was reached since the last celebration note.",
    "proud.round-number": "So many are finished since the source was first read: a round number was passed.",
    "proud.record": "The best value of at least eight, over at least 56 days.",
    "proud.first-time": "The first finished work of this kind, in a source that was read for 60 days.",
    "proud.target-met": "A figure that met its target, by more than its usual ups and downs, and missed it before.",
    "proud.target-kept": "A figure that met its target for 4, 8, 13, 26 or 52 weeks.",
    "proud.fewest-open": "Fewer open than on any day of the last 60 or more.",
    "proud.longest-waiting": "It waited longer than anything that was finished in 400 days, and is finished now.",
    "proud.agreements":
      "At least four of five decisions that had their day in the week were in force by then, by the days that updates named.",
    "proud.plans": "All that updates had named a day for was done by then, on 10, 20, 40 or more workdays in a row.",
    "proud.kept":
      "At least four of five pieces of work for which updates had named a day in the week were done by then.",
    "proud.quiet": "Work that nobody notices as long as it is done; one place is kept for it.",
    "proud.customer": "A customer's words that came in since the last note.",
    "proud.thanks": "Thanks that came in since the last note.",
    "proud.anniversary": "Somebody who stands in \"anniversaries\" is here for so many years.",
    "proud.learned": "What somebody learned and sent in.",
    "proud.deadline": "Work that was finished by its real deadline since the last note.",
    "proud.results":
      "Other finished work whose effect was written down, by what matters to most people; the rest is counted.",
    "honest.figure":
      "The worst value of the week of a figure that was off its target by more than its usual ups and downs.",
    "honest.not-done": "What updates had named a day in the week for, or was to be in force by then, and is not.",
    "proud.counted": "What was finished in the week of work that is told as a number.",
    "next-week": "What is planned for next week: deadlines and milestones first.",
    "closing": "Every celebration note ends so.",
  ]
}
