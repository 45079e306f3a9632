import Config
import HTTP
import Model

/// Where a calendar is fetched from. The address may hold a token: only its scheme and host are ever shown.
package struct CalendarAddress: Sendable, Hashable {
  private let url: Secret
  private let access: HTTPAccess
  /// `https://calendar.example.org/…`
  package let shown: String
  /// The same for the same address, and nothing of it: for the name of its copy.
  package let key: String

  private let redaction: Redaction

  /// What is wrong with an address; completes the name of the setting.
  package struct Mistake: Error, Sendable {
    package let sentence: String
    /// How long the other side asks to be left alone.
    package var after: Duration?
  }

  /// Reads an address as the configuration has it; `webcal://` is what calendar programs call https.
  package init(_ written: Secret, _ way: WayThere = WayThere()) throws(Mistake) {
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
    if let proxy = way.proxy, case .failure(let mistake) = HTTPAddress.read(proxy.address, isProxy: true) {
      throw Mistake(sentence: "has a proxy that \(mistake)")
    }
    url = Secret(text)
    access = HTTPAccess(ca: way.ca, proxy: way.proxy, allowsHTTP: place.scheme == .http)
    shown = place.description
    // An address is its own key; of what stands in it, the host may be shown.
    let rest = text.firstRange(of: "://").map { text[$0.upperBound...].drop { $0 != "/" && $0 != "?" } } ?? ""
    redaction = Redaction([Secret(String(rest))] + way.secrets)
    key = StableKey.of(text)
  }

  /// One GET; its bytes, or a sentence without a final point why there are none.
  ///
  /// - Parameters:
  ///   - limit: of bytes.
  ///   - now: for a date to wait for, where the answer does not say what time it is.
  package func fetch(limit: Int, by http: any HTTPClient, now: Instant) async -> Result<[UInt8], Mistake> {
    let request = HTTPRequest(
      method: .get, url: url, headers: [HTTPHeader("Accept", "text/calendar, */*;q=0.1")],
      limits: HTTPLimits(bodyBytes: limit), access: access)
    let get = SameOriginGet(request: request, secrets: [url.reveal()], client: http)
    var answer = await get.answer()
    // What was lost on the way is asked for again, once.
    if case .failure(let problem) = answer, problem.canRetry, !Task.isCancelled { answer = await get.answer() }
    return switch answer {
    case .failure(let problem): failed(problem.sentence)
    case .success(let answer): judge(answer, now)
    }
  }

  private func judge(_ answer: HTTPAnswer, _ now: Instant) -> Result<[UInt8], Mistake> {
    let said = "answered \(answer.status)"
    let wait = RetryAfter.wait(from: answer, now: now)
    switch answer.status {
    case 204, 205: return failed("\(said): there is nothing in it")
    case 206: return failed("\(said): it gave only a part of the calendar")
    case 200...299: return .success(answer.body)
    case 403 where wait != nil, 429: return failed("\(said): we ask too often", after: wait)
    case 401, 403, 407: return failed("\(said): we may not read it; ask for an address that holds its own key")
    case 404, 410: return failed("\(said): there is no calendar at this address any more; copy it anew")
    case 500...599: return failed("\(said): it has trouble of its own", after: wait)
    default: return failed("\(said): it does not accept the request")
    }
  }

  /// A sentence about what came from there, without the address that an answer may repeat.
  package func clean(_ sentence: String) -> String { redaction.clean(sentence) }

  private func failed(_ sentence: String, after: Duration? = nil) -> Result<[UInt8], Mistake> {
    .failure(Mistake(sentence: clean(sentence), after: after))
  }
}
