import Almanac
import Model

/// The records of one reading while they come in, and what was wrong with those that did not fit.
struct GatheredRecords {
  private struct Place: Hashable {
    let key: RecordKey
    var at: Moment?
  }

  /// Records of one reading.
  static let limit = 20_000
  private static let reportLimit = 20

  private let source: Source
  private let window: Window
  private var reader: RecordReader
  private var joined: [(record: JoinedRecord, place: (line: Int?, index: Int))] = []
  /// What is left when the source's rules and people's wishes were applied; see `settle`.
  private(set) var records: [Record] = []
  private var places: [Place: Int] = [:]
  private var isFull = false
  private var problems: [ReadingProblem] = []
  private var refused = 0
  /// Records that were read well, whether or not they are kept.
  private var understood = 0
  private var index = 0
  /// The line of the file that the record being read begins on.
  private var line: Int?
  /// The file that is read, where there are several.
  private var file = ""
  /// Lines of which something was lost, with their file.
  private var lostLines: Set<String> = []
  private var unknown: Set<String> = []
  /// What was told already, and is told once: that of a column in each of several files.
  private var notices: Set<String> = []
  /// Figures without a day of their own that have several values, and the lines that these stand on.
  private var contradicting: [RecordKey: [Int?]] = [:]
  private var linesOfUndated: [RecordKey: Int?] = [:]
  /// Mails of senders whom the source does not name.
  var ofStrangers = 0

  init(source: Source, window: Window) {
    self.source = source
    self.window = window
    let people = source.privacy.people
    reader = RecordReader(
      source: source.name, now: window.now, calendar: window.calendar, people: { people.canonical($0) })
    reader.noteKind = source.noteKind
  }

  /// What the administrator should know, and nobody misses by.
  mutating func note(_ sentences: [String]) {
    for sentence in sentences where notices.insert(sentence).inserted {
      problems.append(ReadingProblem("\(source.name): \(sentence)"))
    }
  }

  /// What to tell the administrator; of a long list the head, and how many more.
  var reportedProblems: [ReadingProblem] {
    var problems = problems
    if ofStrangers > 0 {
      let mails = ofStrangers == 1 ? "1 mail was" : "\(ofStrangers) mails were"
      problems.append(ReadingProblem("\(source.name): \(mails) left out; \"senders\" does not name who sent them"))
    }
    let rest = problems.dropFirst(Self.reportLimit)
    guard !rest.isEmpty else { return problems }
    // Readers are told how many in all, and of what kind.
    let losses = Dictionary(grouping: rest.compactMap(\.loss), by: \.fault).map { fault, losses in
      ReadingProblem.Loss(fault, count: losses.reduce(0) { $0 + $1.count })
    }.sorted { ($1.count, $0.fault.rawValue) < ($0.count, $1.fault.rawValue) }
    let told = losses.map { ReadingProblem("\(source.name): \($0.count) more records did not fit", loss: $0) }
    let quiet = rest.count { $0.loss == nil }
    return problems.prefix(Self.reportLimit) + told
      + (quiet > 0 ? [ReadingProblem("\(source.name): \(quiet) more things to know, not told here")] : [])
  }

  /// Why nothing of it could be used; nil when something could, or when there was nothing. What is left out on purpose was read well.
  var failure: String? {
    guard understood == 0, refused > 0 else { return nil }
    let first = problems.first { $0.loss != nil }.map { $0.sentence.dropFirst("\(source.name): ".count) }
    return "nothing in it could be used; \(refused == 1 ? "" : "the first of \(refused): ")\(first ?? "it did not fit")"
  }

  var completeness: Completeness {
    var completeness = Completeness(complete: refused == 0)
    for request in source.requests {
      switch request.gone {
      case .vanished: completeness.listed.formUnion(request.kinds)
      case .finished: completeness.goneIsFinished.formUnion(request.kinds)
      case nil: break
      }
    }
    completeness.created = asksForNew
    return completeness
  }

  /// A request for what came in, or one for a whole list that shows open work and since when it is there.
  private var asksForNew: Bool {
    source.requests.contains { $0.keep == .created }
      || source.requests.contains { $0.kinds.contains(.item) && !$0.isOfMoment }
        && records.contains { if case .item(let item) = $0 { item.state.isOpen && item.created != nil } else { false } }
  }

  /// Rows that the decoder could not use.
  mutating func refuse(_ rows: [RowProblem]) {
    for row in rows { refuse(row) }
  }

