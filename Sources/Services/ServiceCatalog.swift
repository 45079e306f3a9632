import Model

/// All chat services of the program.
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

  /// The service for a first try: it prints on the screen and needs no account.
  package static let screen: any Service.Type = ConsoleService.self

  /// The service that most teams of this language use, for the files that `dagpost init` writes.
  package static func usual(in language: Language) -> any Service.Type {
    switch language {
    case .en: SlackService.self
    case .nl: TeamsService.self
    }
  }

  /// The services whose address is the secret.
  static let webhooks = all.compactMap { $0 as? any IncomingWebhookService.Type }
}
