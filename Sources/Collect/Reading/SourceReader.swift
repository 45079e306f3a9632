import Almanac
import Foundation
import HTTP
import Model
import Reactor

/// Reads one source once, for one window.
struct SourceReader: Sendable {
  let source: Source
  let window: Window
  let http: any HTTPClient
  let mailboxes: any MailboxClient
  let worker: JQWorker
  /// Between a failure and the one time it is tried again.
  let pause: Duration
  /// Who asked to be left alone, and until when.
  var rests = Rests()
  /// Files are as old as the machine's own clock says, and services rest by it.
  var clock = WallClock.machine

  /// Where an earlier day is looked at again, today all the same: what came after that day is no mistake.
  private var today: CivilDate { window.calendar.civil(max(window.now, clock.now())).date }

  var values: TemplateValues { TemplateValues(parameters: source.parameters, window: window) }

  /// The reading, whatever happens: a failure is a reading too.
  func read() async -> Reading {
    var reading = Reading(source: source.name, title: source.title, at: window.now, outcome: .failed(""))
    if let place = source.unfilled {
      reading.outcome = .failed(
        "{{ }} stands at \(place), where nothing fills it in; it is not read until that is mended")
      return reading
    }
    switch await fetchAll() {
    case .failure(let problem): reading.outcome = .failed(clean(problem.sentence))
    case .success(let fetched):
      var gathered = GatheredRecords(source: source, window: window, today: today)
      for (request, parts) in zip(source.requests, fetched) {
        if let sentence = await gather(parts, of: request, into: &gathered) {
          reading.outcome = .failed(clean(sentence))
          return reading
        }
      }
      gathered.settle()
      reading.problems = gathered.reportedProblems.map { ReadingProblem(clean($0.sentence), loss: $0.loss) }
      reading.outcome =
        gathered.failure.map { .failed(clean($0)) } ?? .read(gathered.records, gathered.completeness)
    }
    return reading
  }

  /// A sentence of the reading as it leaves this room: whatever it quotes (an answer, a program's complaint, jq), it holds no
  /// secret of the source and nobody who is not to be named.
  private func clean(_ sentence: String) -> String { source.privacy.unnamed.text(source.redaction.clean(sentence)) }

  /// What of files that can be read is not understood, in sentences without the source's name.
  func look() async -> [String] {
    guard case .success = await fetchAll() else { return [] }
    return await read().forAdministrator.map(source.name.bare)
  }

  // MARK: Fetching

