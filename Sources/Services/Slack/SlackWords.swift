/// What the error words of Slack's Web API mean.
enum SlackWords {
  /// Errors inside Slack: the message may have been posted before the failure.
  static let doubtful: Set = ["internal_error", "fatal_error"]

  /// Every word but the doubtful ones means that the post was not taken.
  static func posting(_ word: String) -> Judging.Meaning? {
    if doubtful.contains(word) { return nil }
    return meanings[word]
      ?? .refused("Slack does not take this post; look the word up under chat.postMessage in its manual")
  }

  /// Which right for reading the channel is missing; nil for words about which waiting may help.
  static func reading(_ word: String) -> String? {
    switch word {
    case "missing_scope":
      "the app lacks the scope channels:history (groups:history in a private channel); add it and install the app again"
    case "not_in_channel", "channel_not_found", "user_not_in_channel":
      "the bot is not a member of the channel; invite it there"
    case "no_permission", "access_denied", "accesslimited", "restricted_action", "ekm_access_denied",
      "team_access_not_granted",
      "org_login_required", "enterprise_is_restricted":
      "the workspace does not let the app read the channel; ask its administrator"
    case "not_allowed_token_type":
      "the token is not that of a bot; put the one that begins with xoxb- in the credential"
    case _ where tokens.contains(word): "the token is not valid any more; put the app's new one in the credential"
    default: nil
    }
  }

  static func advice(for status: Int) -> String? {
    switch status {
    case 401, 403: "the token is not allowed to post (any more); put the app's new one in the credential"
    case 404, 410: "there is no Web API of Slack at url; leave url out, unless it is GovSlack"
    case 405: "what is at url takes no posts; leave url out, unless it is GovSlack"
    default: nil
    }
  }

  private static let tokens: Set = [
    "invalid_auth", "not_authed", "token_revoked", "token_expired", "account_inactive", "user_removed_from_team",
  ]

  private static let meanings: [String: Judging.Meaning] = {
    let ours = Judging.Meaning.refused("Slack does not accept what was posted; please report this as a bug")
    let forbidden = Judging.Meaning.broken("the workspace does not allow this post; ask its administrator")
    var meanings: [String: Judging.Meaning] = [
      "missing_scope": .broken("the app lacks the scope chat:write; add it and install the app again"),
      "not_allowed_token_type": .broken(
        "the token is not that of a bot; put the one that begins with xoxb- in the credential"),
      "channel_not_found": .broken("the bot does not see the channel; check its id, and invite the bot there"),
      "not_in_channel": .broken("the bot is not a member of the channel; invite it there"),
      "is_archived": .broken("the channel is archived; bring it back or use another"),
      "ratelimited": .later("that was too much at once"), "rate_limited": .later("that was too much at once"),
      "message_limit_exceeded": .later("the workspace posts too much at once"),
      "request_timeout": .later("Slack did not get all of it"),
      "service_unavailable": .later("Slack takes no posts just now"),
      "team_added_to_org": .later("the workspace is being moved"),
    ]
    for word in tokens {
      meanings[word] = .broken("the token is not valid any more; put the app's new one in the credential")
    }
    for word in [
      "no_permission", "access_denied", "accesslimited", "ekm_access_denied", "team_access_not_granted",
      "org_login_required",
      "two_factor_setup_required", "enterprise_is_restricted", "restricted_action",
      "restricted_action_read_only_channel", "restricted_action_thread_only_channel",
      "restricted_action_non_threadable_channel", "team_not_found",
    ] { meanings[word] = forbidden }
    for word in [
      "msg_too_long", "no_text", "invalid_blocks", "invalid_blocks_format", "msg_blocks_too_long",
      "too_many_attachments", "invalid_metadata_format", "invalid_metadata_schema", "metadata_too_large",
      "metadata_must_be_sent_from_app", "invalid_arguments", "invalid_json", "json_not_object", "invalid_charset",
      "missing_charset", "invalid_post_type", "missing_post_type", "invalid_form_data", "invalid_arg_name",
    ] { meanings[word] = ours }
    return meanings
  }()
}
