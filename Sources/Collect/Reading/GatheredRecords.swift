import Almanac
import Model

/// The records of one reading while they come in, and what was wrong with those that did not fit.
struct GatheredRecords {
  let source: Source
  private let window: Window
  private var reader: RecordReader
  private var joined = JoinedRecords()
  /// What is left when the source's rules and people's wishes were applied; see `settle`.
  private(set) var records: [Record] = []
  var report: ReadingReport
  /// Records that were read well, whether or not they are kept.
  private var understood = 0
  /// Where the record that is being read stands.
  private var origin = RecordOrigin()
  private var unknown: Set<String> = []

  /// - Parameter today: no figure is of a later day.
  init(source: Source, window: Window, today: CivilDate) {
    self.source = source
    self.window = window
    report = ReadingReport(source.name)
    let people = source.privacy.people
    reader = RecordReader(
      source: source.name, now: window.now, calendar: window.calendar, people: { people.canonical($0) })
    reader.noteKind = source.noteKind
    reader.lastFigureDay = today
  }

  /// What the administrator should know of what a decoder found.
  mutating func addNotices(of decoded: Decoded) {
    for sentence in decoded.notices { report.addNotice(sentence) }
    report.rejectedSenderCount += decoded.rejectedSenderCount
  }

  /// A list of which only a part was given; a figure is often told beside a list that nobody asks for.
  mutating func refuse(cut sentence: String?, of request: RequestForm) {
    guard let sentence, request.gives != .metric else { return }
    refuse([RowProblem(sentence, .excess)])
  }

  var reportedProblems: [ReadingProblem] { report.reportedProblems }

  /// Why nothing of it could be used; nil when something could, or when there was nothing. What is left out on purpose was read well.
  var failure: String? { understood == 0 ? report.failure : nil }

  /// What follows is of one request; see `Fetched.hasIndependentParts`.
  mutating func begin(_ fetched: Fetched) {
    report.hasIndependentParts = fetched.hasIndependentParts
    refuse(fetched.problems)
  }

  /// Rows that the decoder could not use.
  mutating func refuse(_ rows: [RowProblem]) {
    for row in rows { report.refuse(row, in: origin.file) }
  }

  /// The record that is being read.
  private mutating func refuse(_ sentence: String, _ fault: ReadingFault?) {
    refuse([RowProblem(sentence, fault, line: origin.line, record: origin.index)])
  }

  /// What follows is of this part; `isOwn` when it was put there for itself, as a file in a folder is.
  mutating func begin(_ part: Fetched.Part, isOwn: Bool) {
    if isOwn { origin.index = 0 }
    origin.answer += 1
    reader.arrived = part.arrived
    reader.scope = isOwn ? part.name : ""
    origin.file = isOwn ? part.name : part.list ?? ""
  }

  private mutating func begin(_ request: RequestForm, _ numbers: NumberStyle) {
    let zone = window.zone
    reader.numbers = request.decimal ?? numbers
    reader.moments = MomentText(order: source.dates ?? request.dates) { zone.firstInstant(reaching: $0) }
  }

  /// What jq made: for each value of `each` 0 and its records, or 1 and an error.
  mutating func add(mapped: [Value], of request: RequestForm, numbers: NumberStyle, values: TemplateValues) {
    begin(request, numbers)
    origin.line = nil
    for case .list(let outcome) in mapped {
      if outcome.first == .number("0") {
        for value in outcome.dropFirst() { add(value, of: request, values: values) }
      } else {
        origin.index += 1
        refuse("jq: \(JQProgram.words(outcome.last))", .mapping)
      }
    }
  }

  /// Decoded values whose names fit already.
  mutating func add(_ decoded: Decoded, of request: RequestForm, values: TemplateValues) {
    begin(request, decoded.numbers)
    origin.line = nil
    switch decoded.value {
    case .null: break
    case .list(let rows):
      for (index, row) in rows.enumerated() {
        origin.line = index < decoded.lines.count ? decoded.lines[index] : nil
        add(row, of: request, values: values)
      }
    default: add(decoded.value, of: request, values: values)
    }
  }

