import Model

/// The snapshot sorted by what it holds, each record once.
struct Material {
  let window: Window
  let profile: TeamProfile
  /// Of the sources that the configuration names.
  let readings: [Reading]
  var items: [Item] = []
  /// Items that left a list whose request says `gone: finished`.
  var gone: [Item] = []
  var milestones: [Milestone] = []
  var metrics: [Metric] = []
  var decisions: [Decision] = []
  var notes: [Note] = []
  var absences: [Absence] = []
  var events: [Event] = []
  /// Where each record stands: in the order of the readings, and in that of its source.
  private var places: [RecordKey: Int] = [:]
  private var ownerSources: Set<SourceName> = []
  private var startSources: Set<SourceName> = []
  private var goalSources: Set<SourceName> = []
  private var decisionOwners: Set<SourceName> = []
  private var decisionDays: Set<SourceName> = []

  var occasion: Occasion { window.occasion }
  var memory: Memory { window.memory }
  func day(of moment: Moment) -> CivilDate { occasion.calendar.day(of: moment) }
  private let ages: WorkdayAges
  /// Workdays after that day and up to today.
  func workdays(since moment: Moment) -> Int { ages.workdays(since: day(of: moment)) }

  init(_ snapshot: Snapshot, window: Window, profile: TeamProfile) {
    self.window = window
    self.profile = profile
    readings = snapshot.readings.filter { $0.source != .dagpostNote }
    ages = WorkdayAges(window.occasion)
    var records: [Record] = []
    for record in snapshot.readings.flatMap(\.records) {
      // A figure with several dates is a series under one key.
      if case .metric(let metric) = record {
        metrics.append(metric)
        continue
      }
      // A reading has each of its records once.
      guard places.updateValue(records.count, forKey: record.key) == nil else { continue }
      records.append(record)
    }
    for record in records { sort(record) }
    gone = window.memory.gone.filter { places[$0.key] == nil }
  }

  private mutating func sort(_ record: Record) {
    switch record {
    case .item(let item):
      items.append(item)
      if item.owner?.isEmpty == false || item.isTaken { ownerSources.insert(item.key.source) }
      if item.state == .active || item.started != nil { startSources.insert(item.key.source) }
      if item.goal.given != nil { goalSources.insert(item.key.source) }
    case .milestone(let milestone): milestones.append(milestone)
    case .metric(let metric): metrics.append(metric)
    case .decision(let decision):
      decisions.append(decision)
      if decision.owner.given != nil { decisionOwners.insert(decision.key.source) }
      if decision.due != nil { decisionDays.insert(decision.key.source) }
    case .note(let note): notes.append(note)
    case .absence(let absence): absences.append(absence)
    case .event(let event): events.append(event)
    }
  }

  /// When somebody wrote a note, as far as anybody knows.
  func day(of note: Note) -> CivilDate { (note.at ?? note.arrived.map(Moment.instant)).map(day) ?? occasion.today }

  /// Whether this source names owners at all: only then is a missing one worth a question.
  func namesOwners(_ source: SourceName) -> Bool { ownerSources.contains(source) }
  /// Whether this source tells when work starts: only then can it be called not started.
  func tellsStart(_ source: SourceName) -> Bool { startSources.contains(source) }

  /// Whether this source writes down what work is for.
  func namesGoals(_ source: SourceName) -> Bool { goalSources.contains(source) }
  /// Whether its decisions have owners, and days: only then is a missing one worth a question.
  func namesOwners(ofDecisions source: SourceName) -> Bool { decisionOwners.contains(source) }
  func givesDays(toDecisions source: SourceName) -> Bool { decisionDays.contains(source) }

  var failed: [Reading] {
    readings.filter { if case .failed = $0.outcome { true } else { false } }
  }
  /// Read, but not all of it could be used. An update that was cut or lost something is told as that.
  var readInPart: [Reading] {
    readings.filter { reading in
      guard case .read = reading.outcome else { return false }
      return reading.problems.contains { $0.loss != nil }
    }
  }
  var nothingRead: Bool { !readings.isEmpty && failed.count == readings.count }

  /// Whether its list was not complete: then its numbers are at least so large.
  func isPartial(_ source: SourceName) -> Bool { completeness(of: source).map { !$0.complete } ?? false }
  /// Whether it was asked for what came in: only then is it known that nothing did.
  func askedForNew(_ source: SourceName) -> Bool { completeness(of: source)?.created == true }

  private func completeness(of source: SourceName) -> Completeness? {
    if case .read(_, let completeness) = reading(of: source)?.outcome { completeness } else { nil }
  }

  func reading(of source: SourceName) -> Reading? { readings.first { $0.source == source } }
}

/// How much of a text a line shows.
struct TextLimits: Hashable {
  var title: Int
  var detail: Int
  var name = 40
  /// In a line that several share.
  var shared = 60
  /// Of a sentence that somebody sent.
  var said = 300
  /// A day or a number is not cut off a title up to this length; half of it in a line that several share.
  var whole = 200

  static let roomy = TextLimits(title: 110, detail: 120)
  static let tight = TextLimits(title: 70, detail: 60, name: 30, shared: 40, whole: 120)

  func subject(_ item: Item, shared isShared: Bool = false) -> Subject {
    Subject(
      title: item.hidden ? UntrustedText("") : shown(item.title, isShared), id: item.id.shortened(to: name),
      link: item.link)
  }
  func subject(_ text: UntrustedText, link: WebLink?, shared isShared: Bool = false) -> Subject {
    Subject(title: shown(text, isShared), link: link)
  }
  private func shown(_ text: UntrustedText, _ isShared: Bool) -> UntrustedText {
    text.shortened(to: isShared ? shared : title, keepingNumbersUpTo: isShared ? whole / 2 : whole)
  }
  /// A detail stands whole or not at all: half a reason is none.
  func detail(_ text: UntrustedText?) -> UntrustedText? { text.given.flatMap { $0.count <= detail ? $0 : nil } }
  func person(_ text: UntrustedText?) -> UntrustedText? { text.given?.shortened(to: name) }
  func people(_ people: [UntrustedText], most: Int = 5) -> Names {
    let named = people.filter { !$0.isEmpty }
    return Names(named.prefix(most).map { $0.shortened(to: name) }, more: max(0, named.count - most))
  }
}

extension UntrustedText? {
  /// Nil also when it is there and empty.
  var given: UntrustedText? { flatMap { $0.isEmpty ? nil : $0 } }
}

/// For lines that nothing else orders: as their source has them, which is how people wrote them down or ranked them. A key
/// may be a digest, so what no source lists any more is ordered by it only so that the order is the same each time.
struct SourceOrder: Comparable {
  let place: Int
  let length: Int
  let id: String
  static func < (a: SourceOrder, b: SourceOrder) -> Bool { (a.place, a.length, a.id) < (b.place, b.length, b.id) }
}

extension Material {
  func order(_ key: RecordKey) -> SourceOrder {
    SourceOrder(place: places[key] ?? .max, length: key.id.utf8.count, id: key.id)
  }
}

extension RecordKey {
  /// `#9` before `#10`, where no snapshot has an order.
  var order: SourceOrder { SourceOrder(place: 0, length: id.utf8.count, id: id) }
}
