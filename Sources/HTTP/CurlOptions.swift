import CCurl
import Model

/// Sets options of an easy handle, and throws where libcurl refuses one.
struct CurlOptions {
  let easy: UnsafeMutableRawPointer

  func set(_ option: CURLoption, _ value: Int) throws(CurlRefusal) { try check(ccurl_set_long(easy, option, value)) }
  func set(_ option: CURLoption, _ value: String) throws(CurlRefusal) {
    try check(ccurl_set_text(easy, option, value))
  }
  func check(_ code: CURLcode) throws(CurlRefusal) { if code != CURLE_OK { throw CurlRefusal(code: code) } }

  /// Uses the proxy of the configuration or none. The environment's is never used.
  func go(through proxy: Proxy?) throws(CurlRefusal) {
    try set(CURLOPT_PROXY, proxy?.address ?? "")
    try set(CURLOPT_NOPROXY, "")
    guard let login = proxy?.login else { return }
    // The value of CURLAUTH_BASIC, a macro that Swift does not import.
    try set(CURLOPT_PROXYAUTH, 1)
    try set(CURLOPT_PROXYUSERNAME, login.name)
    try set(CURLOPT_PROXYPASSWORD, login.password.reveal())
  }

  /// Verifies TLS, which is never turned off. `authorities` are trusted besides the machine's own, and must outlive the
  /// handle.
  func trust(_ authorities: Authorities.Bundle?) throws(CurlRefusal) {
    try set(CURLOPT_SSL_VERIFYPEER, 1)
    try set(CURLOPT_SSL_VERIFYHOST, 2)
    try set(CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2))
    guard let authorities else { return }
    // The blob replaces the system's file; the folder is used in addition to it.
    var blob = curl_blob(
      data: authorities.pem.baseAddress, len: authorities.pem.count, flags: UInt32(CURL_BLOB_NOCOPY))
    try check(ccurl_set_blob(easy, CURLOPT_CAINFO_BLOB, &blob))
    if let folder = authorities.folder { try set(CURLOPT_CAPATH, folder) }
  }
}

extension Duration {
  /// Whole milliseconds, at least 1, because libcurl reads 0 as "no limit".
  var wholeMilliseconds: Int { max(1, Int(self / .milliseconds(1))) }
}
