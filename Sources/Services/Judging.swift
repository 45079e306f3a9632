import HTTP
import Model

/// Judges an answer by the rules that all services share. Each service adds its own sign of success and its own error words.
/// Answers are quoted safely here: `Service.outcome(of:)` has removed every secret before.
struct Judging {
  /// The service's name as people know it.
  let title: String
  /// The configuration's setting that holds the address, for advice.
  var setting = "url"
  /// What to do about a status that came without an error word; nil where the general advice for webhooks fits.
  var advice: @Sendable (Int) -> String? = { _ in nil }

  /// What a service's own error word means, where the word says more than the status.
  struct Meaning {
    enum Verdict { case refused, broken, later }
    let verdict: Verdict
    /// Follows a colon: what happened and what to do, such as "the webhook was removed; …".
    let advice: String

    static func refused(_ advice: String) -> Meaning { Meaning(verdict: .refused, advice: advice) }
    /// The fault is the destination's, not the post's: nothing will be accepted there any more.
    static func broken(_ advice: String) -> Meaning { Meaning(verdict: .broken, advice: advice) }
    static func later(_ advice: String) -> Meaning { Meaning(verdict: .later, advice: advice) }
  }

  /// The service's own error word in an answer, already cleaned, and its meaning if the word is known.
  struct Word {
    let text: String
    let meaning: Meaning?
  }

  /// - Parameters:
  ///   - delivered: the outcome of a 2xx answer; nil when the answer lacks the service's sign of success.
  ///   - word: the service's own error word.
  ///   - wait: how long the service asks to wait, where it says so outside the `Retry-After` header.
  func outcome(
    of result: Result<HTTPAnswer, HTTPFailure>, delivered: (HTTPAnswer) -> Outcome?,
    word: (HTTPAnswer) -> Word? = { _ in nil }, wait: (HTTPAnswer) -> Duration? = { _ in nil }
  ) -> Outcome {
    switch result {
    case .failure(.notSent(let why)):
      return .later(why: "\(title) was not reached: \(clean(why))", after: nil)
    case .failure(.noAnswer(let why)):
      return .unknown(why: "\(title) got the post, in part or whole, and did not answer: \(clean(why))")
    case .failure(.cancelled(sent: false)):
      return .later(why: "the post to \(title) was called off before anything was sent", after: nil)
    case .failure(.cancelled(sent: true)):
      return .unknown(why: "the post to \(title) was called off while it was under way")
    case .success(let answer):
      let wait = wait(answer) ?? RetryAfter.wait(from: answer)
      let word = word(answer)
      if let meaning = word?.meaning { return known(meaning, answer, word: word, wait: wait) }
      if (200...299).contains(answer.status) {
        return delivered(answer)
          ?? .unknown(
            why: "\(said(answer, word)), which is not how \(title) says that a post was taken\(excerpt(answer))")
      }
      return byStatus(answer, word: word, wait: wait)
    }
  }

  private func known(_ meaning: Meaning, _ answer: HTTPAnswer, word: Word?, wait: Duration?) -> Outcome {
    let why = "\(said(answer, word)): \(meaning.advice)"
    return switch meaning.verdict {
    case .refused: .refused(why: why)
    case .broken: .broken(why: why)
    case .later: .later(why: why, after: wait)
    }
  }

  private func byStatus(_ answer: HTTPAnswer, word: Word?, wait: Duration?) -> Outcome {
    let said = said(answer, word)
    let details = word == nil ? excerpt(answer) : ""
    switch StatusClass(answer) {
    case .redirect:
      let place = redirectOrigin(answer).map { " to \($0)" } ?? ""
      return .refused(
        why: "\(said), which leads elsewhere\(place); posts do not follow it: put the final address in \(setting)")
    case .permanent:
      let why = "\(said): \(advice(answer.status) ?? StatusClass.advice(for: answer.status))\(details)"
      return StatusClass.gone.contains(answer.status) ? .broken(why: why) : .refused(why: why)
    case .later:
      let asked = wait.map { ", and asks to wait \($0.components.seconds) s" } ?? ""
      let what = answer.status == 429 ? "that was too much at once" : "it takes no posts just now"
      return .later(why: "\(said): \(what)\(asked)\(details)", after: wait)
    case .unknown:
      let seconds = answer.elapsed.components.seconds
      return .unknown(why: "\(said) after \(seconds) s: the post may have been taken\(details)")
    }
  }

  private func said(_ answer: HTTPAnswer, _ word: Word?) -> String {
    "\(title) answered \(answer.status)" + (word.map { " \($0.text)" } ?? "")
  }

  /// `. It said: "…"`, or an empty text when the body is empty.
  private func excerpt(_ answer: HTTPAnswer) -> String {
    let text = clean(String(decoding: answer.body.prefix(512), as: UTF8.self))
    return text.isEmpty ? "" : ". It said: \"\(text)\""
  }

  private func clean(_ text: String) -> String {
    UntrustedText(text).shortened(to: 160).description
  }

  private func redirectOrigin(_ answer: HTTPAnswer) -> String? {
    guard let location = answer.header("Location"), let address = HTTPAddress(location) else { return nil }
    return "\(address.scheme.rawValue)://\(address.hostAndPort)"
  }
}

/// What an HTTP status means when the service gives no word of its own. The table is in docs/adding-a-service.md.
enum StatusClass {
  case redirect, permanent, later, unknown

  /// Statuses that say that this address will never accept anything again, whatever is sent.
  static let gone: Set = [401, 403, 404, 410]

  /// A 5xx answer that comes faster than this was made by a proxy or gateway in front; the service behind it took no post.
  static let frontDoor = Duration.seconds(2)

  /// For every status but 2xx.
  init(_ answer: HTTPAnswer) {
    switch answer.status {
    case 300...399: self = .redirect
    case 408, 425, 429: self = .later
    case 400...499: self = .permanent
    // "Not implemented", "HTTP version not supported", "network authentication required": waiting changes none of them.
    case 501, 505, 511: self = .permanent
    // "Not now", and the statuses with which proxies say that they could not reach the service.
    case 503, 507, 509, 521, 522, 523, 525, 526, 529: self = .later
    // A proxy waited in vain for an answer: the service may have taken the post.
    case 504, 520, 524: self = .unknown
    case 500...599: self = answer.elapsed < StatusClass.frontDoor ? .later : .unknown
    default: self = .unknown
    }
  }

  static func advice(for status: Int) -> String {
    switch status {
    case 401, 403:
      "the address is not allowed to post (any more); make a new webhook and put its address in the credential"
    case 404, 410:
      "there is no webhook at this address (any more); make a new one and put its address in the credential"
    case 405, 501: "what is at this address takes no posts; copy the webhook's address again"
    case 407: "a proxy on the way wants a login; write proxy: { url: …, login: …, password: { credential: … } }"
    case 413: "the post is too large for it; please report this as a bug"
    case 511: "a network on the way wants somebody to log in first"
    default: "it will not take this post; see what it said, and report it as a bug if the address is right"
    }
  }
}
