import Model

@testable import Almanac

/// The last line of a zone file, of any bytes, is a rule that answers, or none.
@_cdecl("LLVMFuzzerTestOneInput")
package func test(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  guard let rule = PosixRule(UnsafeBufferPointer(start: start, count: count)) else { return 0 }
  for second in [-4_000_000_000, 0, 1_790_000_000, 1_800_000_000, 250_000_000_000] as [Int64] {
    let stretch = rule.stretch(at: second)
    precondition(stretch.start <= second && second < stretch.end)
    precondition(abs(stretch.offset) <= 26 * 3600)
  }
  return 0
}
