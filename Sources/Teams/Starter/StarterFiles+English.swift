import Model
import Services

extension StarterFiles {
  package static let config = """
    # Dagpost. "dagpost check" tells every mistake at once; "dagpost preview" shows what readers would see.
    # All settings: docs/configuration.md

    state: state                       # where Dagpost keeps its ledger; leave it out for /var/lib/dagpost

    defaults:                          # every team starts from these; what a team says wins
      language: en                     # or nl
      zone: Europe/Amsterdam
      workdays: [mon, tue, wed, thu, fri]
      holidays: { country: NL }        # nothing is posted on public holidays; "extra" has days off of your own
      editions:
        daily:  { at: "16:30" }
        weekly: { at: "15:30", days: [fri] }

    channels:
      try:
        service: \(ServiceCatalog.screen.name)               # prints the update here; nothing is sent
      # chat:                          # your team's channel in \(ServiceCatalog.usual(in: .en).title); "dagpost services" lists the others
      #   service: \(ServiceCatalog.usual(in: .en).name)
      #   url: { file: \(ServiceCatalog.usual(in: .en).name).url }     # a file with nothing but the webhook's address, which is a secret

    teams:
      team:
        name: Our team
        sources:
          planning: { system: tasks, path: planning.md }
          figures:  { file: figures.csv, gives: metric }
          # code:   { system: git, path: /srv/our-repository }
          # ideas:  { system: dropfolder, path: ideas }   # a folder in which people put notes; mailboxes are read too
        channels: [try]
        figures:
          satisfaction: { say: satisfaction, target: 8, better: higher }
        contacts: { calls: Marjan }
        # input: put a note in the folder ideas           # the way to answer that the update offers; "ideas" reads it

    """

  package static func planning(_ today: CivilDate) -> String {
    """
    # Planning

    - [ ] Mail migration, group 2 of 4 @Joost due:\(weekday(after: today, 1))
    - [ ] Talk about the printer contract @Marjan due:\(weekday(after: today, 2))
    - [ ] Wi-Fi survey of building B hard:\(weekday(after: today, 4))
    - [x] VPN certificate renewed @Joost done:\(today)

    # Milestones

    - [ ] All 40 laptops for Finance delivered @Fatima due:\(weekday(after: today, 8))

    """
  }
}