  /// All requests of the source, within its deadline.
  private func fetchAll() async -> Result<[Fetched], FetchProblem> {
    let limit = source.deadline.components.seconds
    let seconds = limit == 1 ? "1 second" : "\(limit) seconds"
    return await within(source.deadline) {
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
    // Longer than the deadline is as long as the deadline: then the first answer is the better sentence.
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
    case .folder(let template): return DropFolder.fetch(absolute(template), now: clock.now(), news: news)
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
    // How calendar programs write the address of a feed.
    if text.lowercased().hasPrefix("webcal://") { text = "https" + text.dropFirst("webcal".count) }
    let pairs = query.map { "\(Percent.encoded($0.name))=\(Percent.encoded($0.value.text(values)))" }
    if !pairs.isEmpty { text += (text.contains("?") ? "&" : "?") + pairs.joined(separator: "&") }
    guard let origin = Origin(text) else {
      return .failure(FetchProblem("its address is not one of http or https, or holds a login"))
    }
    // The source's own address is where its secrets may go, whatever a request of the system says.
    if case .text(let own)? = source.parameters["url"], let home = Origin(own), home != origin {
      return .failure(FetchProblem("a request goes to \(origin), and the url of the source is \(home)"))
    }
    let headers = headers()
    let destination = Rests.Destination(origin, headers)
    // The second try has waited already.
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

  /// `16:45`, or with its day; to the next whole minute.
  private func wallTime(_ until: Instant) -> String {
    let wall = window.zone.civil(at: until.adding(.seconds(59)))
    let time = TimeOfDay(hour: wall.time.hour, minute: wall.time.minute).map { "\($0)" } ?? ""
    return wall.date == window.zone.civil(at: clock.now()).date ? time : "\(wall.date) \(time)"
  }

  private func headers() -> [HTTPHeader] {
    var headers = source.http.headers.map { HTTPHeader($0.name, Secret($0.value.text(values))) }
    switch source.http.credentials {
    case .basic(let login, let password):
      let pair = SourceReader.basic(login.text(values), password.text(values))
      headers.append(HTTPHeader("Authorization", Secret("Basic \(pair)")))
    case .bearer(let token): headers.append(HTTPHeader("Authorization", Secret("Bearer \(token.text(values))")))
    case nil: break
    }
    return headers
  }

  static func basic(_ login: String, _ password: String) -> String {
    Data("\(login):\(password)".utf8).base64EncodedString()
  }

  // MARK: Decoding and mapping

  /// What came to lie in a folder or a mailbox before this was told when it was new: a month long it is for the administrator only.
  private var news: Instant { min(window.since, clock.now().adding(.seconds(-2 * 86_400))) }

  private func told(_ problem: RowProblem, of part: Fetched.Part) -> RowProblem {
    guard let arrived = part.arrived, arrived < news else { return problem }
    return RowProblem(problem.sentence, nil, line: problem.line, record: problem.record)
  }

  /// Adds the records of one request; a sentence when the request as a whole cannot be used.
  private func gather(
    _ fetched: Fetched, of request: RequestForm, into gathered: inout GatheredRecords
  ) async -> String? {
    gathered.begin(fetched)
    for part in fetched.parts {
      let decoded: Decoded
      do throws(DecodingProblem) {
        let calendar = CalendarDecoder(
          kind: request.gives, isMapped: request.usesJQ, people: source.privacy.people, window: window)
        decoded = try request.format.decode(part, values, calendar: calendar)
      } catch {
        let sentence = "\(shown(part.name, limit: 200)): \(error.sentence)"
        guard fetched.standAlone else { return sentence }
        gathered.refuse([RowProblem(sentence, .format)].map { told($0, of: part) })
        continue
      }
      gathered.begin(part, isOwn: fetched.standAlone)
      gathered.refuse(decoded.problems.map { told($0, of: part) })
      gathered.note(decoded)
      gathered.note(cut: fetched.cut ?? ListPages.cut(decoded.value), of: request)
      if request.usesJQ, let program = source.program {
        let input = JQProgram.input(request: request.name, data: decoded.value, values: values)
        switch await worker.run(program, on: input, limit: source.deadline) {
        case .failure(let failure): return failure.sentence(of: request, on: decoded.value)
        case .success(let mapped): gathered.add(mapped: mapped, of: request, numbers: decoded.numbers, values: values)
        }
      } else {
        gathered.add(decoded, of: request, values: values)
      }
    }
    return nil
  }
}

extension JQWorker.Failure {
  /// The same, and which name of `each` the answer does not have, where that is why.
  func sentence(of request: RequestForm, on data: Value) -> String {
    let sentence = sentence(request: request.name)
    guard case .failed(let words) = self, words.hasPrefix("Cannot iterate over null"), let each = request.each,
      case .object(let fields) = data
    else { return sentence }
    let name = each.drop { $0 == "." || $0.isWhitespace }.prefix { $0.isLetter || $0.isNumber || $0 == "_" }
    guard each.trimmingSpaces().hasPrefix(".\(name)[]"), !name.isEmpty else { return sentence }
    if fields[String(name)] == .null { return "\(sentence); \"\(name)\" is null in what it gave, and no list" }
    guard fields[String(name)] == nil else { return sentence }
    let lists = fields.filter { if case .list = $0.value { true } else { false } }.keys.sorted()
    let advice = lists.count == 1 ? "; its list is \"\(shown(lists[0]))\": say each: \(RecordList.path(lists[0]))" : ""
    return "\(sentence); what it gave has no \"\(name)\"\(advice)"
  }

  /// For the administrator, about one request of a source.
  package func sentence(request: String) -> String {
    switch self {
    case .doesNotCompile(let words): "its jq program does not compile: \(shown(words, limit: 300))"
    case .failed(let words): "the jq of \(request) stopped: \(shown(words, limit: 300))"
    case .tookTooLong: "the jq of \(request) did not end in time"
    case .died: "the jq of \(request) used too much memory or crashed"
    case .notStarted(let words): "the jq worker could not be started: \(shown(words, limit: 300))"
    }
  }
}

/// The outcome of `work`, or nil when the time is over first; the work is then cancelled and waited for.
func within<T: Sendable>(_ limit: Duration, _ work: @escaping @Sendable () async -> T) async -> T? {
  await withTaskGroup(of: T?.self) { group in
    group.addTask { await work() }
    group.addTask {
      await Pause.wait(for: limit)
      return nil
    }
    let first = await group.next() ?? nil
    group.cancelAll()
    return first
  }
}
