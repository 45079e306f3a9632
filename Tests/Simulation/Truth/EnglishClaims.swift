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
      "Note: {list} could not be read. Nothing from <it|them> is in here.[ Who looks into it?]"
    ],
    .unreadSource: [
      "{source} (last read <on|at> {moment}[, {n#} <workday|workdays> ago])", "{source} ({!never}never read yet)",
    ],
    .doneHeading: ["Done[ (since {moment})]"], .nextHeading: ["Next"], .aheadHeading: ["After that"],
    .followHeading: ["Follow-through: {rest}"], .stuckHeading: ["Stuck: {rest}"], .numbersHeading: ["Numbers: {rest}"],
    .more: ["{line} (and {n#} more <task|tasks|point|points|figure|figures|milestone|milestones>)"],
    .counted: [
      """
      <{n#}|no> <call|calls> closed[ ({beforeN#} {before})][, <{m#}|{!none}none> came in][, {k#} still open\
      [, <the oldest for|for> {d#} <workday|workdays>]\
      [; {old#} for longer than <the agreed {limit#} <workday|workdays>|usual ({usual#} <workday|workdays>)>\
      [: {list}|, the oldest, {name}, for {oldest#}[{waits}]|, {name}]]]
      """
    ],
    .also: ["<also done|{!unplanned}in between|also>: {rest}"],
    .notDone: ["not done[ {!still}yet], planned for {day}: {rest}"],
    .notDoneTail: ["[ ({people})][, new day {to}|, {!dayless}without a new day yet]"],
    .milestone: ["Milestone: {rest}"],
    .doneTail: [
      "[: {effect}|. {effect}|; {effect}|, {effect}]. Thank you, {people}!",
      "[: {effect}|. {effect}|; {effect}|, {effect}][ ({people})][, done {day}, added later]",
    ],
    .milestoneTail: [
      "[, {n#} <day|days> <ahead of plan|{!hard}before the real deadline>][. {effect}|; {effect}].[ Goal: {goal}.] Thank you {people}.",
      "[, {n#} <day|days> <ahead of plan|{!hard}before the real deadline>][. {effect}|; {effect}].[ Goal: {goal}.]",
      "[, {n#} <day|days> <ahead of plan|{!hard}before the real deadline>][. {effect}|; {effect}][ ({people})][. Goal: {goal}]",
    ],
    .hard: ["real deadline", "real deadline {!passed}passed[ {n#} <workday|workdays> ago]", "real deadline {day}"],
    .isMilestone: ["milestone"], .moved: ["moved from {day}"], .otherDay: ["planned for[ {day}]"],
    .nextTail: [
      """
      [ ({people})][. Reason: {reason}][. Goal: {goal}][. Done means: {means}][.[ {!notStarted}Not started.]\
      [ {left#} <workday|workdays> left.| {!last}Today is the last day.][ {!asks}Who takes it?]\
      [ {away} is away[ through {until}]: who takes it over?][ {who}, what does it still need?]\
      [ What do we do about it?]]
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
    .starts: ["\"{title}\" starts {day}[, for: {touches}][ ({people})][. {!asks}Who takes it?]"],
    .kept: ["\"{title}\" is in force[, since {day}][ ({people})]"],
    .withdrawn: ["withdrawn: \"{title}\"[ ({people})]"],
    .underWay: ["under way: \"{title}\"[, from {day}][ ({people})]"],
    .reopened: ["open again: \"{title}\"[, from {day}][ ({people})]"],
    .undated: ["still without a day: \"{title}\"[ (decided {decided}[, {people}])]"],
    .dated: ["now with a day: \"{title}\", from {day}[ ({people})]"],
    .redated: ["new day: \"{title}\", from {day} instead of {old}[ ({people})]"],
    .notInForce: [
      """
      \"{title}\" <was due {day}|is not in force yet>[ ({!begun}under way)].\
      < {people}, what does it still need?| {!asks}Who takes it?>
      """
    ],
    .slipping: [
      """
      \"{title}\" is slipping (decided {decided}, due {day}[, it touches: {touches}][, {!begun}under way]).\
      < {people}, what does it still need?| {!asks}Who takes it?>
      """,
      """
      \"{title}\" has been slipping for {n#} <workday|workdays> now (decided {decided}, due {day}[, {!begun}under \
      way][, {people}]). Is it still on[, and {!asks}who takes it]?
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
    .movedTo: ["[milestone ]moved from {day} to {to}: {rest}"],
    .dropped: ["dropped (was planned for {day}): {rest}"],
    .vanished: ["was planned for {day} and has left its list: {rest}"],
    .dayless: ["no longer has a day (was planned for {day}): {rest}"],
    .figure: [
      """
      {say} {value%}{unit} (goal <at most|at least> {goal%}{unit2}, usually around {usual%})[ on {day}][, {course}]
      """,
      "{say} {value%} (goal <at most|at least> {goal%}, usually around {usual%})[ on {day}][, {course}]",
      "{say} {value%}{unit} (goal {goal%}{unit2})[ on {day}][ {bars~}][, {course}]",
      "{say} {value%} (goal {goal%})[ on {day}][ {bars~}][, {course}]",
    ],
    .noFigure: ["{say}: no value[ (last {value%}[{unit}] on {day})]"],
    .course: [
      "{!usual}nothing unusual", "back to normal",
      "<{!low}lower|{!high}higher> than before since {day} ({n#} in a row)", "<{!low}lower|{!high}higher> since {day}",
      "unusually <{!low}low|{!high}high> <on {day}|{day}>",
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
    .away: ["<Away|Also away> {day}: {list}[ and {n#} more]"], .awayPerson: ["{person} (through {day})", "{person}"],
    .contacts: ["Questions about {list}"], .contact: ["{role}: {person}"],
    .contactAway: ["{person} is away {day}: who takes questions about {roles}"],
    .ownerAway: ["{person} is away {day}: who does \"{title}\"[ and {n#} more <task|tasks>]"],
    .asksMore: ["{line}. Who knows more about this?"],
    .contactsAway: ["{list} are away {day}: who takes their questions"],
    .first: ["This is the first update"],
    .verdict: [
      "A <{!full}full|{!good}good|{!quiet}quiet> day: {rest}",
      "{day} was a <{!full}full|{!good}good|{!quiet}quiet> day: {rest}",
    ],
    .finished: [
      """
      [{!plan}<{!all1}what was planned is done|{!none1}what was planned is not done yet|{!both}both planned items are \
      done|{!none}none of the {of#} planned items is done yet|all {all#} planned items are done|{n#} of {of#} planned \
      items <is|are> done|{!goal}the planned milestone was reached>[, {among#} <milestone|milestones> among them]\
      [ ({told#} <was|were> done before)| ({!toldAll}since before)]][, ][ and ]\
      [so <is|are> {others#} <other|others>|{others#} <other is|others are>][, ][ and ]\
      [{items#} <task is|tasks are> done][, ][ and ][{goals#} <milestone was|milestones were> reached][, ][ and ]\
      [{calls#} <call was|calls were> closed[ ({beforeN#} {before})]][, {!partly}as far as could be read]
      """
    ],
    .needsNothing: ["Nothing needs you"],
    .nothing: ["nothing was finished[ since {moment}][, {!partly}as far as could be read]"],
    .quiet: [
      "A quiet day", "Nothing was finished and nothing needs you",
      "Quiet: since {moment} nothing was finished, and nothing needs you",
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
