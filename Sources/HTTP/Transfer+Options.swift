import CCurl
import Model

extension Transfer {
  /// Sets all options for one request. Every option that libcurl would take from the environment is set.
  func setOptions(for request: HTTPRequest, agent: String) throws(CurlRefusal) {
    try setDestination(request)
    try setLimits()
    try options.trust(authorities)
    try setContent(request, agent: agent)
    try setCallbacks()
  }

  private func setDestination(_ request: HTTPRequest) throws(CurlRefusal) {
    let protocols = request.access.allowsHTTP ? "http,https" : "https"
    try set(CURLOPT_URL, request.url.reveal())
    try set(CURLOPT_PROTOCOLS_STR, protocols)
    try set(CURLOPT_REDIR_PROTOCOLS_STR, protocols)
    // Following a redirected POST would lose the body or send the secret to another host; a redirected GET means a
    // wrong address.
    try set(CURLOPT_FOLLOWLOCATION, 0)
    try set(CURLOPT_DISALLOW_USERNAME_IN_URL, 1)
    // Unset, CURLOPT_PROXY and CURLOPT_NOPROXY would be taken from the environment.
    try options.go(through: request.access.proxy)
    try set(CURLOPT_SUPPRESS_CONNECT_HEADERS, 1)
    try set(CURLOPT_NETRC, Int(CURL_NETRC_IGNORED.rawValue))
    try set(CURLOPT_HTTP_VERSION, Int(CURL_HTTP_VERSION_1_1))
    try set(CURLOPT_HTTP09_ALLOWED, 0)
    try set(CURLOPT_MAXAGE_CONN, Transfer.longestIdleSetting)
  }

  /// The value with which a connection that was idle for more than one second is not used again: a server that has just
  /// closed it may or may not have read the request. Before 8.15 libcurl compares whole seconds, rounded down, with
  /// "greater than", so 0 means one second (measured with 7.88.1). Later versions compare milliseconds and read 0 as
  /// "any".
  private static let longestIdleSetting: Int = {
    let version = curl_version_info(CURLVERSION_FIRST).pointee.version_num
    return version < 0x080F00 ? 0 : 1
  }()

  private func setLimits() throws(CurlRefusal) {
    try set(CURLOPT_NOSIGNAL, 1)
    try set(CURLOPT_CONNECTTIMEOUT_MS, limits.connect.wholeMilliseconds)
    try set(CURLOPT_TIMEOUT_MS, limits.total.wholeMilliseconds)
    try set(CURLOPT_LOW_SPEED_LIMIT, 1)
    try set(CURLOPT_LOW_SPEED_TIME, max(1, Int(limits.silence.components.seconds)))
    // Without it, a transfer that ends during name resolution would block the queue until the resolver gives up.
    try set(CURLOPT_QUICK_EXIT, 1)
  }

  private func setContent(_ request: HTTPRequest, agent: String) throws(CurlRefusal) {
    try set(CURLOPT_USERAGENT, agent)
    if request.method != .get {
      try set(CURLOPT_POST, 1)
      // The size has to be set before the body, because libcurl would otherwise look for a NUL.
      try check(ccurl_set_size(easy, CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t(request.body.count)))
      try check(request.body.withUnsafeBytes { setBody($0) })
    }
    if request.method == .put { try set(CURLOPT_CUSTOMREQUEST, "PUT") }
    // An empty `Expect:` avoids waiting for "100 Continue"; an empty `Content-Type:` removes libcurl's default type.
    try append("Expect:")
    if !request.headers.contains(where: { $0.name.lowercased() == "content-type" }) { try append("Content-Type:") }
    for header in request.headers {
      let value = header.value.reveal()
      // libcurl removes a header that is given as "Name:"; "Name;" sends it with an empty value.
      try append(value.isEmpty ? "\(header.name);" : "\(header.name): \(value)")
    }
    try check(ccurl_set_list(easy, CURLOPT_HTTPHEADER, headerLines))
  }

  private func setBody(_ bytes: UnsafeRawBufferPointer) -> CURLcode {
    guard let start = bytes.baseAddress, !bytes.isEmpty else { return ccurl_set_text(easy, CURLOPT_COPYPOSTFIELDS, "") }
    return ccurl_set_pointer(easy, CURLOPT_COPYPOSTFIELDS, start)
  }

  private func append(_ line: String) throws(CurlRefusal) {
    guard let longer = curl_slist_append(headerLines, line) else { throw CurlRefusal(code: CURLE_OUT_OF_MEMORY) }
    headerLines = longer
  }

  private var options: CurlOptions { CurlOptions(easy: easy) }
  private func set(_ option: CURLoption, _ value: Int) throws(CurlRefusal) { try options.set(option, value) }
  private func set(_ option: CURLoption, _ value: String) throws(CurlRefusal) { try options.set(option, value) }
  private func check(_ code: CURLcode) throws(CurlRefusal) { try options.check(code) }
}
