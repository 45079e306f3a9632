import Model
import TestOffice

/// What befalls a machine, one thing after another.
struct YearsLife: CustomStringConvertible {
  var random: Steps
  private(set) var start = Instant(seconds: 0)
  private(set) var end = Instant(seconds: 0)
  private var restarts = 0, rests = 0, sleeps = 0, steps = 0, wrongBoots = 0, upgrades = 0, outages = 0

  init(random: Steps) { self.random = random }

  var description: String {
    "\(restarts) restarts, \(rests) times off, \(sleeps) sleeps, \(steps) steps, \(wrongBoots) starts with a wrong clock, "
      + "\(upgrades) upgrades of tzdata, \(outages) outages"
  }

  private static let hour = 3600, day = 86_400

  mutating func run(_ machine: YearsMachine, until end: Instant) async throws {
    let time = machine.time
    (start, self.end) = (time.truth, end)
    time.boot()
    time.set(skew: .zero, isSynchronised: true)
    try await machine.start()
    while time.truth < end {
      try await machine.live(until: later(random.number(1...5 * Self.day), time))
      switch random.number(0...19) {
      case 0...3: try await restart(machine)
      case 4...5: try await off(machine, for: random.number(Self.hour...4 * Self.day))
      case 6: try await off(machine, for: random.number(5 * Self.day...25 * Self.day))
      case 7...9: try await sleep(machine)
      case 10...13: try await step(machine, by: random.number(-3 * Self.hour...3 * Self.hour))
      case 14: try await step(machine, by: random.number(2...400) * (random.happens(onceIn: 2) ? Self.day : -Self.day))
      case 15: try await bootWrong(machine)
      case 16...17: try await upgrade(machine)
      default: try await outage(machine)
      }
      // After a long rest somebody has to vouch for the clock, or a time service does.
      guard machine.needsPerson else { continue }
      if random.happens(onceIn: 2) { try await machine.vouch() } else { time.set(skew: .zero, isSynchronised: true) }
    }
    machine.chat.set(down: false)
    try await machine.live(until: later(Self.hour, time))
    self.end = time.truth
  }

  private func later(_ seconds: Int, _ time: MachineTime) -> Instant { time.truth.adding(.seconds(seconds)) }

  private mutating func restart(_ machine: YearsMachine) async throws {
    restarts += 1
    // Half of the time something was decided and not sent yet.
    try await machine.look(sends: random.happens(onceIn: 2))
    try machine.stop()
    machine.time.pass(.seconds(random.number(0...90)))
    try await machine.start()
  }

  private mutating func off(_ machine: YearsMachine, for seconds: Int) async throws {
    rests += 1
    try machine.stop()
    machine.time.pass(.seconds(seconds))
    machine.time.boot()
    try await machine.start()
  }

  private mutating func sleep(_ machine: YearsMachine) async throws {
    sleeps += 1
    machine.time.pass(.seconds(random.number(Self.hour...3 * Self.day)))
    machine.disturb()
    try await machine.look()
  }

  /// Somebody sets the clock, and it is put right again after a while, or by a time service.
  private mutating func step(_ machine: YearsMachine, by seconds: Int) async throws {
    steps += 1
    let time = machine.time
    time.set(skew: time.skew + .seconds(seconds), isSynchronised: false)
    machine.disturb()
    let isBig = seconds.magnitude > Self.day
    // A big one is mostly noticed before it is believed.
    let while_ = isBig && !random.happens(onceIn: 4) ? random.number(1...800) : random.number(60...12 * Self.hour)
    try await machine.live(until: later(while_, time))
    if random.happens(onceIn: 4) { try await restart(machine) }
    time.set(skew: .zero, isSynchronised: random.happens(onceIn: 2) ? true : nil)
    machine.disturb()
    try await machine.live(until: later(random.number(1...Self.hour), time))
  }

  /// A machine without a battery, or with a strange one.
  private mutating func bootWrong(_ machine: YearsMachine) async throws {
    wrongBoots += 1
    let time = machine.time
    try machine.stop()
    time.pass(.seconds(random.number(60...2 * Self.day)))
    time.boot()
    let isPast = random.happens(onceIn: 2)
    let shown = Instant(seconds: isPast ? 30 : 2_085_000_000)
    time.set(skew: shown.since(time.truth), isSynchronised: false)
    try await machine.start()
    try await machine.live(until: later(isPast ? random.number(30...3 * Self.day) : random.number(30...800), time))
    time.set(skew: .zero, isSynchronised: random.happens(onceIn: 2) ? true : nil)
    machine.disturb()
    try await machine.live(until: later(random.number(1...Self.hour), time))
  }

  private mutating func upgrade(_ machine: YearsMachine) async throws {
    upgrades += 1
    let zone = machine.teams[random.number(0...machine.teams.count - 1)].zone
    // Rules of the neighbours, or of the other side of the world; later its own again.
    let sources = [zone, YearsTests.zones[random.number(0...YearsTests.zones.count - 1)]]
    try machine.install(sources[random.number(0...1)], as: zone)
    if random.happens(onceIn: 3) { try await restart(machine) }
    try await machine.look()
  }

  private mutating func outage(_ machine: YearsMachine) async throws {
    outages += 1
    machine.chat.set(down: true)
    try await machine.live(until: later(random.number(60...2 * Self.day), machine.time))
    machine.chat.set(down: false)
    try await machine.live(until: later(random.number(60...2 * Self.hour), machine.time))
  }
}
