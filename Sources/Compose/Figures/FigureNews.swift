import Model

/// Tells which news of figures is new to the readers of this edition. The same news is told once in full, and
/// afterwards in few words.
struct FigureNews {
  /// Two signals that began within so many days of each other are the same news. The start moves a little when the
  /// oldest values are forgotten, and a figure that swings about its limit is not news each time.
  static let sameDays = 7

  private let told: [RecordKey: [Recalled]]
  private let today: CivilDate

  init(_ material: Material) {
    today = material.occasion.today
    let edition = material.occasion.slot.edition
    told = Dictionary(
      grouping: material.memory.said.filter { $0.said.topic == .figure && $0.edition == edition }, by: \.said.record)
  }

  /// Marks the figure as news, and as back to normal where the last news of it ends. `keys` are the figure's records.
  func mark(_ figure: inout Figure, _ keys: [RecordKey]) {
    let told = keys.flatMap { self.told[$0] ?? [] }
    guard figure.value != nil else {
      figure.isNews =
        figure.last.map { last in
          !told.contains { $0.said.detail == FigureNews.missing && $0.on > last.day }
        } ?? false
      return
    }
    if let (word, since) = figure.unusual {
      figure.isNews = !told.contains { recalled in
        guard recalled.said.detail == word, let day = recalled.said.day else { return false }
        return abs(since.days(since: day)) < FigureNews.sameDays
      }
    } else if let last = told.last, FigureNews.ends.contains(last.said.detail),
      figure.growth == nil, figure.signal != nil || figure.meetsTarget == true,
      today.days(since: last.on) <= FigureNews.endDays
    {
      (figure.isNews, figure.isBack) = (true, true)
    }
  }

  private static let missing = "missing"
  /// News whose end is told too. A shift has no end: it becomes the new normal.
  private static let ends: Set<String> = ["above", "below", Figure.off]
  /// The end is told up to so many days after the news: later nobody remembers what ended.
  private static let endDays = 31

  static func said(_ figure: Figure, _ record: RecordKey) -> Said {
    if figure.value == nil { return Said(.figure, record, detail: missing) }
    guard let (word, since) = figure.unusual else {
      return Said(.figure, record, detail: FigureSignal.usual.word)
    }
    return Said(.figure, record, day: since, detail: word)
  }
}

extension Figure {
  static let off = "off"

  /// What is not as usual, and since when; nil when all is as usual.
  fileprivate var unusual: (word: String, since: CivilDate)? {
    if let offSince { return (Self.off, offSince) }
    guard let signal, let since = signal.since else { return nil }
    return (signal.word, since)
  }
}

extension FigureSignal {
  /// - Parameter values: one a day, oldest first; the signal is that of the last one, nil while too few are known for
  ///   limits.
  init?(of values: [Measurement]) {
    guard let verdict = ControlChart.verdict(on: values.lazy.map(\.value)) else { return nil }
    self =
      switch verdict {
      case .usual: .usual
      case .above(let place): .above(since: values[place].day)
      case .below(let place): .below(since: values[place].day)
      case .shiftedUp(let place, let count): .shiftedUp(since: values[place].day, values: count)
      case .shiftedDown(let place, let count): .shiftedDown(since: values[place].day, values: count)
      }
  }
}
