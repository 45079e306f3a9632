import ArgumentParser

/// `--wait`.
enum WaitTime {
  /// Sixty without it.
  static func seconds(_ wait: String?) throws -> Int {
    guard let wait else { return 60 }
    let units: [Character: Int] = ["s": 1, "m": 60, "h": 3600]
    let digits = wait.prefix { $0.isNumber }
    let unit = wait.dropFirst(digits.count)
    guard let count = Int(digits), count <= 86_400, unit.count <= 1, let factor = unit.first.map({ units[$0] }) ?? 1
    else { throw ValidationError("--wait is \"\(wait)\"; it should be a time like 60s or 2m") }
    return count * factor
  }
}
