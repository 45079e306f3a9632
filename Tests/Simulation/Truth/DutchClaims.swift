extension ClaimWords {
  static let dutchDaily: [ClaimForm: [String]] = [
    .titleDaily: ["{team} | dagupdate {weekday} {date}"],
    .titleWeekly: ["{team} | {weekday}bericht week {n#}"],
    .fixed: [
      "Mis je iets of loop je vast? Laat het weten: {way}",
      "Dank voor je bericht, {name}[.|; het komt in het weekbericht.]",
      "Dank voor het bericht dat binnenkwam[.|; het komt in het weekbericht.]",
      """
      Dank voor {n#} berichten[ ({names})][.|; ze komen in het weekbericht.|; {m#} ervan <komt|komen> in het \
      weekbericht.]
      """,
    ],
    .unread: [
      "Let op: {list} <kon|konden> niet gelezen worden. Wat daarin staat, ontbreekt hier.[ Wie zoekt dit uit?]"
    ],
    .unreadSource: [
      "{source} (laatst gelezen <op|om> {moment}[, al {n#} <werkdag|werkdagen> niet])",
      "{source} ({!never}nog nooit gelezen)",
    ],
    .doneHeading: ["Gedaan[ (sinds {moment})]"], .nextHeading: ["Wat komt eraan"],
    .followHeading: ["Afgesproken: {rest}"], .stuckHeading: ["Blijft liggen: {rest}"],
    .numbersHeading: ["Cijfers: {rest}"],
    .more: ["{line} (en nog {n#})"],
    .counted: [
      """
      <{n#}|geen> <melding|meldingen> afgehandeld[, <{m#}|{!none}geen> nieuwe erbij][; nog {k#} open[, <de oudste|die> ligt er {d#} \
      <werkdag|werkdagen>]]
      """
    ],
    .milestone: ["Mijlpaal: {rest}"],
    .doneTail: ["[: {effect}|. {effect}|; {effect}|, {effect}][ ({people})][, klaar op {day}, later toegevoegd]"],
    .milestoneTail: [
      "[, {n#} <dag|dagen> <eerder dan gepland|{!hard}voor de harde deadline>][. {effect}|; {effect}]. Dank aan {people}.",
      "[, {n#} <dag|dagen> <eerder dan gepland|{!hard}voor de harde deadline>][. {effect}|; {effect}].",
      "[, {n#} <dag|dagen> <eerder dan gepland|{!hard}voor de harde deadline>][. {effect}|; {effect}][ ({people})]",
    ],
    .hard: [
      "harde deadline", "harde deadline {!passed}[al {n#} <werkdag|werkdagen> ]verstreken", "harde deadline {day}",
    ],
    .isMilestone: ["mijlpaal"], .moved: ["verschoven van {day}"], .otherDay: ["gepland voor[ {day}]"],
    .nextTail: [
      """
      [. Reden: {reason}][.][ {!notStarted}Nog niet begonnen.][ Klaar als: {means}][ ({people})][.]\
      [ Nog {left#} <werkdag|werkdagen>.| {!last}Vandaag is de laatste dag.][ {!asks}Wie pakt dit op?]\
      [ Wat doen we hiermee?]
      """
    ],
    .crowded: [
      """
      {day} staan er {n#} taken gepland; meestal krijgen jullie er <hooguit {most#}|{least#} tot {most#}|{exact#}> \
      op een dag af. Wat kan wachten?
      """
    ],
    .decided: [
      """
      besloten: \"{title}\"[, <gaat in op {day}|gaat {day} in>][, {!begun}is al begonnen][, geldt voor: {touches}][ \
      ({people})][. {!asks}Wie pakt dit op?]
      """
    ],
    .starts: ["gaat {day} in: \"{title}\"[, geldt voor: {touches}][ ({people})]"],
    .kept: ["ingevoerd: \"{title}\"[, sinds {day}][ ({people})]"],
    .withdrawn: ["ingetrokken: \"{title}\"[ ({people})]"],
    .underWay: ["begonnen: \"{title}\"[, <gaat in op {day}|gaat {day} in>][ ({people})]"],
    .reopened: ["weer open: \"{title}\"[, <gaat in op {day}|gaat {day} in>][ ({people})]"],
    .undated: ["nog zonder datum: \"{title}\"[ (besloten {decided}[, {people}])]"],
    .dated: ["nu met een datum: \"{title}\", gaat in op {day}[ ({people})]"],
    .redated: ["andere datum: \"{title}\" gaat in op {day} in plaats van {old}[ ({people})]"],
    .notInForce: ["nog niet ingegaan: \"{title}\" (zou {day} ingaan[, {!begun}wel begonnen][, {people}])"],
    .slipping: [
      "loopt uit: \"{title}\" (besloten {decided}, zou {day} ingaan[, {!begun}wel begonnen][, {people}])",
      """
      loopt al {n#} <werkdag|werkdagen> uit: \"{title}\" (besloten {decided}, zou {day} ingaan[, {!begun}wel \
      begonnen][, {people}]). Doen we dit nog zo?
      """,
    ],
    .stillHolds: ["geldt nu {n#} dagen: \"{title}\"[ ({people})]. Houdt dit nog stand?"],
    .month: [
      """
      <alle {all#}|{!both}beide> afspraken voor {month} zijn nagekomen[, de helft binnen {d#} <dag|dagen> na het \
      besluit]
      """,
      "van de {of#} afspraken voor {month} is er {!none}geen nagekomen",
      """
      van de {of#} afspraken voor {month} <is|zijn> er {n#} nagekomen[, de helft binnen {d#} <dag|dagen> na het \
      besluit]
      """,
      "de ene afspraak voor {month} is [{!none}niet ]nagekomen",
    ],
    .movedTo: ["plan gewijzigd, van {day} naar {to}: {rest}"],
    .dropped: ["gaat niet door (stond voor {day}): {rest}"],
    .vanished: ["stond voor {day} en is uit de lijst verdwenen: {rest}"],
    .dayless: ["heeft geen datum meer (stond voor {day}): {rest}"],
    .figure: [
      "{say} {value%}{unit} (doel {goal%}{unit2})[ op {day}][ {bars~}][, {course}]",
      "{say} {value%} (doel {goal%})[ op {day}][ {bars~}][, {course}]",
    ],
    .noFigure: ["{say}: geen cijfer[ (laatst {value%}[{unit}] op {day})]"],
    .course: [
      "{!usual}geen bijzonderheden", "weer als gewoonlijk",
      "<{!low}lager|{!high}hoger> dan voorheen sinds {day} ({n#} op rij)", "<{!low}lager|{!high}hoger> sinds {day}",
      "[opvallend ]<{!low}laag|{!high}hoog>[ sinds {day}]", "[opvallend ]<{!low}laag|{!high}hoog> sinds {day}",
      """
      al {days#} <werkdag|werkdagen> <{!low}lager|{!high}hoger|{!low}laag|{!high}hoog|{!off}naast het doel>[: wat \
      doen we hieraan?]
      """,
      "[nu ]{!off}naast het doel[ sinds {day}]",
    ],
    .planKept: ["plan nagekomen: {n#} van de {of#} geplande taken in {d#} <werkdag|werkdagen>"],
    .lying: [
      "{n#} <melding|meldingen> ouder dan de afgesproken {limit#} <werkdag|werkdagen>[. Oudste: {list}|: {list}]",
      """
      {n#} <melding|meldingen> langer open dan gewoonlijk (de meeste zijn binnen {usual#} <werkdag|werkdagen> \
      klaar)[. Oudste: {list}|: {list}]
      """,
    ],
    .lies: ["{title} ({id}), {d#} <werkdag|werkdagen>[, {!waits}wacht op een ander]"],
    .overdue: [
      "{title}[ ({people})] had {day} klaar moeten zijn[, al {n#} <werkdag|werkdagen> te laat[ (doen we dit nog zo?)]]"
    ],
    .away: ["{day} afwezig: {list}[ en nog {n#}]"], .awayPerson: ["{person} (t/m {day})", "{person}"],
    .contacts: ["Vragen over {list}"], .contact: ["{role}: {person}"],
    .contactAway: ["{day} is {person} er niet: wie neemt de vragen over {roles} over"],
    .contactsAway: ["{day} zijn {list} er niet: wie neemt hun vragen over"],
    .short: ["[Dit is de eerste update. ]Kort: {rest}"],
    .plan: [
      """
      [goede dag, ]<{!all1}wat gepland stond, is af|{!none1}wat gepland stond, is nog niet af|{!both}beide geplande taken \
      zijn af|van de {of#} geplande taken is er {!none}nog geen af|alle {all#} geplande taken zijn af|{n#} van de {of#} \
      geplande taken <is|zijn> af|{!goal}de geplande mijlpaal is gehaald>[, waaronder {among#} <mijlpaal|mijlpalen>]\
      [ ({told#} <was|waren> al eerder af)| ({!toldAll}al eerder)][<, maar| en> er <is|zijn> {goals#} <mijlpaal|mijlpalen> gehaald]\
      [, {!partly}voor zover het gelezen kon worden][; <daarnaast nog|wel> {others#} andere]
      """
    ],
    .finished: [
      """
      [{goals#} <mijlpaal|mijlpalen> gehaald][, ][ en ][{items#} <taak|taken> af][ en ][{calls#} \
      <melding|meldingen> afgehandeld]
      """
    ],
    .nothing: ["[sinds {moment} ][er ][is er ][is ]niets afgerond[, {!partly}voor zover het gelezen kon worden]"],
    .quiet: [
      "rustig[e dag]", "Er is niets afgerond en je hoeft niets te doen",
      "Sinds {moment} is er niets afgerond, en je hoeft niets te doen",
    ],
    .sourcesRead: ["<De bron is|Beide bronnen zijn|Alle {n#} bronnen zijn> om {time} gelezen"],
    .about: ["{day}[ {!only}draait het om]: {title}, en nog {n#} <taak|taken>", "{day} {!only}vooral: {title}"],
    .deadline: ["{day} moet echt af: {title}"],
    .milestoneAhead: ["{day} staat een mijlpaal gepland: {title}"],
    .overdueDecision: ["Eerst dit: het besluit \"{title}\" had op {day} moeten ingaan"],
    .needsAttention: ["Vraagt aandacht: {figure}"],
    .askTrouble: ["{n#} <ding vraagt|dingen vragen> aandacht, dus <dat|die> eerst"],
    .askOwner: ["Wie pakt dit op"],
    .askOwners: ["Voor {n#} <taak|taken>[ {!hard}met een harde deadline] zoeken we nog iemand"],
    .askDeadline: ["Let op de harde deadline van {day}"],
    .askPassed: ["Er is een harde deadline verstreken", "Er zijn {n#} harde deadlines verstreken"],
    .askSlipping: ["{n#} <besluit vraagt|besluiten vragen> jullie aandacht"],
    .askLate: ["{n#} geplande <taak had|taken hadden> al af moeten zijn"],
  ]
}
