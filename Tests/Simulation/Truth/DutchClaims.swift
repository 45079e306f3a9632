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
      "Let op: {list} <kon|konden> niet gelezen worden. Wat daaruit komt, staat hier niet bij.[ Wie zoekt dit uit?]"
    ],
    .unreadSource: [
      "{source} (laatst gelezen <op|om> {moment}[, al {n#} <werkdag|werkdagen> niet])",
      "{source} ({!never}nog nooit gelezen)",
    ],
    .doneHeading: ["Gedaan[ (sinds {moment})]"], .nextHeading: ["Wat komt eraan"],
    .aheadHeading: ["Daarna"],
    .followHeading: ["Afgesproken: {rest}"], .stuckHeading: ["Blijft liggen: {rest}"],
    .numbersHeading: ["Cijfers: {rest}"],
    .more: ["{line} (en nog {n#} <taak|taken|punt|punten|cijfer|cijfers|mijlpaal|mijlpalen>)"],
    .counted: [
      """
      <{n#}|geen> <melding|meldingen> afgehandeld[ ({before} {beforeN#})][, <{m#} nieuw|{!none}geen nieuwe>][, nog {k#} open\
      [, <de oudste|die> ligt er {d#} <werkdag|werkdagen>]\
      [; {old#} <ligt|liggen> er langer dan <de afgesproken {limit#} <werkdag|werkdagen>|gewoonlijk ({usual#} \
      <werkdag|werkdagen>)>[: {list}|, de oudste, {name}, al {oldest#}[{waits}]|, {name}]]]
      """
    ],
    .also: ["<ook af|{!unplanned}tussendoor|ook>: {rest}"],
    .notDone: ["{day} [{!still}nog ]niet af: {rest}"],
    .notDoneTail: ["[ ({people})][, nieuwe datum {to}|, {!dayless}nog zonder nieuwe datum]"],
    .milestone: ["Mijlpaal: {rest}"],
    .doneTail: [
      "[: {effect}|. {effect}|; {effect}|, {effect}]. Dank, {people}!",
      "[: {effect}|. {effect}|; {effect}|, {effect}][ ({people})][, klaar op {day}, later toegevoegd]",
    ],
    .milestoneTail: [
      "[, {n#} <dag|dagen> <eerder dan gepland|{!hard}voor de harde deadline>][. {effect}|; {effect}].[ Doel: {goal}.] Dank aan {people}.",
      "[, {n#} <dag|dagen> <eerder dan gepland|{!hard}voor de harde deadline>][. {effect}|; {effect}].[ Doel: {goal}.]",
      "[, {n#} <dag|dagen> <eerder dan gepland|{!hard}voor de harde deadline>][. {effect}|; {effect}][ ({people})][. Doel: {goal}]",
    ],
    .hard: [
      "harde deadline", "harde deadline {!passed}[al {n#} <werkdag|werkdagen> ]verstreken", "harde deadline {day}",
    ],
    .isMilestone: ["mijlpaal"], .moved: ["verschoven van {day}"], .otherDay: ["gepland voor[ {day}]"],
    .nextTail: [
      """
      [ ({people})][. Reden: {reason}][. Doel: {goal}][. Klaar als: {means}][.[ {!notStarted}Nog niet begonnen.]\
      [ Nog {left#} <werkdag|werkdagen>.| {!last}Vandaag is de laatste dag.][ {!asks}Wie pakt dit op?]\
      [ {away} is er[ t/m {until}] niet: wie neemt dit over?][ {who}, wat is daar nog voor nodig?]\
      [ Wat doen we hiermee?]]
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
    .starts: ["\"{title}\" gaat {day} in[, geldt voor: {touches}][ ({people})][. {!asks}Wie pakt dit op?]"],
    .kept: ["\"{title}\" is ingevoerd[, sinds {day}][ ({people})]"],
    .withdrawn: ["ingetrokken: \"{title}\"[ ({people})]"],
    .underWay: ["begonnen: \"{title}\"[, <gaat in op {day}|gaat {day} in>][ ({people})]"],
    .reopened: ["weer open: \"{title}\"[, <gaat in op {day}|gaat {day} in>][ ({people})]"],
    .undated: ["nog zonder datum: \"{title}\"[ (besloten {decided}[, {people}])]"],
    .dated: ["nu met een datum: \"{title}\", gaat in op {day}[ ({people})]"],
    .redated: ["andere datum: \"{title}\" gaat in op {day} in plaats van {old}[ ({people})]"],
    .notInForce: [
      """
      \"{title}\" <had {day} moeten ingaan|is nog niet ingegaan>[ ({!begun}wel begonnen)].\
      < {people}, wat is daar nog voor nodig?| {!asks}Wie pakt dit op?>
      """
    ],
    .slipping: [
      """
      \"{title}\" loopt uit (besloten {decided}, zou {day} ingaan[, geldt voor: {touches}][, {!begun}wel begonnen]).\
      < {people}, wat is daar nog voor nodig?| {!asks}Wie pakt dit op?>
      """,
      """
      \"{title}\" loopt al {n#} <werkdag|werkdagen> uit (besloten {decided}, zou {day} ingaan[, {!begun}wel \
      begonnen][, {people}]). Doen we dit nog zo[, en {!asks}wie pakt het op]?
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
    .movedTo: ["<plan gewijzigd|mijlpaal verschoven>, van {day} naar {to}: {rest}"],
    .dropped: ["gaat niet door (stond voor {day}): {rest}"],
    .vanished: ["stond voor {day} en is uit de lijst verdwenen: {rest}"],
    .dayless: ["heeft geen datum meer (stond voor {day}): {rest}"],
    .figure: [
      """
      {say} {value%}{unit} (doel <hoogstens|minstens> {goal%}{unit2}, meestal rond {usual%})[ op {day}][, {course}]
      """,
      "{say} {value%} (doel <hoogstens|minstens> {goal%}, meestal rond {usual%})[ op {day}][, {course}]",
      "{say} {value%}{unit} (doel {goal%}{unit2})[ op {day}][ {bars~}][, {course}]",
      "{say} {value%} (doel {goal%})[ op {day}][ {bars~}][, {course}]",
    ],
    .noFigure: ["{say}: geen cijfer[ (laatst {value%}[{unit}] op {day})]"],
    .course: [
      "{!usual}geen bijzonderheden", "weer als gewoonlijk",
      "<{!low}lager|{!high}hoger> dan voorheen sinds {day} ({n#} op rij)", "<{!low}lager|{!high}hoger> sinds {day}",
      "opvallend <{!low}laag|{!high}hoog> <op {day}|{day}>",
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
    .away: ["{day}[ verder] afwezig: {list}[ en nog {n#}]"], .awayPerson: ["{person} (t/m {day})", "{person}"],
    .contacts: ["Vragen over {list}"], .contact: ["{role}: {person}"],
    .contactAway: ["{day} is {person} er niet: wie neemt de vragen over {roles} over"],
    .ownerAway: ["{day} is {person} er niet: wie doet \"{title}\"[ en nog {n#} <taak|taken>]"],
    .asksMore: ["{line}. Wie weet hier meer van?"],
    .contactsAway: ["{day} zijn {list} er niet: wie neemt hun vragen over"],
    .first: ["Dit is de eerste update"],
    .verdict: [
      "Een <{!full}volle|{!good}goede|{!quiet}rustige> dag: {rest}",
      "{day} was een <{!full}volle|{!good}goede|{!quiet}rustige> dag: {rest}",
    ],
    .finished: [
      """
      [{!plan}<{!all1}wat gepland stond, is af|{!none1}wat gepland stond, is nog niet af|{!both}beide geplande taken \
      zijn af|van de {of#} geplande taken is er {!none}nog geen af|alle {all#} geplande taken zijn af|{n#} van de {of#} \
      geplande taken <is|zijn> af|{!goal}de geplande mijlpaal is gehaald>[, waaronder {among#} <mijlpaal|mijlpalen>]\
      [ ({told#} <was|waren> al eerder af)| ({!toldAll}al eerder)]][, ][ en ]\
      [{others#} andere <ook|wel>][, ][ en ][{items#} <taak is|taken zijn> af][, ][ en ]\
      [{goals#} <mijlpaal is|mijlpalen zijn> gehaald][, ][ en ]\
      [{calls#} <melding is|meldingen zijn> afgehandeld[ ({before} {beforeN#})]]\
      [, {!partly}voor zover het gelezen kon worden]
      """
    ],
    .needsNothing: ["Je hoeft niets te doen"],
    .nothing: ["[sinds {moment} ][er ][is er ][is ]niets afgerond[, {!partly}voor zover het gelezen kon worden]"],
    .quiet: [
      "Een rustige dag", "Er is niets afgerond en je hoeft niets te doen",
      "Rustig: sinds {moment} is er niets afgerond, en je hoeft niets te doen",
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
