import Model

/// Which news of figures this edition has told: the same is told once, and afterwards quietly.
struct FigureNews {
  /// A signal that began within so many days of one that was told is the same news: the start of a course moves a little
  /// when its oldest values are forgotten, and a figure that swings about its limit is not news each time.
  static let sameDays = 7

  private let told: [RecordKey: [Recalled]]

  init(_ material: Material) {
    let edition = material.occasion.slot.edition
    told = Dictionary(
      grouping: material.memory.said.filter { $0.said.topic == .figure && $0.edition == edition }, by: \.said.record)
  }

  func isNews(_ figure: Figure, _ keys: [RecordKey]) -> Bool {
    let told = keys.flatMap { self.told[$0] ?? [] }
    guard figure.value != nil else {
      guard let last = figure.last else { return false }
      return !told.contains { $0.said.detail == FigureNews.missing && $0.on > last.day }
    }
    guard let signal = figure.signal, let since = signal.since else { return false }
    return !told.contains { recalled in
      guard recalled.said.detail == signal.word, let day = recalled.said.day else { return false }
      return abs(since.days(since: day)) < FigureNews.sameDays
    }
  }

  private static let missing = "missing"

  static func said(_ figure: Figure, _ record: RecordKey) -> Said {
    guard figure.value != nil, let signal = figure.signal else { return Said(.figure, record, detail: missing) }
    return Said(.figure, record, day: signal.since, detail: signal.word)
  }
}

extension FigureSignal {
  /// Nil with too few values.
  init?(of values: [Measurement]) {
    guard let verdict = Course.verdict(on: values.lazy.map(\.value)) else { return nil }
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
