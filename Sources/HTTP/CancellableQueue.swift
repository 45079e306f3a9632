/// A queue in order of arrival from which anybody may step out.
struct Line<Element> {
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
