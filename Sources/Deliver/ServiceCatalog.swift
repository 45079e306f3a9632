import Config

/// Every chat service the program knows: one line each.
public enum ServiceCatalog {
  public static let all: [any Service.Type] = [
    ConsoleService.self,
    SlackService.self,
    TeamsService.self,
    DiscordService.self,
    MattermostService.self,
    WebhookService.self,
  ]

  public static func named(_ name: String) -> (any Service.Type)? { all.first { $0.name == name } }

  /// The service of a channel's section: reads `service` and that service's own settings. The caller reads the settings
  /// every channel has and then calls `finish()`. Nil when there is a mistake, which is then in the list of problems.
  public static func service(from section: inout Section) -> (any Service)? {
    guard section.has("service") else {
      _ = section.requiredText("service", example: "slack")
      return nil
    }
    guard let kind = section.choice("service", all.map { ($0.name, $0) }) else { return nil }
    return kind.init(&section)
  }
}
