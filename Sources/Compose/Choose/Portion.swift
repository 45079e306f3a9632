import Model

/// How much of each part an update shows. Fitting narrows it cut by cut. Real deadlines and sources that could not be
/// read are not in here, because they are never cut.
struct Portion: Hashable {
  var limits = TextLimits.roomy
  var done = 5
  /// The team's own limit of what was done, up to which a milestone is never cut.
  var doneLimit = 5
  var next = 7
  /// So many finished or planned pieces of work share a line where they find none of their own.
  var also = 6
  /// So many of the finished ones among these stand with their effect.
  var effects = 6
  /// Whether milestones stand that come after the day whose plan is told.
  var milestones = true
  var agreed = 3
  var stuck = 3
  var figures = 4
  /// Whether figures without news stand too. They do once a week, and daily where the team's `sections` name them.
  var ordinaryFigures = true
  /// Whether it is told how much of the plan was kept.
  var planKept = true
  /// Whether those to ask are named; as often as ordinary figures.
  var contacts = true
  /// Whether those who are away are named; somebody whose absence raises a question always is.
  var people = true
  var question = true
  /// Whether it is said that more is planned for a day than is usually done.
  var crowded = true
  /// So many notes of the kind `stuck` stand even when `stuck` is less.
  var sent = 3
  /// Quotes, in teams without a celebration note.
  var quotes = 5
  /// Lines of real deadlines. Those beyond share the last line.
  var deadlines = 5
  var proud = 10
  /// Lines of the configuration's own (`lines`).
  var own = OwnLine.most

  /// As much as the layout allows.
  /// - Parameter tellsUsual: whether what is as usual is told in this update, too.
  init(_ layout: Layout, tellsUsual: Bool) {
    ordinaryFigures = tellsUsual || layout.sections?.contains(.numbers) == true
    contacts = tellsUsual || layout.sections?.contains(.people) == true
    func limit(_ kind: SectionKind, _ part: WritableKeyPath<Portion, Int>) {
      if let limit = layout.limits[kind] { self[keyPath: part] = limit }
    }
    limit(.done, \.done)
    limit(.done, \.doneLimit)
    limit(.next, \.next)
    limit(.followThrough, \.agreed)
    limit(.stuck, \.stuck)
    limit(.numbers, \.figures)
    limit(.proud, \.proud)
  }

  /// One narrowing. A cut that saves words only is of no use against too many lines.
  struct Cut: Sendable {
    var savesLines = true
    let narrow: @Sendable (inout Portion) -> Void
  }

  private static func limits(_ limits: TextLimits) -> Cut { Cut(savesLines: false) { $0.limits = limits } }
  private static let tighten = limits(.tight)

  /// First what is as usual and what is only good to know; then small results are joined before any is only counted. A
  /// contact who is away and what people sent stay longest.
  static let daily: [Cut] = [
    Cut { $0.contacts = false },
    Cut { $0.ordinaryFigures = false },
    Cut { $0.planKept = false },
    limits(.brief),
    Cut { $0.quotes = min($0.quotes, 2) },
    limits(.snug),
    Cut { $0.stuck = min($0.stuck, 2) },
    Cut { $0.milestones = false },
    Cut(savesLines: false) { $0.effects = min($0.effects, 3) },
    limits(.terse),
    Cut { $0.people = false },
    Cut(savesLines: false) { $0.effects = min($0.effects, 2) },
    Cut { $0.agreed = min($0.agreed, 2) },
    Cut { $0.stuck = min($0.stuck, 1) },
    Cut { $0.next = min($0.next, 5) },
    Cut(savesLines: false) { $0.effects = min($0.effects, 1) },
    Cut { $0.done = min($0.done, 4) },
    Cut { $0.agreed = min($0.agreed, 1) },
    Cut { $0.next = min($0.next, 4) },
    Cut { $0.stuck = 0 },
    Cut { $0.next = min($0.next, 3) },
    Cut { $0.figures = 0 },
    Cut(savesLines: false) { $0.effects = 0 },
    Cut { $0.done = min($0.done, 3) },
    Cut { $0.also = min($0.also, 4) },
    tighten,
    Cut { $0.also = min($0.also, 2) },
    Cut { $0.question = false },
    Cut { $0.own = min($0.own, 1) },
    Cut { $0.own = 0 },
    Cut { $0.crowded = false },
    Cut { $0.done = min($0.done, 2) },
    Cut { $0.also = 0 },
    Cut { $0.quotes = min($0.quotes, 1) },
    Cut { $0.next = min($0.next, 2) },
    Cut { $0.done = min($0.done, 1) },
    Cut { $0.sent = 1 },
    Cut { $0.quotes = 0 },
    Cut { $0.deadlines = 3 },
    Cut { $0.sent = 0 },
    // What finds no place now is told in the next update.
    Cut { $0.agreed = 0 },
    Cut { $0.next = min($0.next, 1) },
  ]

  static let manager: [Cut] = [tighten]
  static let weekly: [Cut] =
    [limits(.snug)] + (7...9).reversed().map { most in Cut { $0.proud = min($0.proud, most) } }
    + [tighten, Cut { $0.proud = min($0.proud, 6) }, Cut { $0.proud = min($0.proud, 5) }]
    + [
      Cut { $0.own = min($0.own, 1) }, Cut { $0.own = 0 }, Cut { $0.proud = min($0.proud, 4) }, Cut { $0.sent = 1 },
      Cut { $0.proud = min($0.proud, 3) }, Cut { $0.sent = 0 },
    ]
}
