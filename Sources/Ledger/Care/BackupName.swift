import Model

/// What a backup is called, which tells what it was made for.
enum BackupName: Hashable {
  /// `ledger-2026-11-24.sqlite`: of a day, in UTC.
  case day(CivilDate)
  /// `before-7.sqlite`: before the tables were brought to that step.
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
    // A name that only reads alike (`before-+7`) is somebody else's file.
    guard self.text == text else { return nil }
  }
}
