import ArgumentParser
import Model

/// A day as an option.
enum DateOption {
  static func date(_ text: String?, _ flag: String) throws -> CivilDate? {
    guard let text else { return nil }
    guard let date = CivilDate(text) else {
      throw ValidationError("\(flag) is \"\(text)\"; it should be a day that exists, like 2026-12-01")
    }
    return date
  }
}
