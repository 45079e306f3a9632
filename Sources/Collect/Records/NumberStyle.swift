/// How a text writes its fractions.
enum NumberStyle: Sendable, Hashable {
  case point
  case comma
  /// Nobody said; a semicolon separates the columns, so a comma is a decimal one. What could be two numbers is refused.
  case either

  enum Outcome: Equatable {
    case number(Double)
    /// NaN and infinity: there is no value, and it is not zero.
    case none
    case wrong(String)
  }

  func read(_ text: String) -> Outcome {
    let text = text.trimmingSpaces()
    switch text.lowercased() {
    case "", "nan", "-nan", "+nan", "inf", "+inf", "-inf", "infinity", "+infinity", "-infinity", "null", "-":
      return .none
    default: break
    }
    switch self {
    case .point: return plain(text) ?? .wrong("\"\(shown(text))\" is not a number")
    case .comma: return withComma(text) ?? .wrong("\"\(shown(text))\" is not a number with a decimal comma")
    case .either:
      if !text.contains(","), isGrouped(text) {
        return .wrong("\"\(shown(text))\" can be two numbers; say decimal: comma or decimal: point at the source")
      }
      return (text.contains(",") ? withComma(text) : plain(text)) ?? .wrong("\"\(shown(text))\" is not a number")
    }
  }

  private func plain(_ text: String) -> Outcome? {
    guard text.utf8.allSatisfy({ (0x30...0x39).contains($0) || "+-.eE".utf8.contains($0) }), let number = Double(text)
    else { return nil }
    return number.isFinite ? .number(number) : Outcome.none
  }

  /// `7,8` and `1.234,5`; points only where thousands end.
  private func withComma(_ text: String) -> Outcome? {
    let parts = text.split(separator: ",", omittingEmptySubsequences: false)
    guard parts.count <= 2, !text.contains(where: { "eE".contains($0) }) else { return nil }
    let whole = String(parts[0])
    guard !whole.contains(".") || isGrouped(whole), !(parts.count == 2 && parts[1].contains(".")) else { return nil }
    return plain(whole.filter { $0 != "." } + (parts.count == 2 ? ".\(parts[1])" : ""))
  }

  /// `1.234` or `12.345.678`.
  private func isGrouped(_ text: String) -> Bool {
    let digits = text.drop { $0 == "-" || $0 == "+" }
    let groups = digits.split(separator: ".", omittingEmptySubsequences: false)
    return groups.count > 1 && (1...3).contains(groups[0].count) && groups.dropFirst().allSatisfy { $0.count == 3 }
      && groups.allSatisfy { $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }
  }
}
