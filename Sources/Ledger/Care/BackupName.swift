import Model

/// The name of a backup's file, which says what the backup was made for.
enum BackupName: Hashable {
  /// `ledger-2026-11-24.sqlite`: the backup of a day in UTC.
  case day(CivilDate)
  /// `before-7.sqlite`: made before the tables were brought to step 7 of `Schema`.
  case beforeStep(Int)

  var text: String {
    switch self {
    case .day(let day): "ledger-\(day).sqlite"
    case .beforeStep(let step): "before-\(step).sqlite"
    }
  }

  init?(_ text: String) {
    guard text.hasSuffix(".sqlite") else { return nil }
    let stem = text.dropLast(".sqlite".count)
    if stem.hasPrefix("ledger-"), let day = CivilDate(String(stem.dropFirst("ledger-".count))) {
      self = .day(day)
    } else if stem.hasPrefix("before-"), let step = Int(stem.dropFirst("before-".count)), step > 0 {
      self = .beforeStep(step)
    } else {
      return nil
    }
    // `Int` also reads `+7`: a file named `before-+7.sqlite` is not ours.
    guard self.text == text else { return nil }
  }
}