  private mutating func refuse(_ row: RowProblem) {
    if row.fault != nil { refused += 1 }
    let place = row.line.map { "line \($0): " } ?? row.record.map { "record \($0): " } ?? ""
    let file = place.isEmpty || self.file.isEmpty ? "" : "\(shown(self.file)): "
    problems.append(
      ReadingProblem("\(source.name): \(file)\(place)\(row.sentence)", loss: row.fault.map { loss(of: row, $0) }))
  }

  /// A line of which several things could not be used is one line. Of several files readers are told no lines: they would not know
  /// whose.
  private mutating func loss(of row: RowProblem, _ fault: ReadingFault) -> ReadingProblem.Loss {
    let isNew = row.line.map { lostLines.insert("\($0) \(self.file)").inserted } ?? true
    return ReadingProblem.Loss(
      fault, line: self.file.isEmpty ? row.line : nil, count: isNew ? 1 : 0, isPart: row.isPart)
  }

  /// The record that is being read.
  private mutating func refuse(_ sentence: String, _ fault: ReadingFault, isPart: Bool = false) {
    refuse(RowProblem(sentence, fault, line: line, record: index, isPart: isPart))
  }

  /// What follows is of this part; `isOwn` when it was put there for itself, as a file in a folder is.
  mutating func begin(_ part: Fetched.Part, isOwn: Bool) {
    if isOwn { index = 0 }
    reader.arrived = part.arrived
    reader.scope = isOwn ? part.name : ""
    file = isOwn ? part.name : part.list ?? ""
  }

  private mutating func begin(_ request: RequestForm, _ numbers: NumberStyle) {
    let zone = window.zone
    reader.numbers = request.decimal ?? numbers
    reader.moments = MomentText(order: source.dates ?? request.dates) { zone.firstInstant(reaching: $0) }
  }

  /// What jq made: for each value of `each` 0 and its records, or 1 and an error.
  mutating func add(mapped: [Value], of request: RequestForm, numbers: NumberStyle, values: TemplateValues) {
    begin(request, numbers)
    line = nil
    for case .list(let outcome) in mapped {
      if outcome.first == .number("0") {
        for value in outcome.dropFirst() { add(value, of: request, values: values) }
      } else {
        index += 1
        refuse("jq: \(Self.words(outcome.last))", .mapping)
      }
    }
  }

  /// Decoded values whose names fit already.
  mutating func add(_ decoded: Decoded, of request: RequestForm, values: TemplateValues) {
    begin(request, decoded.numbers)
    line = nil
    switch decoded.value {
    case .null: break
    case .list(let rows):
      for (index, row) in rows.enumerated() {
        line = index < decoded.lines.count ? decoded.lines[index] : nil
        add(row, of: request, values: values)
      }
    default: add(decoded.value, of: request, values: values)
    }
  }

