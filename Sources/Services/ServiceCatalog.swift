/// Every chat service the program knows: one line each.
package enum ServiceCatalog {
  package static let all: [any Service.Type] = [
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
