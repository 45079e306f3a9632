import CCurl

/// The result of one attempt, decided from what libcurl says and what the callbacks recorded. Pure.
struct Verdict {
  let code: CURLcode
  /// The status of the last status line; 0 when none came.
  let status: Int
  /// How often libcurl began to send the request.
  let starts: Int
  let stop: Witness.Stop?
  let headersEnded: Bool
  /// The `errno` of a connection that failed.
  let systemError: Int32
  /// OpenSSL's reason not to trust a certificate.
  let certificateError: Int
  let address: HTTPAddress
  let usesProxy: Bool
  let limits: HTTPLimits
  /// The proxy's status for the CONNECT, and whether it was given a login.
  var proxyStatus = 0
  var hasLogin = false

  /// A final status makes it an answer, whatever happened after it. What is missing then is told by `cut`.
  func result(_ answer: (_ status: Int, _ cut: HTTPAnswer.Cut?) -> HTTPAnswer) -> Result<HTTPAnswer, HTTPFailure> {
    if starts == 0 { return .failure(.notSent(whyNotSent)) }
    if headersTooLong || starts > 1 || status < 200 { return .failure(.noAnswer(whyNoAnswer)) }
    return .success(answer(status, cut))
  }

  private var cut: HTTPAnswer.Cut? {
    if stop == .bodyLimit { return .limit }
    if code == CURLE_OPERATION_TIMEDOUT { return .time }
    return code != CURLE_OK || !headersEnded ? .ended : nil
  }
}

// MARK: - Sentences, which name the host at most: libcurl's own messages may have the whole URL in them and are not
// used.

extension Verdict {
  private var host: String { address.hostAndPort }

  private var whyNotSent: String {
    ConnectFailure(
      code: code, isForbidden: stop == .forbiddenAddress, systemError: systemError, certificateError: certificateError,
      host: address.host, place: host, usesProxy: usesProxy, proxyStatus: proxyStatus, hasLogin: hasLogin,
      connect: min(limits.connect, limits.total)
    ).sentence
  }

  /// Whether the headers exceed our limit, or one line that of libcurl, which reports CURLE_OUT_OF_MEMORY (from 8.6 on
  /// CURLE_TOO_LARGE, 100).
  private var headersTooLong: Bool {
    stop == .headerLimit || !headersEnded && (code == CURLE_OUT_OF_MEMORY || code.rawValue == 100)
  }

  private var whyNoAnswer: String {
    if headersTooLong {
      return
        "\(host) sent more header than an answer has: over \(limits.headerLines) lines or \(limits.headerBytes) bytes"
    }
    // A second start means that the connection had ended, and libcurl was about to send the request again.
    if starts > 1 { return "\(host) closed the connection without an answer" }
    switch code {
    case CURLE_OPERATION_TIMEDOUT: return "\(host) gave no answer within \(limits.total.inWords)"
    case CURLE_OK, CURLE_UNSUPPORTED_PROTOCOL, CURLE_WEIRD_SERVER_REPLY, CURLE_WRITE_ERROR:
      return "\(host) did not answer in HTTP"
    default: return "\(host) closed the connection without an answer"
    }
  }
}
