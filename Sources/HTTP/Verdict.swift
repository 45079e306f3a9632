import CCurl
import Glibc

/// What one attempt came to, decided from what libcurl says and what the callbacks saw. Pure.
struct Verdict {
  let code: CURLcode
  /// The last status line that came; 0 when none did.
  let status: Int
  /// How often the request began to be sent.
  let starts: Int
  let stop: Witness.Stop?
  let headersEnded: Bool
  /// `errno` of a connection that failed.
  let systemError: Int32
  /// OpenSSL's reason not to trust a certificate.
  let certificateError: Int
  let address: HTTPAddress
  let usesProxy: Bool
  let limits: HTTPLimits

  /// A final status is an answer, whatever happened after it: then it is `truncated`.
  func result(_ answer: (_ status: Int, _ truncated: Bool) -> HTTPAnswer) -> Result<HTTPAnswer, HTTPFailure> {
    if starts == 0 { return .failure(.notSent(whyNotSent)) }
    if headersTooLong || starts > 1 || status < 200 { return .failure(.noAnswer(whyNoAnswer)) }
    return .success(answer(status, code != CURLE_OK || !headersEnded))
  }
}

// MARK: - Sentences. They name the host at most; libcurl's own texts may have the whole URL in them and are not used.

extension Verdict {
  private var host: String { address.hostAndPort }

  private var whyNotSent: String {
    if stop == .forbiddenAddress {
      let which = usesProxy ? "the proxy for \(host)" : host
      return "\(which) stands for a link-local or metadata address, which is never connected to"
    }
    switch code {
    case CURLE_COULDNT_RESOLVE_HOST:
      return "the host \(address.host) could not be found; check its name, and this machine's DNS"
    case CURLE_COULDNT_RESOLVE_PROXY:
      return "the proxy for \(host) could not be found; check `proxy`, and this machine's DNS"
    case CURLE_COULDNT_CONNECT: return whyNotConnected
    case CURLE_OPERATION_TIMEDOUT:
      return "no connection to \(host) within \(inWords(min(limits.connect, limits.total)))"
    case CURLE_PEER_FAILED_VERIFICATION: return whyNotTrusted
    case CURLE_SSL_CACERT_BADFILE:
      return "the certificate authorities for \(host) cannot be read; check the file of `ca:`"
    case CURLE_SSL_CONNECT_ERROR:
      return "no TLS connection to \(host): it ended the handshake, or speaks no TLS 1.2 or later on that port"
    case CURLE_PROXY, CURLE_RECV_ERROR, CURLE_SEND_ERROR, CURLE_GOT_NOTHING:
      return usesProxy ? "the proxy would not connect to \(host)" : "\(host) ended the connection before the request"
    case CURLE_OUT_OF_MEMORY: return "no memory left for a request to \(host)"
    default: return "the connection to \(host) failed before the request was sent (libcurl's error \(code.rawValue))"
    }
  }

  private var whyNotConnected: String {
    switch systemError {
    case ECONNREFUSED where usesProxy: "the proxy for \(host) refused the connection; is it running?"
    case ECONNREFUSED: "\(host) refused the connection; is the service running there?"
    case ENETUNREACH, EHOSTUNREACH: "\(host) cannot be reached from this machine: there is no way to its network"
    case EMFILE, ENFILE: "no connection to \(host): this machine has no file descriptor left for it"
    default: "\(host) could not be connected to"
    }
  }

  private var whyNotTrusted: String {
    switch certificateError {
    // X509_V_OK, or libcurl's "not looked at yet": the chain is good, so it was the name.
    case 0, 1: "the TLS certificate of \(host) is for another name"
    // X509_V_ERR_CERT_NOT_YET_VALID, X509_V_ERR_CERT_HAS_EXPIRED
    case 9: "the TLS certificate of \(host) is not valid yet; check this machine's clock"
    case 10: "the TLS certificate of \(host) has expired"
    default:
      "the TLS certificate of \(host) is not trusted by this machine; if a private authority signed it, "
        + "name that authority's PEM file in `ca:`"
    }
  }

  /// Over our limit, or one line over libcurl's own, which it calls "out of memory" (since 8.6 "too large", 100).
  private var headersTooLong: Bool {
    stop == .headerLimit || !headersEnded && (code == CURLE_OUT_OF_MEMORY || code.rawValue == 100)
  }

  private var whyNoAnswer: String {
    if headersTooLong {
      return
        "\(host) sent more header than an answer has: over \(limits.headerLines) lines or \(limits.headerBytes) bytes"
    }
    // A second start: the connection had ended, and libcurl was about to send the request again.
    if starts > 1 { return "\(host) closed the connection without an answer" }
    switch code {
    case CURLE_OPERATION_TIMEDOUT: return "\(host) gave no answer within \(inWords(limits.total))"
    case CURLE_OK, CURLE_UNSUPPORTED_PROTOCOL, CURLE_WEIRD_SERVER_REPLY, CURLE_WRITE_ERROR:
      return "\(host) did not answer in HTTP"
    default: return "\(host) closed the connection without an answer"
    }
  }

  private func inWords(_ duration: Duration) -> String {
    let milliseconds = Int(duration / .milliseconds(1))
    return milliseconds % 1000 == 0 ? "\(milliseconds / 1000) s" : "\(milliseconds) ms"
  }
}
