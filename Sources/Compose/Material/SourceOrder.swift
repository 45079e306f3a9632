import Model

/// For lines that nothing else orders: as their source has them, which is how people wrote them down or ranked them. A key
/// may be a digest, so what no source lists any more is ordered by it only so that the order is the same each time.
struct SourceOrder: Comparable {
  let place: Int
  let length: Int
  let id: String
  static func < (a: SourceOrder, b: SourceOrder) -> Bool { (a.place, a.length, a.id) < (b.place, b.length, b.id) }
}

extension RecordKey {
  /// `#9` before `#10`, where no snapshot has an order.
  var order: SourceOrder { SourceOrder(place: 0, length: id.utf8.count, id: id) }
}
