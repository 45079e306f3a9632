/// A queue in order of arrival. Elements can also leave it before their turn, by their id.
struct CancellableQueue<Element> {
  private var order: [UInt64] = []
  private var front = 0
  private var elements: [UInt64: Element] = [:]

  var count: Int { elements.count }

  mutating func append(_ element: Element, id: UInt64) {
    order.append(id)
    elements[id] = element
  }

  mutating func remove(_ id: UInt64) -> Element? { elements.removeValue(forKey: id) }

  mutating func popFirst() -> (id: UInt64, element: Element)? {
    while front < order.count {
      let id = order[front]
      front += 1
      if let element = elements.removeValue(forKey: id) { return (id, element) }
    }
    order = []
    front = 0
    return nil
  }
}
