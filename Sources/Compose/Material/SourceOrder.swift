import Model

/// The order of records that nothing else orders: as their source has them, which is how people wrote them down or
/// ranked them.
///
/// A key may be a digest. What no source lists any more is sorted by key only so that the order is the same each time.
struct SourceOrder: Comparable {
  let place: Int
  let length: Int
  let id: String
  static func < (a: SourceOrder, b: SourceOrder) -> Bool { (a.place, a.length, a.id) < (b.place, b.length, b.id) }
}

extension RecordKey {
  /// The order of keys where no snapshot gives one: `#9` before `#10`.
  var order: SourceOrder { SourceOrder(place: 0, length: id.utf8.count, id: id) }
}
