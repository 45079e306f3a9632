/// Sentences that only the weekly note has.
extension ClaimWords {
  static let englishNote: [ClaimForm: [String]] = [
    .proudHeading: [
      "This week we can be proud of:", "What we can be proud of in week {n#}:", "What we can be proud of since {day}:",
    ],
    .keptWord: [
      """
      KEPT OUR WORD: what was <planned for this week|planned for week {w#}|due since {day}> <is done|was done \
      in time>
      """,
      """
      KEPT OUR WORD: <all {all#}|{!both}both|{n#} of the {of#}> items <planned for this week|planned for week \
      {w#}|due since {day}> <are done|were done in time>[; {today#} more <is|are> due today]
      """,
    ],
    .keptDays: ["KEPT OUR WORD: all that was planned was done, {n#} workdays in a row"],
    .oneAgreement: ["KEPT OUR WORD: \"{title}\" <is done as agreed|was kept in time>"],
    .agreements: [
      """
      KEPT OUR WORD: <all {all#}|{!both}both|{n#} of {of#}> agreements <of this week|of week {w#}|due since {day}> \
      <is|are|was|were> kept[ in time][, only \"{title}\" <is not yet|was not>]
      """
    ],
    .goalMet: ["GOAL MET: {say} {value%}[{unit}] (goal {goal%}[{unit2}])"],
    .keptUp: ["KEPT UP: {say} has met its goal ({goal%}[{unit}]) for {n#} weeks"],
    .record: [
      """
      NEW RECORD: {say} {value%}[{unit}][ on {on}], the best since {since}. The old record was {old%}[{unit2}], <on \
      {day}|in {month}>.
      """
    ],
    .roundNumber: ["<MILESTONE|ROUND NUMBER>: the {n#}th <call|item ({source})> since {day} is closed"],
    .fewestOpen: ["CLEARED: {n#} <call|calls> still open, the fewest since {day}"],
    .longestWaiting: ["DONE AT LAST: {title}, after {n#} workdays of waiting"],
    .quietWork: ["DONE QUIETLY: {rest}"],
    .quote: ["<{!customer}FROM A CUSTOMER|{!thanks}FROM COLLEAGUES>: \"{text}\"[ ({from})]"],
    .learned: ["Learned: {text}"],
    .anniversary: [
      "ANNIVERSARY: {person} has worked with us for {years} <{!today}today|{!week}this week>",
      "ANNIVERSARY: on {day} {person} had been with us for {years}",
    ],
    .nextWeek: ["<Next|This> week: {rest}"], .nextWeekDay: [" ({day})[, {rest}]"],
    .ordinary: [
      """
      <An ordinary week|Week {w#} was an ordinary week|Ordinary work since {day}|What could be read since {day}>[, \
      as far as it could be read]: [{items#} <item|items> done][, | and ][{calls#} <call|calls> closed][ and \
      ][{!none}no agreement missed].[ That is worth something too.]
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