  private mutating func add(_ value: Value, of request: RequestForm, values: TemplateValues) {
    index += 1
    // What is not to be read at all is no loss where it is badly written.
    let isExcluded = source.policy.excludes(value)
    let record: Record
    let kind = kind(of: value, in: request, values: values)
    do throws(RecordProblem) {
      let names: [String]
      reader.isWritten = request.format.isWrittenByPeople
      (record, names) = try reader.read(value, as: kind)
      reportUnknown(names, in: request)
    } catch {
      if isExcluded { return understood += 1 }
      refuse(title(of: value, as: kind).map { "\($0): \(error.sentence)" } ?? error.sentence, error.fault)
      return
    }
    for notice in reader.takeNotices() { refuse(RowProblem(notice, nil, line: line, record: index)) }
    understood += 1
    switch request.keep {
    // What was finished before the last update may be visible only now.
    case .finished where !isSince(record.ended, early: Reading.lateDays), .created where !isSince(record.came): return
    default: break
    }
    keep(record)
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

  /// Two records of one key are one; a figure of another moment is another.
  private mutating func keep(_ record: Record) {
    var place = Place(key: record.key, at: nil)
    if case .metric(let figure) = record { place.at = figure.at }
    if let known = places[place] {
      // Of two figures of one day the later line corrects the earlier; where no day is written, nobody knows which is which.
      if reader.isUndated { return compare(record, with: joined[known].record.record) }
      if place.at != nil { return joined[known].record = JoinedRecord(record) }
      let fields = joined[known].record.join(record)
      guard !fields.isEmpty else { return }
      let first = joined[known].place
      refuse(
        "it has the key of \(first.line.map { "line \($0)" } ?? "record \(first.index)") and another \(fields.joined(separator: ", ")); give each its own key or id",
        .contradiction, isPart: true)
    } else if joined.count < Self.limit {
      places[place] = joined.count
      if reader.isUndated { linesOfUndated[record.key] = line }
      joined.append((JoinedRecord(record), (line, index)))
    } else if !isFull {
      isFull = true
      refuse(RowProblem("it has more than \(Self.limit) records; the rest was not read", .excess))
    }
  }

  private mutating func compare(_ record: Record, with first: Record) {
    guard record != first else { return }
    contradicting[record.key, default: [linesOfUndated[record.key] ?? nil]].append(line)
  }

  /// Applies the source's rules and people's wishes to the records, each made of everything that was read of it; call it once,
  /// after the last.
  mutating func settle() {
    let untold = contradictoryFigures()
    for (joined, place) in joined {
      if case .metric(let metric) = joined.record, untold(metric) { continue }
      guard let record = source.policy.apply(to: joined.record) else { continue }
      do throws(Privacy.Refusal) {
        if let record = try source.privacy.apply(to: record) { records.append(record) }
      } catch {
        // It was read well: that it is not told makes no list incomplete.
        let shown = place.line.map { "line \($0)" } ?? "record \(place.index)"
        problems.append(ReadingProblem("\(source.name): \(shown): \(error.sentence)"))
      }
    }
    joined = []
  }

  /// Reports figures of which two values cannot both be true; the answer tells them.
  private mutating func contradictoryFigures() -> (Metric) -> Bool {
    for (key, lines) in contradicting.sorted(by: { $0.key.id < $1.key.id }) {
      let name = "\"\(shown(key.id))\""
      for (number, line) in lines.enumerated() {
        refuse(
          RowProblem(
            number == 0
              ? "\(name) has \(lines.count) values and no day, so that none of them is told; give each its day in a field date, "
                + "or keep one" : "\(name) has another value here", .contradiction, line: line))
      }
    }
    let metrics = joined.compactMap { if case .metric(let metric) = $0.record.record { metric } else { nil } }
    let names = FigureContradictions.names(
      in: metrics.filter { contradicting[$0.key] == nil }, calendar: window.calendar)
    for (name, why) in names {
      refuse(
        RowProblem(
          "\"\(shown(name.description))\" stands for two figures: \(why); give one of them another name", .contradiction
        ))
    }
    let refused = Set(names.map { $0.name.description.lowercased() })
    return { [contradicting] in contradicting[$0.key] != nil || refused.contains($0.name.description.lowercased()) }
  }

  /// A field that no record of the kind has is the mistake of whoever wrote it; columns of a table are told by its decoder.
  private mutating func reportUnknown(_ names: [String], in request: RequestForm) {
    guard request.gives != .absence, request.usesJQ || request.format.hasNamedFields else { return }
    for name in names where unknown.insert(name).inserted {
      let hint = HeadingWords.field(for: name, of: request.gives).map { "; is it \($0)?" } ?? ""
      let giver = request.usesJQ ? "the jq of \(request.name)" : "a record"
      problems.append(
        ReadingProblem(
          "\(source.name): \(giver) gives \"\(shown(name))\", which \(request.gives.inWords) does not have\(hint)"))
    }
  }

  /// What stands under a heading of its own is of that heading's kind, but not what is indented below it.
  private func kind(of value: Value, in request: RequestForm, values: TemplateValues) -> RecordKind {
    guard !request.sections.isEmpty, value.fields["parent"] == nil else { return request.gives }
    // Of headings below each other the nearest one that says what its tasks are.
    let all: [Value] =
      if case .list(let all)? = value.fields["sections"] { all.reversed() } else { [value.fields["section"] ?? .null] }
    let headings = all.compactMap { if case .text(let heading) = $0 { heading } else { nil } }
    let sections = request.sections.map { (kind: $0.kind, names: $0.headings.flatMap { $0.list(values) }) }
    return headings.lazy.compactMap { heading in
      sections.first { $0.names.contains { SectionHeading.isNamed($0, by: heading) } }?.kind
    }.first ?? request.gives
  }

  private func isSince(_ moment: Moment?, early days: Int = 0) -> Bool {
    let first = window.calendar.civil(window.since).date.adding(days: -days)
    return moment.map { window.calendar.day(of: $0) >= first } ?? false
  }

  private static func words(_ error: Value?) -> String {
    switch error {
    case .text(let text)?: shown(text, limit: 200)
    case let other?: shown(String(decoding: JSONWriter.write(other), as: UTF8.self), limit: 200)
    case nil: "it failed"
    }
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
