import CCurl
import Model

/// Says things to an easy handle, and fails where libcurl will not hear them.
struct CurlOptions {
  let easy: UnsafeMutableRawPointer

  func set(_ option: CURLoption, _ value: Int) throws(CurlRefusal) { try check(ccurl_set_long(easy, option, value)) }
  func set(_ option: CURLoption, _ value: String) throws(CurlRefusal) {
    try check(ccurl_set_text(easy, option, value))
  }
  func check(_ code: CURLcode) throws(CurlRefusal) { if code != CURLE_OK { throw CurlRefusal(code: code) } }

  /// Through a proxy of the configuration, and through none of the environment's.
  func go(through proxy: Proxy?) throws(CurlRefusal) {
    try set(CURLOPT_PROXY, proxy?.address ?? "")
    try set(CURLOPT_NOPROXY, "")
    guard let login = proxy?.login else { return }
    // CURLAUTH_BASIC, which is a macro that Swift does not see.
    try set(CURLOPT_PROXYAUTH, 1)
    try set(CURLOPT_PROXYUSERNAME, login.name)
    try set(CURLOPT_PROXYPASSWORD, login.password.reveal())
  }

  /// TLS is always verified; `authorities` are trusted besides the machine's own. They must outlive the handle.
  func trust(_ authorities: Authorities.Bundle?) throws(CurlRefusal) {
    try set(CURLOPT_SSL_VERIFYPEER, 1)
    try set(CURLOPT_SSL_VERIFYHOST, 2)
    try set(CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2))
    guard let authorities else { return }
    // In the place of the system's file; the folder is looked at beside it.
    var blob = curl_blob(
      data: authorities.pem.baseAddress, len: authorities.pem.count, flags: UInt32(CURL_BLOB_NOCOPY))
    try check(ccurl_set_blob(easy, CURLOPT_CAINFO_BLOB, &blob))
    if let folder = authorities.folder { try set(CURLOPT_CAPATH, folder) }
  }
}

extension Duration {
  /// At least 1: libcurl takes 0 for "no limit".
  var wholeMilliseconds: Int { max(1, Int(self / .milliseconds(1))) }
}
