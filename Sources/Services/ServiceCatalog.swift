import Model

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

  /// Prints on our own screen, needs no account, and is where a first try goes.
  package static let screen: any Service.Type = ConsoleService.self

  /// What most teams that write in this language have, for the files of `dagpost init`.
  package static func usual(in language: Language) -> any Service.Type {
    switch language {
    case .en: SlackService.self
    case .nl: TeamsService.self
    }
  }

  /// Those whose address is the key.
  static let webhooks = all.compactMap { $0 as? any IncomingWebhookService.Type }
}
