import Model

@testable import Almanac

private let zones = ZoneStore()
private let amsterdam = (try? zones.zone("Europe/Amsterdam")) ?? .utc
private let first = CivilDate(dayNumber: 20_700)

/// A calendar of any bytes has entries in the range that was asked, or is a trouble with a sentence.
@_cdecl("LLVMFuzzerTestOneInput")
package func test(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  let last = first.adding(days: 123)
  do throws(CalendarTrouble) {
    let contents = try CalendarFile.read(bytes, from: first, through: last, zone: amsterdam, zones: zones)
    precondition(contents.entries.count <= CalendarFile.entryLimit)
    for entry in contents.entries {
      precondition(entry.firstDay <= last && entry.lastDay >= first && entry.firstDay <= entry.lastDay)
    }
  } catch {
    precondition(!error.sentence.isEmpty)
  }
  return 0
}
