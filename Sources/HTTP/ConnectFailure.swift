import CCurl
import Glibc

/// Why no connection was made, in a sentence. libcurl's own messages are not used, because they may have the whole URL
/// in them; these sentences name the host at most.
struct ConnectFailure {
  let code: CURLcode
  /// Whether the name was resolved to an address that is never connected to (see `IPAddress`).
  let isForbidden: Bool
  /// The `errno` of a connection that failed.
  let systemError: Int32
  /// OpenSSL's reason not to trust a certificate, one of its X509_V_ERR_ numbers.
  let certificateError: Int
  let host: String
  /// The host, with its port where that is not the default one.
  let place: String
  let usesProxy: Bool
  /// The proxy's status for the CONNECT, and whether it was given a login; 0 when no tunnel was asked for.
  var proxyStatus = 0
  var hasLogin = false
  /// The limit for the connection, for the sentence about a time-out.
  let connect: Duration

  var sentence: String {
    if isForbidden {
      let which = usesProxy ? "the proxy for \(place)" : place
      return "\(which) stands for a link-local or metadata address, which is never connected to"
    }
    switch code {
    case CURLE_COULDNT_RESOLVE_HOST:
      return "the host \(host) could not be found; check its name, and this machine's DNS"
    case CURLE_COULDNT_RESOLVE_PROXY:
      return "the proxy for \(place) could not be found; check `proxy`, and this machine's DNS"
    case CURLE_COULDNT_CONNECT: return whyNotConnected
    case CURLE_OPERATION_TIMEDOUT:
      return "no connection to \(place) within \(connect.inWords)"
    case CURLE_PEER_FAILED_VERIFICATION: return whyNotTrusted
    case CURLE_SSL_CACERT_BADFILE:
      return "the certificate authorities for \(place) cannot be read; check the file of `ca:`"
    case CURLE_SSL_CONNECT_ERROR:
      return "no TLS connection to \(place): it ended the handshake, or speaks no TLS 1.2 or later on that port"
    case _ where usesProxy && proxyStatus == 407:
      return hasLogin
        ? "the proxy for \(place) does not accept our login; check login and password of `proxy`"
        : "the proxy for \(place) wants a login; write proxy: { url: …, login: …, password: { credential: … } }"
    case CURLE_PROXY, CURLE_RECV_ERROR, CURLE_SEND_ERROR, CURLE_GOT_NOTHING:
      return usesProxy ? "the proxy would not connect to \(place)" : "\(place) ended the connection before the request"
    case CURLE_OUT_OF_MEMORY: return "no memory left for a request to \(place)"
    default: return "the connection to \(place) failed before the request was sent (libcurl's error \(code.rawValue))"
    }
  }

  private var whyNotConnected: String {
    switch systemError {
    case ECONNREFUSED where usesProxy: "the proxy for \(place) refused the connection; is it running?"
    case ECONNREFUSED: "\(place) refused the connection; is the service running there?"
    case ENETUNREACH, EHOSTUNREACH: "\(place) cannot be reached from this machine: there is no way to its network"
    case EMFILE, ENFILE: "no connection to \(place): this machine has no file descriptor left for it"
    default: "\(place) could not be connected to"
    }
  }

  private var whyNotTrusted: String {
    switch certificateError {
    // X509_V_OK, or libcurl's 1 for "not verified yet": the chain is good, so the name does not match.
    case 0, 1: "the TLS certificate of \(place) is for another name"
    // X509_V_ERR_CERT_NOT_YET_VALID (9), X509_V_ERR_CERT_HAS_EXPIRED (10).
    case 9: "the TLS certificate of \(place) is not valid yet; check this machine's clock"
    case 10: "the TLS certificate of \(place) has expired"
    default:
      "the TLS certificate of \(place) is not trusted by this machine; if a private authority signed it, "
        + "name that authority's PEM file in `ca:`"
    }
  }
}

extension Duration {
  /// The duration for a sentence: `5 s`, `250 ms`.
  var inWords: String {
    let milliseconds = Int(self / .milliseconds(1))
    return milliseconds % 1000 == 0 ? "\(milliseconds / 1000) s" : "\(milliseconds) ms"
  }
}
