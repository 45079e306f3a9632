import Almanac
import HTTP
import Model
import Reactor

extension SourceReader {
  /// Makes all requests of the source, within its deadline.
  func fetchAll() async -> Result<[Fetched], FetchProblem> {
    let limit = source.deadline.components.seconds
    let seconds = limit == 1 ? "1 second" : "\(limit) seconds"
    return await withTimeout(source.deadline) {
      var all: [Fetched] = []
      for request in source.requests {
        switch await fetchTwice(request) {
        case .failure(let problem): return .failure(problem)
        case .success(let fetched): all.append(fetched)
        }
      }
      return .success(all)
    } ?? .failure(FetchProblem("it was not read within \(seconds)"))
  }

  private func fetchTwice(_ request: RequestForm) async -> Result<Fetched, FetchProblem> {
    let first = await fetch(request)
    guard case .failure(let problem) = first, problem.canRetry, !Task.isCancelled else { return first }
    // A pause as long as the deadline would end in a timeout; the first answer explains the failure better.
    if let after = problem.after, after >= source.deadline { return first }
    guard await Pause.wait(for: max(pause, problem.after ?? .zero)) else { return first }
    return await fetch(request, isSecond: true)
  }

  private func fetch(_ request: RequestForm, isSecond: Bool = false) async -> Result<Fetched, FetchProblem> {
    switch request.fetch {
    case .file(let template):
      return FileReading.fetch(absolute(template))
    case .command(let form): return await run(form)
    case .get(let address, let query): return await get(address, query, isSecond: isSecond)
    case .folder(let template): return DropFolder.fetch(absolute(template), now: clock.now(), newsSince: newsSince)
    case .maildir(let template): return Maildir.fetch(absolute(template), now: clock.now())
    case .imap(let address, let login, let password):
      let own: (login: Template, password: Template)? =
        if case .basic(let login, let password)? = source.http.credentials { (login, password) } else { nil }
      guard let login = login ?? own?.login, let password = password ?? own?.password else {
        return .failure(FetchProblem("it has no login and password"))
      }
      return await MailboxRead(
        address: address.text(values), login: Secret(login.text(values)), password: Secret(password.text(values)),
        today: window.today, within: source.deadline, access: source.access, client: mailboxes
      ).fetch()
    }
  }

  private func run(_ form: CommandForm) async -> Result<Fetched, FetchProblem> {
    func run(_ words: [Template]) async -> Result<Fetched, FetchProblem> {
      await CommandRun(
        words: words.map { $0.text(values) }, environment: form.environment.mapValues { $0.text(values) },
        directory: source.directory
      ).fetch()
    }
    let result = await run(form.words)
    guard case .failure(let problem) = result else { return result }
    if !form.nothingIf.isEmpty, case .success(let fetched) = await run(form.nothingIf),
      fetched.parts.allSatisfy(\.bytes.isEmpty)
    {
      return .success(Fetched(parts: []))
    }
    guard let known = form.advice.first(where: { problem.sentence.contains($0.says) }) else { return result }
    return .failure(
      FetchProblem("\(problem.sentence); \(known.advice)", canRetry: problem.canRetry, after: problem.after))
  }

  func absolute(_ template: Template) -> String {
    let path = template.text(values)
    return path.hasPrefix("/") ? path : source.directory + "/" + path
  }

  private func get(
    _ address: Template, _ query: [(name: String, value: Template)], isSecond: Bool
  ) async -> Result<Fetched, FetchProblem> {
    var text = address.address(values)
    // Calendar programs write the address of a feed with webcal:// in place of https://.
    if text.lowercased().hasPrefix("webcal://") { text = "https" + text.dropFirst("webcal".count) }
    let pairs = query.map { "\($0.name.percentEncoded)=\($0.value.text(values).percentEncoded)" }
    if !pairs.isEmpty { text += (text.contains("?") ? "&" : "?") + pairs.joined(separator: "&") }
    guard let origin = Origin(text) else {
      return .failure(FetchProblem("its address is not one of http or https, or holds a login"))
    }
    // Secrets may only go to the source's own address, whatever address a request of the system names.
    if case .text(let own)? = source.parameters["url"], let home = Origin(own), home != origin {
      return .failure(FetchProblem("a request goes to \(origin), and the url of the source is \(home)"))
    }
    let headers = headers()
    let destination = RetryPauses.Destination(origin, headers)
    // A second try has waited for the pause already.
    if !isSecond, let until = rests.until(destination, at: clock.now()) {
      let left = until.since(clock.now())
      guard left < source.deadline, await Pause.wait(for: left) else {
        return .failure(
          FetchProblem("\(origin) asked to be left alone until \(wallTime(until)); it is not asked before"))
      }
    }
    var secrets = headers.map { $0.value.reveal() }
    if address.usesSecret || query.contains(where: { $0.value.usesSecret }) { secrets.append(text) }
    for case .secret(let secret) in source.parameters.values { secrets.append(secret.reveal()) }
    let read = WebRead(
      address: Secret(text), headers: headers, access: source.access,
      secrets: secrets, client: http, now: clock.now())
    let fetched = await read.fetch()
    guard case .failure(let problem) = fetched, let after = problem.after else { return fetched }
    let now = clock.now()
    rests.keep(after, for: destination, at: now)
    return .failure(
      FetchProblem(
        "\(problem.sentence), and asks to be left alone until \(wallTime(now.adding(after)))",
        canRetry: problem.canRetry,
        after: after))
  }

  /// `16:45`, with the date where it is another day. Seconds are rounded up to the next minute.
  private func wallTime(_ until: Instant) -> String {
    let wall = window.zone.civil(at: until.adding(.seconds(59)))
    let time = TimeOfDay(hour: wall.time.hour, minute: wall.time.minute).map { "\($0)" } ?? ""
    return wall.date == window.zone.civil(at: clock.now()).date ? time : "\(wall.date) \(time)"
  }

  private func headers() -> [HTTPHeader] {
    var headers = source.http.headers.map { HTTPHeader($0.name, Secret($0.value.text(values))) }
    switch source.http.credentials {
    case .basic(let login, let password):
      let pair = HTTPForm.basic(login.text(values), password.text(values))
      headers.append(HTTPHeader("Authorization", Secret("Basic \(pair)")))
    case .bearer(let token): headers.append(HTTPHeader("Authorization", Secret("Bearer \(token.text(values))")))
    case nil: break
    }
    return headers
  }
}
