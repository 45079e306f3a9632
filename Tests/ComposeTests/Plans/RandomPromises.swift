import Compose
import Model

extension Desk {
  /// Makes up from a seed what earlier updates promised, and the accounts they gave: of work that is there and of work
  /// that is gone, on enough days to know what is usual.
  mutating func promiseAtRandom(seed: UInt64) {
    var random = Seeded(state: seed &* 0xD6E8_FEB8_6659_FD93)
    func chance(_ oneIn: Int) -> Bool { Int.random(in: 0..<oneIn, using: &random) == 0 }
    guard kind == .daily, !chance(4) else { return }
    let today = calendar.civil(now).date
    if chance(2) {
      let planned = (0..<14).map { _ in Int.random(in: 0...4, using: &random) }
      pastPlans(planned.map { Int.random(in: 0...$0, using: &random) }, of: planned)
    }
    func promise(_ key: RecordKey, _ day: CivilDate) {
      let on = min(today, day).adding(days: -Int.random(in: 1...4, using: &random))
      let edition: EditionName = chance(6) ? "other" : slot.edition
      memory.said.append(
        Recalled(Said(.promise, key, day: day, detail: chance(4) ? "more" : ""), edition: edition, on: on))
      if chance(4) {
        let word = ["kept", "moved", "dropped", "vanished", "open"].randomElement(using: &random) ?? "open"
        memory.said.append(
          Recalled(Said(.reconciled, key, day: day, detail: word), edition: edition, on: today.adding(days: -1)))
      }
    }
    for record in order.flatMap({ readings[$0] ?? [] }) {
      switch record {
      case .item(let item) where !item.counted && !chance(3):
        let day = chance(2) ? item.due.map(calendar.day) : nil
        promise(item.key, day ?? today.adding(days: Int.random(in: -4...5, using: &random)))
      case .milestone(let milestone) where chance(2):
        promise(milestone.key, today.adding(days: Int.random(in: -4...5, using: &random)))
      default: break
      }
    }
    for number in 0..<Int.random(in: 0...4, using: &random) {
      let key = RecordKey(source: "planning", kind: .item, id: "gone-\(number)")
      promise(key, today.adding(days: Int.random(in: -2...2, using: &random)))
      memory.seen[key] = Seen(
        first: now.adding(.seconds(-900_000)), finished: chance(3) ? now.adding(.seconds(-90_000)) : nil,
        changed: now, vanished: chance(5) ? nil : now)
      memory.vanished.append(
        .item(Item(key: key, title: UntrustedText("\(RandomTeam.mark)gone\(RandomTeam.mark)"), state: .planned)))
    }
    // In the ledger's order, by the day on which it was said.
    memory.said = memory.said.enumerated().sorted { ($0.element.on, $0.offset) < ($1.element.on, $1.offset) }.map(
      \.element)
  }
}
