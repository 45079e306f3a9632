import CCurl
import Model

/// One attempt: an easy handle, everything that it points to, and what its callbacks record.
///
/// It is used on the client's queue only, and must be removed from the multi handle before it is released.
final class Transfer {
  let easy: UnsafeMutableRawPointer
  let address: HTTPAddress
  let limits: HTTPLimits
  private let proxy: Proxy?
  var witness = Witness()
  var headerLines: UnsafeMutablePointer<curl_slist>?
  let authorities: Authorities.Bundle?

  init(_ request: HTTPRequest, to address: HTTPAddress, agent: String, authorities: Authorities.Bundle?)
    throws(CurlRefusal)
  {
    guard let easy = curl_easy_init() else { throw CurlRefusal(code: CURLE_FAILED_INIT) }
    self.easy = easy
    self.address = address
    self.limits = request.limits
    proxy = request.access.proxy
    self.authorities = authorities
    try setOptions(for: request, agent: agent)
  }

  deinit {
    curl_easy_cleanup(easy)
    curl_slist_free_all(headerLines)
  }

  /// The answer, or why there is none, once libcurl is done with `code`.
  func verdict(_ code: CURLcode) -> Result<HTTPAnswer, HTTPFailure> {
    Verdict(
      code: code, status: number(CURLINFO_RESPONSE_CODE), starts: witness.starts, stop: witness.stop,
      headersEnded: witness.headersEnded,
      systemError: Int32(truncatingIfNeeded: number(CURLINFO_OS_ERRNO)),
      certificateError: number(CURLINFO_SSL_VERIFYRESULT), address: address, usesProxy: proxy != nil,
      limits: limits, proxyStatus: number(CURLINFO_HTTP_CONNECTCODE), hasLogin: proxy?.login != nil
    ).result { status, cut in
      HTTPAnswer(status: status, headers: witness.headers, body: witness.body, cut: cut, elapsed: elapsed)
    }
  }

  /// Whether bytes of the request may have been sent.
  var wasSent: Bool { witness.starts > 0 }

  private var elapsed: Duration {
    var microseconds: curl_off_t = 0
    _ = ccurl_get_size(easy, CURLINFO_TOTAL_TIME_T, &microseconds)
    return .microseconds(microseconds)
  }

  private func number(_ info: CURLINFO) -> Int {
    var value = 0
    _ = ccurl_get_long(easy, info, &value)
    return value
  }
}

/// libcurl refused an option, because it lacks a feature or memory.
struct CurlRefusal: Error { let code: CURLcode }
