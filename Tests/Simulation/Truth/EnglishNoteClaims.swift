/// Sentences that only the weekly note has.
extension ClaimWords {
  static let englishNote: [ClaimForm: [String]] = [
    .proudHeading: [
      "This week we can be proud of:", "What we can be proud of in week {n#}:", "What we can be proud of since {day}:",
      "Not everything worked <this week|in week {n#}|since {day}>. We can be proud of this all the same:",
    ],
    .keptWord: [
      """
      Kept our word: what was <planned for this week|planned for week {w#}|due since {day}> <is done|was done \
      in time>
      """,
      """
      Kept our word: <all {all#}|{!both}both|{n#} of the {of#}> items <planned for this week|planned for week \
      {w#}|due since {day}> <are done|were done in time>[; {today#} more <is|are> due today]
      """,
    ],
    .keptDays: ["Kept our word: all that was planned was done, {n#} workdays in a row"],
    .oneAgreement: ["Kept our word: \"{title}\" <is done as agreed|was kept in time>"],
    .agreements: [
      """
      Kept our word: <all {all#}|{!both}both|{n#} of {of#}> agreements <of this week|of week {w#}|due since {day}> \
      <is|are|was|were> kept[ in time][, only \"{title}\" <is not yet|was not>]
      """
    ],
    .goalMet: ["Goal met: {say} {value%}[{unit}] (goal {goal%}[{unit2}])"],
    .keptUp: ["Kept up: {say} has met its goal ({goal%}[{unit}]) for {n#} weeks"],
    .record: [
      """
      New record: {say} {value%}[{unit}][ on {on}], the best since {since}. The old record was {old%}[{unit2}], <on \
      {day}|in {month}>.
      """
    ],
    .roundNumber: [
      "Round number: the {n#}th <call|item ({source})> since {day} is closed[; {week#} of them <this week|in week {w#}|since the last note>]"
    ],
    .fewestOpen: ["Cleared: {n#} <call|calls> still open, the fewest since {day}"],
    .longestWaiting: ["Done at last: {title}, after {n#} workdays of waiting"],
    .quietWork: ["Behind the scenes: {rest}"],
    .results: ["Also done: {rest} (and {n#} more <task|tasks>)", "Also done: {rest}"],
    .deadlinesMet: ["Real deadline met: {rest}"],
    .deadlineTail: [
      ", <{!same}on the day itself|{!one}a day early|{days#} days early>[ ({people})][, {effect}|. {effect}]"
    ],
    .honest: ["To be honest: {rest}."],
    .fellOff: [
      """
      {say} was {value%}[{unit}] (goal <at most|at least> {goal%}[{unit2}]) <on {day}|{day}>\
      [, {!back}as usual again by now]
      """
    ],
    .notDoneList: ["{list} <is|are> not done yet"],
    .andMore: ["{list} and {n#} more"],
    .notDoneYet: ["<\"{title}\"|{title}>[ (now {day}[, {people}])| ({people})]"],
    .quote: ["<{!customer}From a customer|{!thanks}From colleagues>: \"{text}\"[ ({from})]"],
    .learned: ["Learned: {text}"],
    .anniversary: [
      "Anniversary: {person} has worked with us for {years} <{!today}today|{!week}this week>. Congratulations!",
      "Anniversary: on {day} {person} had been with us for {years}. Congratulations!",
    ],
    .nextWeek: ["<Next|This> week: {rest}"],
    .nextWeekDay: [" ({inner})[; {rest}]"],
    .ordinary: [
      """
      <A week without a milestone|Week {w#} was a week without a milestone|Ordinary work since {day}|What could be read since {day}>[, \
      as far as it could be read]: [{items#} <item|items> done][, | and ][{calls#} <call|calls> closed][ and \
      ][{!none}no agreement missed].[ That is worth something too; thank you for it.]
      """,
      "A quiet week, with nothing to single out.", "Since {day} there is nothing to single out.",
      "There is little to say about this week: not everything could be read.",
    ],
    .closing: [
      """
      [Seen something good yourself? Tell us: {way}. ]<{!weekend}Have a good weekend!|{!free}Enjoy the <day|days> \
      off!|{!none}Thank you all.>
      """
    ],
  ]
}
