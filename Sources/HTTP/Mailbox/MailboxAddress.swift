import CCurl
import Model

/// The address of a mailbox: `imaps://mail.voorbeeld.nl/INBOX`. It is reached over TLS only, and has no login in it.
package struct MailboxAddress: Hashable, Sendable {
  /// The host in lower case.
  package let host: String
  package let port: Int
  /// The folder in the mailbox.
  package let folder: String

  /// What is wrong with an address. The description completes a sentence that begins with the name of the setting.
  package struct Mistake: Error, Hashable, Sendable, CustomStringConvertible {
    package let description: String
  }

  package static func read(_ text: String) -> Result<MailboxAddress, Mistake> {
    guard text.utf8.count <= 1_000, text.utf8.allSatisfy({ (0x21...0x7E).contains($0) }), let parser = curl_url() else {
      return .failure(malformed)
    }
    defer { curl_url_cleanup(parser) }
    switch curl_url_set(parser, CURLUPART_URL, text, UInt32(CURLU_DISALLOW_USER)) {
    case CURLUE_OK: break
    case CURLUE_USER_NOT_ALLOWED:
      return .failure(Mistake(description: "has a login in it; login and password have settings of their own"))
    default: return .failure(malformed)
    }
    guard part(CURLUPART_SCHEME, of: parser)?.lowercased() == "imaps" else {
      return .failure(
        Mistake(description: "does not begin with imaps://, which is IMAP over TLS; nothing else is spoken"))
    }
    guard let host = part(CURLUPART_HOST, of: parser)?.lowercased(), !host.isEmpty,
      part(CURLUPART_QUERY, of: parser) == nil, part(CURLUPART_FRAGMENT, of: parser) == nil,
      // libcurl refuses to decode a path with control characters in it.
      let path = part(CURLUPART_PATH, of: parser, flags: CURLU_URLDECODE)
    else { return .failure(malformed) }
    if IPAddress(host)?.isNeverReached == true {
      return .failure(
        Mistake(description: "is a link-local or metadata address of this machine, which is never connected to"))
    }
    let folder = path.drop { $0 == "/" }
    guard folder.utf8.allSatisfy({ (0x20...0x7E).contains($0) }) else {
      return .failure(
        Mistake(description: "names a folder with characters outside ASCII; give the folder another name"))
    }
    return .success(
      MailboxAddress(
        host: host, port: part(CURLUPART_PORT, of: parser).flatMap { Int($0) } ?? 993,
        folder: folder.isEmpty ? "INBOX" : String(folder)))
  }

  private static let malformed = Mistake(
    description: "is not the address of a mailbox, such as imaps://mail.voorbeeld.nl/INBOX")

  private static func part(_ part: CURLUPart, of parser: OpaquePointer, flags: Int32 = 0) -> String? {
    var text: UnsafeMutablePointer<CChar>?
    guard curl_url_get(parser, part, &text, UInt32(flags)) == CURLUE_OK, let text else { return nil }
    defer { curl_free(text) }
    return String(cString: text)
  }

  /// The host, with the port where it is not 993: `mail.voorbeeld.nl`.
  package var place: String { port == 993 ? host : "\(host):\(port)" }
}
