extension ClaimWords {
  static let englishDaily: [ClaimForm: [String]] = [
    .titleDaily: ["{team} | daily update, {weekday} {date}"],
    .titleWeekly: ["{team} | {weekday} note, week {n#}"],
    .fixed: [
      "Missing something, or stuck? Tell us: {way}",
      "Thank you for your message, {name}[.|; it goes into the weekly note.]",
      "Thank you for the message that came in[.|; it goes into the weekly note.]",
      """
      Thank you for {n#} messages[ ({names})][.|; they go into the weekly note.|; {m#} of them <goes|go> into the \
      weekly note.]
      """,
    ],
    .unread: [
      "Note: {list} could not be read. What is in <it|them> is missing here.[ Who looks into it?]"
    ],
    .unreadSource: [
      "{source} (last read <on|at> {moment}[, {n#} <workday|workdays> ago])", "{source} ({!never}never read yet)",
    ],
    .doneHeading: ["Done[ (since {moment})]"], .nextHeading: ["Next"],
    .followHeading: ["Follow-through: {rest}"], .stuckHeading: ["Stuck: {rest}"], .numbersHeading: ["Numbers: {rest}"],
    .more: ["{line} (+{n#} more)"],
    .counted: [
      """
      <{n#}|no> <call|calls> closed[, <{m#}|{!none}none> came in][; {k#} still open[, <the oldest for|for> {d#} \
      <workday|workdays>]]
      """
    ],
    .milestone: ["Milestone: {rest}"],
    .doneTail: ["[: {effect}|. {effect}|; {effect}|, {effect}][ ({people})][, done {day}, added later]"],
    .milestoneTail: [
      "[, {n#} <day|days> <ahead of plan|{!hard}before the real deadline>][. {effect}|; {effect}]. Thank you {people}.",
      "[, {n#} <day|days> <ahead of plan|{!hard}before the real deadline>][. {effect}|; {effect}].",
      "[, {n#} <day|days> <ahead of plan|{!hard}before the real deadline>][. {effect}|; {effect}][ ({people})]",
    ],
    .hard: ["real deadline", "real deadline {!passed}passed[ {n#} <workday|workdays> ago]", "real deadline {day}"],
    .isMilestone: ["milestone"], .moved: ["moved from {day}"], .otherDay: ["planned for[ {day}]"],
    .nextTail: [
      """
      [. Reason: {reason}][.][ {!notStarted}Not started.][ Done means: {means}][ ({people})][.]\
      [ {left#} <workday|workdays> left.| {!last}Today is the last day.][ {!asks}Who takes it?]\
      [ What do we do about it?]
      """
    ],
    .crowded: [
      """
      {day} has {n#} items planned; you usually finish <no more than {most#}|{least#} to {most#}|{exact#}> a day. \
      What can wait?
      """
    ],
    .decided: [
      """
      decided: \"{title}\"[, from {day}][, {!begun}under way already][, for: {touches}][ ({people})][. {!asks}Who \
      takes it?]
      """
    ],
    .starts: ["starts {day}: \"{title}\"[, for: {touches}][ ({people})]"],
    .kept: ["kept: \"{title}\"[, since {day}][ ({people})]"],
    .withdrawn: ["withdrawn: \"{title}\"[ ({people})]"],
    .underWay: ["under way: \"{title}\"[, from {day}][ ({people})]"],
    .reopened: ["open again: \"{title}\"[, from {day}][ ({people})]"],
    .undated: ["still without a day: \"{title}\"[ (decided {decided}[, {people}])]"],
    .dated: ["now with a day: \"{title}\", from {day}[ ({people})]"],
    .redated: ["new day: \"{title}\", from {day} instead of {old}[ ({people})]"],
    .notInForce: ["not in force yet: \"{title}\" (due {day}[, {!begun}under way][, {people}])"],
    .slipping: [
      "slipping: \"{title}\" (decided {decided}, due {day}[, {!begun}under way][, {people}])",
      """
      slipping for {n#} <workday|workdays> now: \"{title}\" (decided {decided}, due {day}[, {!begun}under way][, \
      {people}]). Is it still on?
      """,
    ],
    .stillHolds: ["in force for {n#} days now: \"{title}\"[ ({people})]. Does it still hold?"],
    .month: [
      """
      <all {all#}|{!both}both> agreements that were due in {month} were kept[, half of them within {d#} <day|days> \
      of the decision]
      """,
      "none of the {of#} agreements that were due in {month} was {!none}kept",
      """
      of the {of#} agreements that were due in {month}, {n#} <was|were> kept[, half of them within {d#} <day|days> \
      of the decision]
      """,
      "the one agreement that was due in {month} was [{!none}not ]kept",
    ],
    .movedTo: ["moved from {day} to {to}: {rest}"],
    .dropped: ["dropped (was planned for {day}): {rest}"],
    .vanished: ["was planned for {day} and has left its list: {rest}"],
    .dayless: ["no longer has a day (was planned for {day}): {rest}"],
    .figure: [
      "{say} {value%}{unit} (goal {goal%}{unit2})[ on {day}][ {bars~}][, {course}]",
      "{say} {value%} (goal {goal%})[ on {day}][ {bars~}][, {course}]",
    ],
    .noFigure: ["{say}: no value[ (last {value%}[{unit}] on {day})]"],
    .course: [
      "{!usual}nothing unusual", "back to normal",
      "<{!low}lower|{!high}higher> than before since {day} ({n#} in a row)", "<{!low}lower|{!high}higher> since {day}",
      "[unusually ]<{!low}low|{!high}high>[ since {day}]", "[unusually ]<{!low}low|{!high}high> since {day}",
      """
      <{!low}lower|{!high}higher|{!low}low|{!high}high|{!off}off its goal> for {days#} <workday|workdays> now[: \
      what do we do about it?]
      """,
      "[now ]{!off}off its goal[ since {day}]",
    ],
    .planKept: ["plan kept: {n#} of {of#} planned items in {d#} <workday|workdays>"],
    .lying: [
      "{n#} <call|calls> older than the agreed {limit#} <workday|workdays>[. Oldest: {list}|: {list}]",
      """
      {n#} <call|calls> open longer than usual (most are done within {usual#} <workday|workdays>)[. Oldest: \
      {list}|: {list}]
      """,
    ],
    .lies: ["{title} ({id}), {d#} <workday|workdays>[, {!waits}waiting for someone else]"],
    .overdue: [
      "{title}[ ({people})] should have been done on {day}[, {n#} <workday|workdays> late now[ (is it still on?)]]"
    ],
    .away: ["Away {day}: {list}[ and {n#} more]"], .awayPerson: ["{person} (through {day})", "{person}"],
    .contacts: ["Questions about {list}"], .contact: ["{role}: {person}"],
    .contactAway: ["{person} is away {day}: who takes questions about {roles}"],
    .contactsAway: ["{list} are away {day}: who takes their questions"],
    .short: ["[This is the first update. ]In short: {rest}"],
    .plan: [
      """
      [a good day, ]<{!all1}what was planned is done|{!none1}what was planned is not done yet|{!both}both planned items \
      are done|{!none}none of the {of#} planned items is done yet|all {all#} planned items are done|{n#} of {of#} \
      planned items <is|are> done|{!goal}the planned milestone was reached>[, {among#} <milestone|milestones> among them]\
      [ ({told#} <was|were> done before)| ({!toldAll}since before)][, <but|and> {goals#} <milestone was|milestones were> reached]\
      [, {!partly}as far as could be read][, and so <is|are> {others#} <more|other|others>|; {others#} <more|other|others> <is|are>]
      """
    ],
    .finished: [
      """
      [{goals#} <milestone|milestones> reached][, ][ and ][{items#} <item|items> done][ and ][{calls#} <call|calls> \
      closed]
      """
    ],
    .nothing: ["nothing was finished[ since {moment}][, {!partly}as far as could be read]"],
    .quiet: [
      "quiet", "a quiet day", "Nothing was finished and nothing needs you",
      "Since {moment} nothing was finished, and nothing needs you",
    ],
    .sourcesRead: ["<The source was|All {n#} sources were> read at {time}"],
    .about: ["{day}[ {!only}is about]: {title}, and {n#} more", "{day} {!only}is about: {title}"],
    .deadline: ["{day} is the real deadline for: {title}"],
    .milestoneAhead: ["A milestone is planned {day}: {title}"],
    .overdueDecision: ["This first: the decision \"{title}\" was due on {day}"],
    .needsAttention: ["Needs attention: {figure}"],
    .askTrouble: ["{n#} <thing needs|things need> attention, so <it comes|they come> first"],
    .askOwner: ["Who takes it"],
    .askOwners: ["{n#} <task|tasks>[ {!hard}with a real deadline] <has|have> no owner yet"],
    .askDeadline: ["Mind the real deadline {day}"],
    .askPassed: ["A real deadline has passed", "{n#} real deadlines have passed"],
    .askSlipping: ["{n#} <decision needs|decisions need> you"],
    .askLate: ["{n#} planned <item is|items are> late"],
  ]
}
