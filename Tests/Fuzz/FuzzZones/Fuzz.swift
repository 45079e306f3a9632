import Model

@testable import Almanac

/// A zone file of any bytes is a zone that answers, or a trouble.
@_cdecl("LLVMFuzzerTestOneInput")
package func test(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  guard let zone = try? ZoneFile.zone(id: "fuzz", bytes) else { return 0 }
  for second in [-4_000_000_000, 0, 1_790_000_000, 4_000_000_000, 250_000_000_000] as [Int64] {
    let instant = Instant(seconds: second)
    let wall = zone.civil(at: instant)
    // The wall shows it at that instant, or showed it before the clock went back.
    precondition(zone.firstInstant(reaching: wall) <= instant)
    precondition(zone.exists(wall.date))
    _ = zone.transitions(after: instant, through: instant.adding(.seconds(800 * 86_400)))
  }
  return 0
}
