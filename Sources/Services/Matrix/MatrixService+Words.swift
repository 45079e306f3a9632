import HTTP
import Model

/// What a homeserver's answers mean.
extension MatrixService {
  /// For an unknown error code, the server's own sentence is added, because it is the only explanation there is.
  static func word(in answer: HTTPAnswer) -> Judging.Word? {
    guard !(200...299).contains(answer.status), let json = AnswerJSON(answer), let code = json["errcode"]?.word else {
      return nil
    }
    if answer.status == 429 { return Judging.Word(text: code, meaning: nil) }
    if let meaning = meanings[code] { return Judging.Word(text: code, meaning: meaning) }
    return Judging.Word(text: code + (json["error"]?.word.map { " (\($0))" } ?? ""), meaning: nil)
  }

  /// Errors of the account or the server break the destination for all its rooms; those of one room refuse only the post.
  private static let meanings: [String: Judging.Meaning] = {
    let ours = Judging.Meaning.refused("the homeserver does not accept what was posted; please report this as a bug")
    return [
      "M_UNKNOWN_TOKEN": .broken(
        "the access token is not valid (any more); log in again with the same device id, and put the new token in the "
          + "credential"),
      "M_MISSING_TOKEN": .broken(
        "it saw no access token; whatever stands before the homeserver must let the header Authorization pass"),
      "M_USER_DEACTIVATED": .broken("the account was deactivated; put the token of another one in the credential"),
      "M_USER_LOCKED": .broken("the account is locked; ask who runs the homeserver"),
      "M_USER_SUSPENDED": .broken("the account is suspended; ask who runs the homeserver"),
      "M_CONSENT_NOT_GIVEN": .broken("the account has to agree to the homeserver's terms; log in as it once"),
      "M_UNRECOGNIZED": .broken(elsewhere),
      "M_FORBIDDEN": .refused(
        "the account is not in the room, or may not write there; invite it, and log in as it once to join"),
      "M_NOT_FOUND": .refused("there is no such room; copy the room's id again"),
      "M_RESOURCE_LIMIT_EXCEEDED": .later("the homeserver has come to a limit of its own; ask who runs it"),
      "M_LIMIT_EXCEEDED": .later("that was too much at once"),
      "M_TOO_LARGE": ours, "M_BAD_JSON": ours, "M_NOT_JSON": ours, "M_INVALID_PARAM": ours,
    ]
  }()

  private static let elsewhere =
    "this is not the address that clients use; https://YOUR-DOMAIN/.well-known/matrix/client tells the right homeserver"

  static func advice(_ status: Int) -> String? {
    switch status {
    case 401, 403:
      "the account is not allowed to post (any more); log in again, and put the new token in the credential"
    case 404, 405, 410, 501: elsewhere
    default: nil
    }
  }
}
