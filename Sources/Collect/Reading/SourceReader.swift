import HTTP
import JSON
import Model
import Reactor

/// Reads one source once, for one window.
struct SourceReader: Sendable {
  let source: Source
  let window: Window
  let http: any HTTPClient
  let mailboxes: any MailboxClient
  let worker: JQWorker
  /// The time between a failure and its only retry.
  let pause: Duration
  /// The services that asked for a pause.
  var rests = RetryPauses()
  /// The machine's clock, by which files have their age and services their pause. `window.now` may be an earlier day.
  var clock = WallClock.machine

  /// The real day, also when an earlier day is composed again: a figure of a day in between is no mistake.
  private var today: CivilDate { window.calendar.civil(max(window.now, clock.now())).date }

  var values: TemplateValues { TemplateValues(parameters: source.parameters, window: window) }

  /// Reads the source. A failure is a reading, too.
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

  /// A sentence as it may leave Collect. Whatever it quotes (an answer, a program's error, jq), it holds no secret of
  /// the source and names nobody who is not to be named.
  private func clean(_ sentence: String) -> String { source.privacy.unnamed.text(source.redaction.clean(sentence)) }

  /// Sentences about files that can be read but not understood, without the name of the source.
  func look() async -> [String] {
    guard case .success = await fetchAll() else { return [] }
    return await read().forAdministrator.map(source.name.bare)
  }

  /// Problems of files and mails that arrived before this moment were told when they were new. They stay in the
  /// folder for a month and are then only the administrator's.
  var newsSince: Instant { min(window.since, clock.now().adding(.seconds(-2 * 86_400))) }

  /// The problem without its loss, where it concerns a part that is not new any more.
  private func downgraded(_ problem: RowProblem, of part: Fetched.Part) -> RowProblem {
    guard let arrived = part.arrived, arrived < newsSince else { return problem }
    return RowProblem(problem.sentence, nil, line: problem.line, record: problem.record)
  }

  /// Adds the records of one request. Returns a sentence when the request as a whole cannot be used.
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
        guard fetched.hasIndependentParts else { return sentence }
        gathered.refuse([RowProblem(sentence, .format)].map { downgraded($0, of: part) })
        continue
      }
      gathered.begin(part, isOwn: fetched.hasIndependentParts)
      gathered.refuse(decoded.problems.map { downgraded($0, of: part) })
      gathered.addNotices(of: decoded)
      gathered.refuse(cut: fetched.cut ?? Pagination.cut(decoded.value), of: request)
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
