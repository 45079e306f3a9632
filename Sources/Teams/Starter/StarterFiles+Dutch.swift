import Model
import Services

extension StarterFiles {
  static let dutchConfig = """
    # Dagpost. "dagpost check" noemt alle fouten tegelijk; "dagpost preview" laat zien wat lezers te zien krijgen.
    # Alle instellingen: docs/configuration.md

    state: state                       # hier bewaart Dagpost zijn gegevens; laat het weg voor /var/lib/dagpost

    defaults:                          # hier begint elk team; wat een team zelf zegt, gaat voor
      language: nl                     # of en
      zone: Europe/Amsterdam
      workdays: [mon, tue, wed, thu, fri]    # dagen in het Engels: mon tue wed thu fri sat sun
      holidays: { country: NL }        # op feestdagen wordt niets geplaatst; met "extra" noem je eigen vrije dagen
      editions:
        daily:  { at: "16:30" }
        weekly: { at: "15:30", days: [fri] }

    channels:
      proef:
        service: \(ServiceCatalog.screen.name)               # toont de update hier; er wordt niets verstuurd
      # chat:                          # het kanaal van je team in \(ServiceCatalog.usual(in: .nl).title); "dagpost services" noemt de andere
      #   service: \(ServiceCatalog.usual(in: .nl).name)
      #   url: { file: \(ServiceCatalog.usual(in: .nl).name).url }     # een bestand met alleen het adres van de webhook, dat geheim is

    teams:
      team:
        name: Ons team
        sources:
          planning: { system: tasks, path: planning.md }
          cijfers:  { file: cijfers.csv, gives: metric }
          # code:   { system: git, path: /srv/onze-repository }
          # briefjes: { system: dropfolder, path: briefjes }   # een map waarin mensen briefjes leggen; ook mailboxen kunnen
        channels: [proef]
        figures:
          tevredenheid: { say: tevredenheid, target: 8, better: higher }    # getallen met een punt: 7.5
        contacts: { meldingen: Marjan }
        # input: leg een briefje in de map briefjes        # zo kan men antwoorden; de bron "briefjes" leest het

    """

  static func dutchPlanning(_ today: CivilDate) -> String {
    """
    # Planning

    - [ ] Mailmigratie, groep 2 van 4 @Joost voor:\(weekday(after: today, 1))
    - [ ] Overleg over het printercontract @Marjan voor:\(weekday(after: today, 2))
    - [ ] Wifi-meting in gebouw B hard:\(weekday(after: today, 4))
    - [x] VPN-certificaat vernieuwd @Joost gedaan:\(today)

    # Mijlpalen

    - [ ] Alle 40 laptops voor Financiën geleverd @Fatima voor:\(weekday(after: today, 8))

    """
  }
}