  private mutating func add(_ value: Value, of request: RequestForm, values: TemplateValues) {
    origin.index += 1
    let value = source.recordRedaction.clean(value)
    // What is not to be read at all is no loss where it is badly written.
    let isExcluded = source.policy.excludes(value)
    let record: Record
    let kind = request.kind(of: value, values: values)
    do throws(RecordProblem) {
      let names: [String]
      reader.isWrittenByPeople = request.format.isWrittenByPeople
      (record, names) = try reader.read(value, as: kind)
      reportUnknown(names, in: request)
    } catch {
      if isExcluded || error.fault == nil { understood += 1 }
      if isExcluded { return }
      refuse(title(of: value, as: kind).map { "\($0): \(error.sentence)" } ?? error.sentence, error.fault)
      return
    }
    for notice in reader.takeNotices() { refuse(notice, nil) }
    understood += 1
    switch request.keep {
    // What was finished before the last update may be visible only now.
    case .finished where !isSince(record.ended, early: Reading.lateDays), .created where !isSince(record.came): return
    default: break
    }
    let problem = joined.keep(record, from: origin, isUndated: reader.isUndated, saysState: reader.saysState)
    if let problem { refuse([problem]) }
  }

  /// What a record is called, for the administrator to find it by: nothing of an absence, of an event, which may tell one, or of what
  /// the source hides.
  private func title(of value: Value, as kind: RecordKind) -> String? {
    guard kind != .absence, kind != .event, !source.policy.hidesTitles else { return nil }
    for name in ["title", "name", "text"] {
      if case .text(let text)? = value.fields[name], !text.allSatisfy(\.isWhitespace) {
        return "\"\(shown(text, limit: 40))\""
      }
    }
    return nil
  }

  /// Applies the source's rules and people's wishes to the records, each made of everything that was read of it; call it once,
  /// after the last.
  mutating func settle() {
    for (joined, origin) in joined.settled(window.calendar, reporting: &report) {
      guard let record = source.policy.apply(to: joined) else { continue }
      do throws(Privacy.Refusal) {
        if let record = try source.privacy.apply(to: record) { records.append(record) }
      } catch {
        // It was read well: that it is not told makes no list incomplete.
        report.refuse(RowProblem(error.sentence, nil, line: origin.line, record: origin.index), in: origin.file)
      }
    }
    joined = JoinedRecords()
  }

  /// A field that no record of the kind has is the mistake of whoever wrote it; columns of a table are told by its decoder.
  private mutating func reportUnknown(_ names: [String], in request: RequestForm) {
    guard request.gives != .absence, request.usesJQ || request.format.hasNamedFields else { return }
    for name in names where unknown.insert(name).inserted {
      let hint = HeadingWords.field(for: name, of: request.gives).map { "; is it \($0)?" } ?? ""
      let giver = request.usesJQ ? "the jq of \(request.name)" : "a record"
      report.addNotice("\(giver) gives \"\(shown(name))\", which \(request.gives.inWords) does not have\(hint)")
    }
  }

  private func isSince(_ moment: Moment?, early days: Int = 0) -> Bool {
    let first = window.calendar.civil(window.since).date.adding(days: -days)
    return moment.map { window.calendar.day(of: $0) >= first } ?? false
  }
}

extension Record {
  /// When it was finished, reached or realised.
  fileprivate var ended: Moment? {
    switch self {
    case .item(let item): item.state.isOpen ? nil : item.finished
    case .milestone(let milestone): milestone.reached
    case .decision(let decision): decision.realised
    case .metric, .note, .absence, .event: nil
    }
  }

  fileprivate var came: Moment? { if case .item(let item) = self { item.created } else { nil } }
}
