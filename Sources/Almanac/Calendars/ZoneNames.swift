import Model

/// Understands zone names that the machine does not know but that can mean only one zone.
struct ZoneNames {
  let store: ZoneStore

  private static let continents = [
    "Europe", "America", "Asia", "Africa", "Australia", "Pacific", "Atlantic", "Indian", "Antarctica",
  ]

  /// The zone for `europe/amsterdam`, `Europe-Amsterdam`, `GMT+01:00`, `tzone://Microsoft/Utc` or `(UTC+01:00)
  /// Amsterdam, Berlin, Bern`.
  func meant(by id: String) -> Zone? {
    let id = id.replacing("\"", with: "").trimmed
    guard id.utf8.count <= 200 else { return nil }
    if let zone = cased(id) ?? cased(id.replacing("-", with: "/")) ?? cased(String(id.split(separator: "/").last ?? ""))
    {
      return zone
    }
    guard let (seconds, rest) = Self.offset(id) else { return city(in: id, offset: nil) }
    // A bare offset is a zone without summer time; an offset before cities is that of the cities, which may have summer
    // time.
    return rest.isEmpty ? fixed(seconds) : city(in: rest, offset: seconds)
  }

  /// A zone with the offset that is part of an otherwise unknown name.
  func offset(in id: String) -> Zone? { Self.offset(id.replacing("\"", with: "").trimmed).map { fixed($0.seconds) } }

  private func fixed(_ seconds: Int32) -> Zone {
    let minutes = abs(seconds) / 60
    func two(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let id = seconds == 0 ? "UTC" : "UTC\(seconds < 0 ? "-" : "+")\(two(minutes / 60)):\(two(minutes % 60))"
    return Zone(id: id, transitions: [], offsets: [], initial: seconds, rule: nil)
  }

  /// The zone by its name in the capitals that the machine's zone names have.
  private func cased(_ id: String) -> Zone? {
    if ["utc", "gmt", "z", "zulu", "etc/utc", "etc/gmt", "coordinated universal time"].contains(id.lowercased()) {
      return .utc
    }
    guard !id.isEmpty, ZoneStore.isValid(id) else { return nil }
    var isFirst = true
    let name = String(
      id.lowercased().map { letter -> Character in
        defer { isFirst = letter == "/" || letter == "_" || letter == "-" }
        return isFirst ? Character(letter.uppercased()) : letter
      })
    return name.contains("/") ? try? store.zone(name) : nil
  }

  /// The zone of the first city that the machine knows, in a list as Windows shows it to people.
  private func city(in names: String, offset: Int32?) -> Zone? {
    for city in names.split(whereSeparator: { ",:;/".contains($0) }).prefix(8) {
      let city = String(city).trimmed.replacing(" ", with: "_")
      guard city.utf8.count >= 4 else { continue }
      for continent in Self.continents {
        guard let zone = cased("\(continent)/\(city)") else { continue }
        guard let offset else { return zone }
        // The smaller of the two offsets is that of winter, on either hemisphere.
        let (january, july) = (Instant(seconds: 1_767_225_600), Instant(seconds: 1_782_864_000))
        if min(zone.offset(at: january), zone.offset(at: july)) == Int(offset) { return zone }
      }
    }
    return nil
  }

  /// The seconds east of UTC in `UTC+1`, `GMT+01:00`, `(GMT+01.00) …` or `+0100`, and the text behind them.
  private static func offset(_ id: String) -> (seconds: Int32, rest: String)? {
    var rest = Substring(id.uppercased())
    let isWrapped = rest.first == "("
    if isWrapped { rest.removeFirst() }
    if rest.hasPrefix("UTC") || rest.hasPrefix("GMT") { rest.removeFirst(3) } else if rest.first != "+" { return nil }
    rest = rest.drop { $0 == " " }
    var seconds: Int32 = 0
    if let sign = rest.first, "+-\u{2212}".contains(sign) {
      rest.removeFirst()
      let digits = rest.prefix { $0.isASCII && $0.isNumber }
      rest = rest.dropFirst(digits.count)
      var (hours, minutes) = (Int32(digits) ?? 99, Int32(0))
      if digits.count == 4 || digits.count == 3 {
        (hours, minutes) = (hours / 100, hours % 100)
      } else if let mark = rest.first, ":.".contains(mark), let told = Int32(rest.dropFirst().prefix(2)) {
        minutes = told
        rest = rest.dropFirst(3)
      }
      guard (1...4).contains(digits.count), hours <= 14, minutes < 60 else { return nil }
      seconds = (hours * 3600 + minutes * 60) * (sign == "+" ? 1 : -1)
    } else if !isWrapped {
      return nil
    }
    if isWrapped {
      guard rest.first == ")" else { return nil }
      rest.removeFirst()
    }
    return (seconds, String(id.suffix(rest.count)).trimmed)
  }
}
