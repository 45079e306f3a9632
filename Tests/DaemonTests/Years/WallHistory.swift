import Foundation
import Model
import TestOffice

/// What a wall clock shows, as the C library's zdump reads a zone file: nothing of the almanac's is asked.
struct WallHistory: Sendable {
  /// An offset from UTC, in seconds, from a second on.
  private let stretches: [(start: Int64, offset: Int64)]

  /// Nothing before 2025 and after 2038 is known.
  private static let first: Int64 = 1_735_689_600

  init(file: String) throws {
    var found = [(start: Self.first, offset: try Self.offset(file))]
    for line in try Self.output("/usr/bin/zdump", ["-v", "-c", "2025,2039", file]).split(separator: "\n") {
      // … Sun Mar 29 01:00:00 2026 UT = Sun Mar 29 03:00:00 2026 CEST isdst=1 gmtoff=7200
      let words = line.split(separator: " ").map(String.init)
      guard words.count == 16, let offset = Int64(words[15].dropFirst("gmtoff=".count)),
        let second = Self.second(words[1...5])
      else { continue }
      if offset != found.last?.offset { found.append((second, offset)) }
    }
    stretches = found
  }

  /// When the wall first shows this, or something later: the definition of a slot's moment, read literally.
  func first(reaching wall: CivilDateTime) -> Instant {
    for (index, stretch) in stretches.enumerated() {
      let end = index + 1 < stretches.count ? stretches[index + 1].start : .max
      let moment = max(stretch.start, wall.wallSeconds - stretch.offset)
      if moment < end { return Instant(seconds: moment) }
    }
    return Instant(seconds: .max / 2000)
  }

  /// The latest that the wall has shown so far.
  func reached(by instant: Instant) -> CivilDateTime {
    let shown = stretches.enumerated().filter { $1.start <= instant.seconds }.map { index, stretch in
      let end = index + 1 < stretches.count ? stretches[index + 1].start - 1 : .max
      return min(end, instant.seconds) + stretch.offset
    }
    return CivilDateTime(wallSeconds: shown.max() ?? 0)
  }

  func date(at instant: Instant) -> CivilDate {
    let offset = stretches.last { $0.start <= instant.seconds }?.offset ?? 0
    return CivilDateTime(wallSeconds: instant.seconds + offset).date
  }

  private static func second(_ words: ArraySlice<String>) -> Int64? {
    let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    let words = Array(words)
    guard let month = months.firstIndex(of: words[1]), let day = Int(words[2]), let year = Int(words[4]),
      let time = TimeOfDay(words[3]), let date = CivilDate(year: year, month: month + 1, day: day)
    else { return nil }
    return CivilDateTime(date, time).wallSeconds
  }

  private static func offset(_ file: String) throws -> Int64 {
    let text = try output("/usr/bin/date", ["-d", "@\(first)", "+%::z"], environment: ["TZ": file, "LC_ALL": "C"])
    let parts = text.dropFirst().split(whereSeparator: { $0 == ":" || $0.isNewline }).compactMap { Int64($0) }
    guard parts.count == 3 else { throw Unreadable(text: "date said \(text)") }
    return (text.first == "-" ? -1 : 1) * (parts[0] * 3600 + parts[1] * 60 + parts[2])
  }

  private static func output(
    _ program: String, _ arguments: [String], environment: [String: String] = ["LC_ALL": "C"]
  ) throws -> String {
    let process = Process()
    process.executableURL = URL(filePath: program)
    process.arguments = arguments
    process.environment = environment
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let data = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw Unreadable(text: "\(program) failed on \(arguments)") }
    return String(decoding: data, as: UTF8.self)
  }
}
