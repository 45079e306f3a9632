import Config
import HTTP
import Model
import YAML

/// An address that is called regularly while nothing is overdue, and that alerts somebody when the calls stop: a dead man's
/// switch such as Healthchecks. The address is a secret, so only its scheme and host are shown.
package struct Heartbeat: Sendable, Equatable {
  private let url: Secret
  private let access: HTTPAccess
  /// `https://hc-ping.com/…`
  package let shown: String

  /// Nil when the address cannot be used; the reason has been reported then.
  init?(_ setting: AddressSetting, problems: Problems) {
    func refused(_ sentence: Sentence) { problems.add(Problem(at: setting.location, path: setting.path, sentence)) }
    let place: HTTPAddress
    switch HTTPAddress.read(setting.url.reveal()) {
    case .success(let found): place = found
    case .failure(let mistake):
      refused(Sentence(known: mistake.description))
      return nil
    }
    if place.scheme == .http, !place.isPrivate {
      refused(
        "starts with http://, which anybody on the way can read; use https:// (http is for hosts on this machine or a "
          + "private network only)")
      return nil
    }
    if let proxy = setting.way.proxy, case .failure(let mistake) = HTTPAddress.read(proxy.address, isProxy: true) {
      refused("has a proxy that \(mistake)")
      return nil
    }
    url = setting.url
    access = HTTPAccess(ca: setting.way.ca, proxy: setting.way.proxy, allowsHTTP: place.scheme == .http)
    shown = place.description
  }

  package static let every = Duration.seconds(3600)
  /// How long after a ping that failed, or was held back, the next one follows.
  package static let again = Duration.seconds(300)

  /// The result of a ping. The texts follow the name of the address in a sentence.
  package enum Outcome: Sendable, Hashable {
    case heard
    case failed(String)
  }

  package func ping(by http: any HTTPClient) async -> Outcome {
    let request = HTTPRequest(method: .get, url: url, limits: HTTPLimits(bodyBytes: 4_096), access: access)
    return switch await http.send(request) {
    case .success(let answer) where (200...299).contains(answer.status): .heard
    case .success(let answer): .failed("answered \(answer.status)")
    case .failure(.notSent(let why)): .failed("could not be reached: \(why)")
    case .failure(.noAnswer(let why)): .failed("did not answer: \(why)")
    case .failure(.cancelled): .failed("did not answer in time")
    }
  }
}
