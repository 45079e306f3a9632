import Model

/// A snapshot sorted by kind of record, each record once, together with the window, the memory and the team's settings.
///
/// Everything that chooses lines starts from one `Material`: it answers what a source lists, names and left out.
struct Material {
  let window: Window
  let profile: TeamProfile
  /// The readings of the sources that the configuration names; not that of `dagpost note`.
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
  /// The place of each record in the snapshot: by reading, and within it as its source has it.
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
  /// The workdays after the day of that moment, up to and including today.
  func workdays(since moment: Moment) -> Int { ages.workdays(since: day(of: moment)) }

  init(_ snapshot: Snapshot, memory: Memory, occasion: Occasion, profile: TeamProfile) {
    window = Window(occasion: occasion, memory: memory, readAt: snapshot.at, listed: snapshot.listed)
    self.profile = profile
    readings = snapshot.readings.filter { $0.source != .dagpostNote }
    ages = WorkdayAges(window.occasion)
    var records: [Record] = []
    for record in snapshot.readings.flatMap(\.records) {
      // A figure with several dates is a series whose values share a key: all are kept.
      if case .metric(let metric) = record {
        metrics.append(metric)
        continue
      }
      // Readings hold each record once; should a key come twice, the first record counts.
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

  /// The day on which a note was written or, where it does not say, arrived; today when neither is known.
  func day(of note: Note) -> CivilDate { (note.at ?? note.arrived.map(Moment.instant)).map(day) ?? occasion.today }

  /// Whether this source names owners at all. Only then is a missing owner worth a question.
  func namesOwners(_ source: SourceName) -> Bool { ownerSources.contains(source) }
  /// Whether this source tells when work starts. Only then can work be called not started.
  func tellsStart(_ source: SourceName) -> Bool { startSources.contains(source) }

  /// Whether this source writes down what work is for.
  func namesGoals(_ source: SourceName) -> Bool { goalSources.contains(source) }
  /// Whether the decisions of this source have owners, or days. Only then is a missing one worth a question.
  func namesOwners(ofDecisions source: SourceName) -> Bool { decisionOwners.contains(source) }
  func givesDays(toDecisions source: SourceName) -> Bool { decisionDays.contains(source) }

  var failed: [Reading] {
    readings.filter { if case .failed = $0.outcome { true } else { false } }
  }
  /// Readings that succeeded, but lost records or stopped at a limit. Updates warn of these.
  var readInPart: [Reading] {
    readings.filter { reading in
      guard case .read = reading.outcome else { return false }
      return reading.problems.contains { $0.loss != nil }
    }
  }
  var nothingRead: Bool { !readings.isEmpty && failed.count == readings.count }

  /// Whether the list of a source was incomplete. Its numbers are then told with "at least".
  func isPartial(_ source: SourceName) -> Bool { completeness(of: source).map { !$0.complete } ?? false }
  /// Whether a source was asked for new work. Only then does an update say that none came in.
  func askedForNew(_ source: SourceName) -> Bool { completeness(of: source)?.created == true }

  private func completeness(of source: SourceName) -> Completeness? {
    if case .read(_, let completeness) = reading(of: source)?.outcome { completeness } else { nil }
  }

  func reading(of source: SourceName) -> Reading? { readings.first { $0.source == source } }

  /// Where a record stands among the others; see `SourceOrder`.
  func order(_ key: RecordKey) -> SourceOrder {
    SourceOrder(place: places[key] ?? .max, length: key.id.utf8.count, id: key.id)
  }
}
