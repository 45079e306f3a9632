import Config
import HTTP
import Model

/// The address from which a calendar of days off is fetched. It may hold a token, so only its scheme and host are
/// ever shown.
///
///     let address = try CalendarAddress(secret)
///     let bytes = try await address.fetch(limit: 4 << 20, by: client, now: now).get()
package struct CalendarAddress: Sendable, Hashable {
  private let url: Secret
  private let access: HTTPAccess
  /// What may be shown of it: `https://calendar.example.org/…`
  package let shown: String
  /// A hash of the address, by which the file of its copy is named.
  package let key: String

  private let redaction: Redaction

  /// What is wrong with an address or its answer. The sentence completes the name of the setting and has no final
  /// point.
  package struct Mistake: Error, Sendable {
    package let sentence: String
    /// The pause that the server asked for (Retry-After).
    package var after: Duration?
  }

  /// Reads an address of the configuration. `webcal://` means `https://`, as in calendar programs.
  ///
  /// - Throws: a mistake when it is no web address, or plain http to a public host.
  package init(_ written: Secret, _ way: NetworkSettings = NetworkSettings()) throws(Mistake) {
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
    // Whoever knows the address can read the calendar. Only its host may be shown.
    let rest = text.firstRange(of: "://").map { text[$0.upperBound...].drop { $0 != "/" && $0 != "?" } } ?? ""
    redaction = Redaction([Secret(String(rest))] + way.secrets)
    key = StableKey.of(text)
  }

  /// Fetches the calendar with one GET, and with a second one where the first got no answer.
  ///
  /// - Parameters:
  ///   - limit: the most bytes of the calendar.
  ///   - now: the moment from which a date in Retry-After counts, where the answer has no date of its own.
  /// - Returns: the bytes, or a mistake without the address in its sentence.
  package func fetch(limit: Int, by http: any HTTPClient, now: Instant) async -> Result<[UInt8], Mistake> {
    let request = HTTPRequest(
      method: .get, url: url, headers: [HTTPHeader("Accept", "text/calendar, */*;q=0.1")],
      limits: HTTPLimits(bodyBytes: limit), access: access)
    let get = SameOriginGet(request: request, secrets: [url.reveal()], client: http)
    var answer = await get.answer()
    // A request or answer that was lost is tried once more.
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

  /// A sentence about the calendar without the address, which an answer may have repeated.
  package func clean(_ sentence: String) -> String { redaction.clean(sentence) }

  private func failed(_ sentence: String, after: Duration? = nil) -> Result<[UInt8], Mistake> {
    .failure(Mistake(sentence: clean(sentence), after: after))
  }
}
