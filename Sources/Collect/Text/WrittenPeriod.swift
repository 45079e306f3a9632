import Model

/// Recognises days, months, quarters and weeks as people write them beside a figure. It is a first look at a column
/// that is not read.
enum WrittenPeriod {
  /// The last day of the period; of two possible readings the later one. Nil where the text is neither day nor
  /// period. A period without a year that is not the current one counts as past.
  ///
  /// - Parameter isWeek: whether a number alone is a week.
  static func lastDay(of text: String, today: CivilDate, isWeek: Bool = false) -> CivilDate? {
    let text = text.withoutOddCharacters.lowercased()
    guard text.utf8.count <= 40 else { return nil }
    return day(text) ?? period(text, today, isWeek)
  }

  private static func day(_ text: String) -> CivilDate? {
    let head = text.prefix { $0.isNumber || "-/.".contains($0) }
    // Eight digits without separators may be any number.
    guard head.contains(where: { !$0.isNumber }) else { return nil }
    let rest = text.dropFirst(head.count).drop { "t, ".contains($0) }
    guard rest.isEmpty || rest.first?.isNumber == true && rest.contains(":") else { return nil }
    return [DateOrder.dayMonthYear, .monthDayYear].compactMap { order in
      if case .day(let day)? = MomentText(order: order).moment(String(head)) { day } else { nil }
    }.max()
  }

  private static func period(_ text: String, _ today: CivilDate, _ isWeek: Bool) -> CivilDate? {
    let words = text.split { !$0.isLetter }.map(String.init)
    let numbers = text.split { !$0.isNumber }.map(String.init)
    guard (1...2).contains(numbers.count), text.allSatisfy({ $0.isLetter || $0.isNumber || "-/. ".contains($0) }) else {
      return nil
    }
    let year = numbers.first { $0.count == 4 }.flatMap { Int($0) }
    guard let number = numbers.first(where: { $0.count <= 2 }).flatMap({ Int($0) }),
      (year == nil) == (numbers.count == 1),
      (1990...2200).contains(year ?? today.year)
    else { return nil }
    let isOf = { (names: Set<String>) in !words.isEmpty && words.allSatisfy(names.contains) }
    if isOf(["w", "wk", "week", "woche", "kw", "nr"]) || words.isEmpty && isWeek && year == nil {
      guard (1...53).contains(number) else { return nil }
      guard let year else { return number == today.isoWeek ? today : today.adding(days: -1) }
      return CivilDate(year: year, month: 1, day: 4)?.mondayOfWeek.adding(days: number * 7 - 1)
    }
    if isOf(["q", "k", "e", "kwartaal", "quarter", "quartal", "st", "nd", "rd", "th"]) {
      guard (1...4).contains(number) else { return nil }
      guard year != nil || (today.month + 2) / 3 != number else { return today }
      return year.map { month(number * 3, of: $0) } ?? today.adding(days: -1)
    }
    guard words.isEmpty, (1...12).contains(number), let year, !text.contains(".") else { return nil }
    return month(number, of: year)
  }

  private static func month(_ month: Int, of year: Int) -> CivilDate? {
    CivilDate(year: month == 12 ? year + 1 : year, month: month % 12 + 1, day: 1)?.adding(days: -1)
  }
}

extension CivilDate {
  fileprivate var mondayOfWeek: CivilDate { adding(days: 1 - weekday.rawValue) }
}
