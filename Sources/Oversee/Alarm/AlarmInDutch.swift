import Model

struct AlarmInDutch: AlarmLanguage {
  func title(_ count: Int) -> String {
    count == 1 ? "Dagpost: 1 ding vraagt je aandacht" : "Dagpost: \(count) dingen vragen je aandacht"
  }
  let over = "Dagpost: weer in orde"
  let explanation =
    "Voor de beheerder. Eén keer gemeld, en daarna één keer per dag zolang het duurt. Het hele beeld: dagpost status"
  let newHeading = "NIEUW"
  let stillHeading = "NOG STEEDS"
  let overHeading = "VOORBIJ"
  func more(_ count: Int) -> String { "+\(count) andere, zie dagpost status" }

  func teams(_ titles: [String]) -> Words {
    let named = Words.list(titles.prefix(3))
    let rest = titles.count - 3
    return rest > 0 ? named + Words(own: " en nog \(rest) team\(rest == 1 ? "" : "s")") : named
  }

  func sentence(_ group: TroubleGroup, today: CivilDate) -> Words {
    teams(group.titles) + ": " + what(group, today)
  }

  func reminder(_ group: TroubleGroup, today: CivilDate) -> Words {
    let day = group.day(today).map { " (dag \($0))" } ?? ""
    let urge =
      switch group.firmness(today) {
      case .plain: ""
      case .plan: ". Spreek af wie het doet, en wanneer"
      case .now: ". Dit gaat niet vanzelf over: doe het vandaag, of vraag wie dat kan"
      }
    return teams(group.titles) + "\(own: day): " + what(group, today) + "\(own: urge)"
  }

  private func what(_ group: TroubleGroup, _ today: CivilDate) -> Words {
    let trouble = group.first
    let (subject, day) = (trouble.subject, words(trouble.day, today))
    let update = trouble.edition.map { "de \($0) van \(day)" } ?? day
    let others = trouble.count > 1 ? " (en \(trouble.count - 1) eerder)" : ""
    switch group.kind {
    case .held:
      return
        "onbekend of \(own: update)\(own: others) in \(own: subject) is aangekomen\(group.why). Beslis: \(own: group.outbox)"
    case .silent:
      let days = trouble.count == 1 ? "1 werkdag" : "\(trouble.count) werkdagen"
      return "al \(own: days) niets geplaatst, sinds \(own: day). Zie: \(own: group.status)"
    case .broken:
      return "kanaal \(own: subject) neemt sinds \(own: day) niets aan\(group.why). Na herstel: \(own: group.resume)"
    case .refused:
      return "kanaal \(own: subject) weigerde \(own: update)\(own: others)\(group.why). Zie: \(own: group.outbox)"
    case .expired:
      return
        "\(own: update)\(own: others) is niet op tijd in \(own: subject) aangekomen\(group.why). Zie: \(own: group.outbox)"
    case .missed:
      return "\(own: update)\(own: others) is niet geplaatst\(group.why). Zie: \(own: group.status)"
    case .failing:
      return "bron \(own: subject) is sinds \(own: day) niet te lezen\(group.why). Zie: \(own: group.status)"
    case .inPart:
      return "bron \(own: subject) is sinds \(own: day) maar deels te gebruiken\(group.why). Zie: \(own: group.status)"
    case .leftOut:
      return
        "doet sinds \(own: day) niet mee, door een fout in de instellingen: er wordt niets geplaatst\(group.why). Zie: dagpost check"
    case .asBefore:
      return
        "draait verder zoals voor \(own: day), door een fout in de nieuwe instellingen\(group.why). Zie: dagpost check"
    case .open:
      return
        "\(own: subject) verstuurt een geheim via http, dus onderweg te lezen\(group.why). Gebruik https:// en maak een nieuw geheim"
    case .empty:
      return
        "bron \(own: subject) geeft sinds \(own: day) niets meer, terwijl er eerst altijd iets in stond. Bekijk: \(own: group.preview)"
    }
  }

  func sentence(over kind: Trouble.Kind, _ subject: String) -> Words {
    switch kind {
    case .held, .refused, .expired: "voor \(own: subject) wacht er niets meer op je"
    case .silent: "er komt weer iets aan"
    case .broken: "kanaal \(own: subject) neemt weer berichten aan"
    case .missed: "\(own: subject) komt weer"
    case .failing: "bron \(own: subject) is weer te lezen"
    case .leftOut, .asBefore: "de instellingen gelden weer"
    case .open: "\(own: subject) verstuurt geen geheim meer via http"
    case .empty: "bron \(own: subject) geeft weer iets"
    case .inPart: "bron \(own: subject) is weer helemaal te gebruiken"
    }
  }

  let stopped = "Dagpost is gestopt: zijn gegevensbestand is niet te gebruiken"
  let whatStopped = "Tot dat is hersteld, wordt er niets geplaatst. Wat er mis is: dagpost doctor"

  let restored = "Dagpost heeft zijn gegevens uit een reservekopie teruggezet"
  let whatRestored = "Wat sindsdien misschien al is geplaatst, wordt vastgehouden tot jij beslist: dagpost status"

  func clock(_ days: Int) -> String {
    let since = days == 0 ? "" : days == 1 ? "al 1 dag " : "al \(days) dagen "
    return "Dagpost vertrouwt de klok van zijn server \(since)niet"
  }
  let whatClock = "Tot dan wordt er niets besloten en niets vanzelf geplaatst. Hoe het ervoor staat: dagpost status"
  let clockOver = "Dagpost vertrouwt de klok van zijn server weer"
  let whatClockOver = "Wat intussen had moeten komen en nog zin heeft, komt nu. De rest staat in: dagpost history"
  let putRight = "De klok van de server van Dagpost heeft voorgelopen"
  let whatPutRight = "Kijk wat er in die tijd is geplaatst: dagpost history"

  private func words(_ day: CivilDate, _ today: CivilDate) -> String {
    let months = ["jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"]
    return "\(day.day) \(months[day.month - 1])\(day.year(besides: today))"
  }
}
