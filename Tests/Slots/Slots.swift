import ArgumentParser
import Config
import Foundation
import Model
import Operate
import Teams

/// For whoever checks the scheduler: questions in, answers out, no configuration; and how long slots take to find.
@main
struct Slots: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "slots", abstract: "Answer scheduler cases from standard input, a JSON object a line.",
    discussion: """
      A case with "after" and "count" is answered with the slots that come next; one with "high_water_mark", "now", \
      "catchup_window_hours" and "already_posted_dates" with what a tick decides. Both have an "id" and a "spec": \
      { "zone": …, "times": ["16:30"], "weekdays": [1, 2, 3, 4, 5], "holidays": [] }, 1 being Monday. Each answer is a \
      line {"id": …, "expected": […]}.
      """)

  @Flag(name: .long, help: "Print how long each slot took to find instead of the answers.") var time = false
  @Option(name: .long, help: "Print how long the plan of this configuration takes, from one date to another.")
  var plan: String?
  @Option(name: .long, help: "The first date of the plan.") var from: String?
  @Option(name: .long, help: "The last date of the plan.") var to: String?

  func run() async throws {
    if let plan { return try timePlan(of: plan) }
    let zones = ZoneRules(.live())
    var isWrong = false
    var number = 0
    while let line = readLine() {
      number += 1
      if line.allSatisfy(\.isWhitespace) { continue }
      switch SlotCase.parse(line).flatMap({ answer($0, zones) }) {
      case .success(let answer): print(answer)
      case .failure(let failure):
        isWrong = true
        FileHandle.standardError.write(Data("line \(number): \(failure.sentence)\n".utf8))
      }
    }
    if isWrong { throw Operate.ExitCode.badData.forShell }
  }

  private func answer(_ question: SlotCase, _ zones: ZoneRules) -> Result<String, SlotCase.Failure> {
    guard time else {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
      return question.answer(zones).flatMap { answer in
        (try? encoder.encode(answer)).map { .success(String(decoding: $0, as: UTF8.self)) }
          ?? .failure(.init(sentence: "\(question.id) has an answer that is no JSON"))
      }
    }
    return question.time(zones).map { slots, took in
      let each = took / .microseconds(1) / Double(max(slots, 1))
      return "\(question.id): \(slots) slots, \((each * 100).rounded() / 100) µs each"
    }
  }

  /// Reading the configuration is left out of both times: that of the whole plan, and that of the slot which the daemon waits
  /// for.
  private func timePlan(of config: String) throws {
    var question = Simulation.Question()
    (question.from, question.through) = (from.flatMap { CivilDate($0) }, to.flatMap { CivilDate($0) })
    let surroundings = Surroundings.live()
    let world = try WorldBuilder.build(LoadedConfig.load(config, surroundings, use: .planning), surroundings).get()
      .world
    let now = surroundings.clock.now()
    let clock = ContinuousClock()
    var slots = 0
    let whole = try clock.measure { slots = try Simulation.run(question, in: world, now: now).slots.count }
    let next = clock.measure { _ = Planner.next(in: world, after: now) }
    print("\(slots) slots in \(whole / .milliseconds(1)) ms; the next of all teams in \(next / .milliseconds(1)) ms")
  }
}

extension Operate.ExitCode {
  fileprivate var forShell: ArgumentParser.ExitCode { ArgumentParser.ExitCode(rawValue) }
}
