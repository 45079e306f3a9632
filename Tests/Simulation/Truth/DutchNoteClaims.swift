/// Sentences that only the weekly note has.
extension ClaimWords {
  static let dutchNote: [ClaimForm: [String]] = [
    .proudHeading: [
      "Hier mogen we deze week trots op zijn:", "Om trots op te zijn in week {n#}:",
      "Hier mogen we sinds {day} trots op zijn:",
      "<Deze week|In week {n#}|Sinds {day}> lukte niet alles. Hier mogen we wel trots op zijn:",
    ],
    .keptWord: [
      "Woord gehouden: wat <voor deze week|voor week {w#}|sinds {day}> gepland stond, <is af|was op tijd af>",
      """
      Woord gehouden: <alle {all#}|{!both}beide|{n#} van de {of#}> taken die <voor deze week|voor week {w#}|sinds \
      {day}> gepland stonden, <zijn af|is af|waren op tijd af>[; voor vandaag <staat er nog {today#}|staan er \
      nog {today#}>]
      """,
    ],
    .keptDays: ["Woord gehouden: {n#} werkdagen op rij was alles af wat gepland stond"],
    .oneAgreement: ["Afspraak is afspraak: \"{title}\" is[ op tijd] nagekomen"],
    .agreements: [
      """
      Afspraak is afspraak: <alle {all#}|{!both}beide|{n#} van de {of#}> afspraken <van deze week|van week \
      {w#}|sinds {day}> <is|zijn>[ op tijd] nagekomen[, alleen \"{title}\" <nog niet|niet>]
      """
    ],
    .goalMet: ["Doel gehaald: {say} {value%}[{unit}] (doel {goal%}[{unit2}])"],
    .keptUp: ["Volgehouden: {say} haalt al {n#} weken het doel ({goal%}[{unit}])"],
    .record: [
      """
      Nieuw record: {say} {value%}[{unit}][ op {on}], het beste cijfer sinds {since}. Het oude record was \
      {old%}[{unit2}], <op {day}|in {month}>.
      """
    ],
    .roundNumber: [
      """
      Rond getal: de <honderdste|duizendste|tienduizendste|{n#}e> <melding|zaak ({source})> sinds {day} \
      is afgehandeld[; <deze week|in week {w#}|sinds het vorige bericht> waren het er {week#}]
      """
    ],
    .fewestOpen: ["Opgeruimd: nog {n#} <melding|meldingen> open. Zo weinig waren het er sinds {day} niet."],
    .longestWaiting: ["Eindelijk klaar: {title}, na {n#} werkdagen wachten"],
    .quietWork: ["Achter de schermen: {rest}"],
    .results: ["Ook gelukt: {rest} (en nog {n#} <taak|taken> af)", "Ook gelukt: {rest}"],
    .deadlinesMet: ["Harde deadline gehaald: {rest}"],
    .deadlineTail: [
      ", <{!same}op de dag zelf|{!one}een dag eerder|{days#} dagen eerder>[ ({people})][, {effect}|. {effect}]"
    ],
    .honest: ["Eerlijk is eerlijk: {rest}."],
    .fellOff: [
      "{say} was {day} {value%}[{unit}] (doel <hoogstens|minstens> {goal%}[{unit2}])[, {!back}inmiddels weer als gewoonlijk]"
    ],
    .notDoneList: ["{list} <lukte|lukten> nog niet"],
    .andMore: ["{list} en nog {n#}"],
    .notDoneYet: ["<\"{title}\"|{title}>[ (wordt {day}[, {people}])| ({people})]"],
    .quote: ["<{!customer}Van een klant|{!thanks}Van collega's>: \"{text}\"[ ({from})]"], .learned: ["Geleerd: {text}"],
    .anniversary: [
      "Jubileum: {person} werkt <{!today}vandaag|{!week}deze week> {years} bij ons. Gefeliciteerd!",
      "Jubileum: op {day} was {person} {years} bij ons. Gefeliciteerd!",
    ],
    .nextWeek: ["<Volgende|Deze> week: {rest}"],
    .nextWeekDay: [" ({inner})[; {rest}]"],
    .ordinary: [
      """
      <Een week zonder mijlpaal|Week {w#} was een week zonder mijlpaal|Gewoon werk sinds {day}|Wat sinds {day} gelezen kon worden>[, \
      voor zover die gelezen kon worden]: [{items#} <taak|taken> af][, | en ][{calls#} <melding|meldingen> \
      afgehandeld][ en ][{!none}geen enkele afspraak gemist].[ Dat is ook wat waard; dank daarvoor.]
      """,
      "Een stille week, zonder iets om uit te lichten.", "Sinds {day} is er niets om uit te lichten.",
      "Over deze week valt weinig te zeggen: niet alles kon gelezen worden.",
    ],
    .closing: [
      """
      [Zelf iets moois gezien? Laat het weten: {way}. ]<{!weekend}Fijn weekend!|{!free}Fijne vrije \
      <dag|dagen>!|{!none}Dank jullie wel.>
      """
    ],
  ]
}
