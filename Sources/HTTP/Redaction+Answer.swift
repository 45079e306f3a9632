import Model

extension Redaction {
  /// The result without the secrets that the answer or the failure repeats.
  package func clean(_ result: Result<HTTPAnswer, HTTPFailure>) -> Result<HTTPAnswer, HTTPFailure> {
    switch result {
    case .success(let answer):
      .success(
        HTTPAnswer(
          status: answer.status, headers: answer.headers.map { ($0.name, clean($0.value)) }, body: clean(answer.body),
          cut: answer.cut, elapsed: answer.elapsed))
    case .failure(.notSent(let why)): .failure(.notSent(clean(why)))
    case .failure(.noAnswer(let why)): .failure(.noAnswer(clean(why)))
    case .failure(.cancelled(let sent)): .failure(.cancelled(sent: sent))
    }
  }
}
