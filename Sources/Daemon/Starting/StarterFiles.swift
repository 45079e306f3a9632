/// What `dagpost init` writes: a team that works at once, with what to change next said beside it.
public struct StarterFiles: Sendable {
  public let name: String
  public let text: String

  public static let all = [
    StarterFiles(name: "dagpost.yaml", text: config),
    StarterFiles(name: "planning.md", text: planning),
    StarterFiles(name: "figures.csv", text: figures),
  ]

  static let config = """
    # Dagpost. "dagpost check" tells every mistake at once; "dagpost preview" shows what readers would see.
    # All settings: docs/configuration.md

    state: state                       # where Dagpost keeps its ledger; leave it out for /var/lib/dagpost

    defaults:                          # every team starts from these; what a team says wins
      language: en                     # or nl
      zone: Europe/Amsterdam
      workdays: [mon, tue, wed, thu, fri]
      editions:
        daily:  { at: "16:30" }
        weekly: { at: "15:30", days: [fri] }

    channels:
      try:
        service: console               # prints the update here; nothing is sent
      # chat:                          # your team's channel in Slack; "dagpost services" lists the others
      #   service: slack
      #   url: { file: slack.url }     # a file with nothing but the webhook's address, which is a secret

    teams:
      team:
        name: Our team
        sources:
          planning: { system: tasks, path: planning.md }
          figures:  { file: figures.csv, gives: metric }
          # code:   { system: git, path: /srv/our-repository }
        channels: [try]
        figures:
          satisfaction: { say: satisfaction, target: 8, better: higher }
        contacts: { questions: Marjan }

    """

  static let planning = """
    # Planning

    - [ ] Mail migration, group 2 of 4 @Joost
    - [ ] Talk about the printer contract @Marjan
    - [x] VPN certificate renewed @Joost

    # Milestones

    - [ ] All laptops replaced @Fatima

    """

  static let figures = """
    name,value,target
    satisfaction,7.8,8

    """
}
