import Model

/// Recognises a web page where data was expected. It is usually the page on which a server asks for a login.
struct WebPage {
  let sentence: String

  /// Nil when the bytes are no web page.
  init?(_ bytes: [UInt8]) {
    guard bytes.prefix(64).contains(UInt8(ascii: "<")) else { return nil }
    let head = TextDecoder.text(Array(bytes.prefix(4_096))).lowercased()
    let text = head.trimmingPrefix { $0.isWhitespace }
    let begin = ["<!doctype html", "<html", "<head", "<body", "<script", "<?xml"].first(where: text.hasPrefix)
    guard let begin, begin != "<?xml" || text.contains("<html") else { return nil }
    let asks = ["login", "log in", "sign in", "signin", "inlog", "aanmeld", "password", "wachtwoord", "saml", "oauth"]
    sentence =
      "this is a web page"
      + (asks.contains(where: text.contains) ? " that asks for a login" : ", perhaps one that asks for a login")
      + "; check the address, the login and the secret of this source"
  }
}
