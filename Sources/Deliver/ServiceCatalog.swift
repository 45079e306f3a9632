/// Every chat service the program knows: one line each.
public enum ServiceCatalog {
  public static let all: [any Service.Type] = [
    ConsoleService.self,
    SlackService.self,
    SlackBotService.self,
    TeamsService.self,
    DiscordService.self,
    MattermostService.self,
    MatrixService.self,
    WebhookService.self,
  ]
}
