import HTTP
import Model

/// Where a calendar is fetched from. The address may hold a token: only its scheme and host are ever shown.
public struct CalendarAddress: Sendable, Hashable {
  private let url: Secret
  private let access: HTTPAccess
  /// `https://calendar.example.org/…`
  public let shown: String
  /// The same for the same address, and nothing of it: for the name of its copy.
  public let key: String

  /// What is wrong with an address; completes the name of the setting.
  public struct Mistake: Error, Sendable {
    public let sentence: String
  }

  /// Reads an address as the configuration has it; `webcal://` is what calendar programs call https.
  public init(_ written: Secret, ca: String?, proxy: String?) throws(Mistake) {
    var text = written.reveal()
    if text.uppercased().hasPrefix("BEGIN:VCALENDAR") {
      throw Mistake(sentence: "names a file that is a calendar itself; write its path alone, without { file: … }")
    }
    if text.lowercased().hasPrefix("webcal://") { text = "https" + text.dropFirst(6) }
    let place: HTTPAddress
    switch HTTPAddress.read(text) {
    case .success(let found): place = found
    case .failure(let mistake): throw Mistake(sentence: mistake.description)
    }
    if place.scheme == .http, !place.isPrivate {
      throw Mistake(
        sentence:
          "starts with http://, which anybody on the way can read and change; use https:// (http is for hosts on "
          + "this machine or a private network only)")
    }
    if let proxy, case .failure(let mistake) = HTTPAddress.read(proxy, isProxy: true) {
      throw Mistake(sentence: "has a proxy that \(mistake)")
    }
    url = Secret(text)
    access = HTTPAccess(ca: ca, proxy: proxy, allowsHTTP: place.scheme == .http)
    shown = place.description
    key = StableKey.of(text)
  }

  /// One GET; its bytes, or a sentence without a final point why there are none.
  ///
  /// - Parameter limit: of bytes.
  public func fetch(limit: Int, by http: any HTTPClient) async -> Result<[UInt8], Mistake> {
    let request = HTTPRequest(
      method: .get, url: url, headers: [HTTPHeader("Accept", "text/calendar, */*;q=0.1")],
      limits: HTTPLimits(bodyBytes: limit), access: access)
    switch await http.send(request) {
    case .failure(.notSent(let why)): return failed("could not be reached: \(Collect.shown(why, limit: 200))")
    case .failure(.noAnswer(let why)): return failed("gave no answer: \(Collect.shown(why, limit: 200))")
    case .failure(.cancelled): return failed("gave no answer in time")
    case .success(let answer): return judge(answer, limit: limit)
    }
  }

  private func judge(_ answer: HTTPAnswer, limit: Int) -> Result<[UInt8], Mistake> {
    let said = "answered \(answer.status)"
    switch answer.status {
    case 200...299 where answer.truncated:
      return failed("answered with more than \(limit >> 20) MiB, or stopped before the end")
    case 200...299: return .success(answer.body)
    case 300...399: return failed("\(said): it sends us elsewhere; put the address it moved to in the configuration")
    case 401, 403, 407: return failed("\(said): we may not read it; ask for an address that holds its own key")
    case 404, 410: return failed("\(said): there is no calendar at this address any more; copy it anew")
    case 429: return failed("\(said): we ask too often")
    case 500...599: return failed("\(said): it has trouble of its own")
    default: return failed("\(said): it does not accept the request")
    }
  }

  private func failed(_ sentence: String) -> Result<[UInt8], Mistake> { .failure(Mistake(sentence: sentence)) }
}
