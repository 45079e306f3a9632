import Almanac
import JSON
import Model

/// Collects the records of one reading, and what was wrong with those that could not be used.
struct GatheredRecords {
  let source: Source
  private let window: Window
  private var reader: RecordReader
  private var joined = JoinedRecords()
  /// The records that are left after the source's policy and the people's privacy were applied; filled by `settle`.
  private(set) var records: [Record] = []
  var report: ReadingReport
  /// How many records were read without a fault, whether or not they were kept.
  private var understood = 0
  /// Where the record that is being read stands.
  private var origin = RecordOrigin()
  private var unknown: Set<String> = []

  /// - Parameter today: the latest day that a figure may have.
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

  /// Adds what a decoder found out for the administrator.
  mutating func addNotices(of decoded: Decoded) {
    for sentence in decoded.notices { report.addNotice(sentence) }
    report.rejectedSenderCount += decoded.rejectedSenderCount
  }

  /// Reports a list of which only a part was given. Figures are exempt: an answer that gives one often has a cut list
  /// beside it that nobody asked for.
  mutating func refuse(cut sentence: String?, of request: RequestForm) {
    guard let sentence, request.gives != .metric else { return }
    refuse([RowProblem(sentence, .excess)])
  }

  var reportedProblems: [ReadingProblem] { report.reportedProblems }

  /// Why nothing could be used; nil when something could, or when the source was empty. Records that are left out on
  /// purpose count as read.
  var failure: String? { understood == 0 ? report.failure : nil }

  /// Begins the answer to one request; see `Fetched.hasIndependentParts`.
  mutating func begin(_ fetched: Fetched) {
    report.hasIndependentParts = fetched.hasIndependentParts
    refuse(fetched.problems)
  }

  /// Reports rows that a decoder could not use.
  mutating func refuse(_ rows: [RowProblem]) {
    for row in rows { report.refuse(row, in: origin.file) }
  }

  /// Reports the record that is being read.
  private mutating func refuse(_ sentence: String, _ fault: ReadingFault?) {
    refuse([RowProblem(sentence, fault, line: origin.line, record: origin.index)])
  }

  /// Begins one part.
  ///
  /// - Parameter isOwn: whether the part is independent of the others, as a file in a folder is.
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

  /// Adds the output of jq: for each value of `each`, a list of 0 and its records, or of 1 and an error.
  mutating func add(mapped: [JSONValue], of request: RequestForm, numbers: NumberStyle, values: TemplateValues) {
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

  /// Adds decoded values whose fields have our names already.
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

  private mutating func add(_ value: JSONValue, of request: RequestForm, values: TemplateValues) {
    origin.index += 1
    let value = source.recordRedaction.clean(value)
    // A record that the source excludes is no loss when it is badly written.
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
    // Work that was finished before the last update may have become visible only now.
    case .finished where !isSince(record.ended, early: Reading.lateDays), .created where !isSince(record.came): return
    default: break
    }
    let problem = joined.keep(record, from: origin, isUndated: reader.isUndated, saysState: reader.saysState)
    if let problem { refuse([problem]) }
  }

  /// The title of a record, by which the administrator can find it. Nil for an absence, for an event (it may tell of
  /// an absence), and where the source hides titles.
  private func title(of value: JSONValue, as kind: RecordKind) -> String? {
    guard kind != .absence, kind != .event, !source.policy.hidesTitles else { return nil }
    for name in ["title", "name", "text"] {
      if case .text(let text)? = value.fields[name], !text.allSatisfy(\.isWhitespace) {
        return "\"\(shown(text, limit: 40))\""
      }
    }
    return nil
  }

  /// Applies the source's policy and the people's privacy to the joined records. To be called once, after the last
  /// record was added.
  mutating func settle() {
    for (joined, origin) in joined.settled(window.calendar, reporting: &report) {
      guard let record = source.policy.apply(to: joined) else { continue }
      do throws(Privacy.Refusal) {
        if let record = try source.privacy.apply(to: record) { records.append(record) }
      } catch {
        // The record was read well; leaving it out makes no list incomplete.
        report.refuse(RowProblem(error.sentence, nil, line: origin.line, record: origin.index), in: origin.file)
      }
    }
    joined = JoinedRecords()
  }

  /// Reports a field that no record of the kind has, each name once. Columns of a table are reported by their decoder.
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
  /// When the record was finished, reached or realised.
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
