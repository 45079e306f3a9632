import Model

extension RecordReader {
  mutating func metric(_ fields: inout FieldReader) throws(RecordProblem) -> Metric {
    let name = try fields.required("name")
    let given = try fields.string("key")?.trimmingSpaces()
    let key = RecordKey(
      source: source, kind: .metric, id: given.map { UntrustedText($0).description } ?? name.description)
    let value = try fields.quantity("value")
    let at = try fields.moment("at", "date")
    let target = try fields.quantity("target")
    // A sheet may have empty rows for the rest of the year, so only a row with a value is refused.
    if let at, value != nil, calendar.day(of: at) > lastFigureDay ?? calendar.civil(now).date {
      throw RecordProblem(
        "its day, \(calendar.day(of: at)), is still to come, and a figure is of today or earlier; mend its date", .date)
    }
    var metric = Metric(key: key, name: name, value: value?.number, at: at ?? .instant(now))
    metric.unit = try unit(try fields.text("unit"), value, target)
    metric.target = target?.number
    metric.direction = try fields.choice("better", Direction.self)
    metric.people = try fields.count("people")
    isUndated = at == nil
    if isUndated { try refuseHistory(fields) }
    return metric
  }

  /// The unit of a value and its target, whichever of them it is written at.
  private func unit(
    _ written: UntrustedText?, _ value: (number: Double, unit: UntrustedText?)?,
    _ target: (number: Double, unit: UntrustedText?)?
  ) throws(RecordProblem) -> UntrustedText? {
    let units = [written, value?.unit, target?.unit].compactMap { $0 }
    guard let first = units.first else { return nil }
    if let other = units.first(where: { !NumberText.isSame($0.description, first.description) }) {
      throw RecordProblem("it is told in \"\(first)\" and in \"\(other)\"; value, target and unit must agree", .number)
    }
    if let value, value.unit == nil, written == nil, first.description == "%", value.number.magnitude <= 1 {
      throw RecordProblem("target is in % and value is \(value.number); write both with % or both without", .number)
    }
    return first
  }

  /// Refuses a figure without a day when an unknown field holds an earlier day, because its value would count as
  /// today's.
  private func refuseHistory(_ fields: FieldReader) throws(RecordProblem) {
    let today = calendar.civil(now).date
    for name in fields.unknown {
      guard let text = fields.text(ofUnknown: name) else { continue }
      let isDay = HeadingWords.field(for: name, of: .metric) == "date" && !MomentText.isSpelling(text, of: today)
      guard isDay || WrittenPeriod.lastDay(of: text, today: today) ?? today < today else { continue }
      throw RecordProblem(
        "its field \"\(shown(name))\" is not read, so that a value of another day would count as of today; "
          + "if it is the day of the value, call it date", .date)
    }
  }
}
