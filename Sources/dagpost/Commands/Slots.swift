import ArgumentParser
import Operate
import Teams

/// For whoever checks the scheduler: questions in, answers out, no configuration.
struct Slots: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Answer scheduler cases from standard input, a JSON object a line.",
    discussion: """
      A case with "after" and "count" is answered with the slots that come next; one with "high_water_mark", "now", \
      "catchup_window_hours" and "already_posted_dates" with what a tick decides. Both have an "id" and a "spec": \
      { "zone": …, "times": ["16:30"], "weekdays": [1, 2, 3, 4, 5], "holidays": [] }, 1 being Monday. Each answer is a \
      line {"id": …, "expected": […]}.
      """,
    shouldDisplay: false)

  @Flag(name: .long, help: "Print how long each slot took to find instead of the answers.") var time = false

  func run() throws {
    let zones = ZoneRules(.live())
    var isWrong = false
    var number = 0
    while let line = readLine() {
      number += 1
      if line.allSatisfy(\.isWhitespace) { continue }
      switch SlotCase.parse(line).flatMap({ answer($0, zones) }) {
      case .success: break
      case .failure(let failure):
        isWrong = true
        Output.error("line \(number): \(failure.sentence)")
      }
    }
    if isWrong { throw Operate.ExitCode.badData.forShell }
  }

  private func answer(_ question: SlotCase, _ zones: ZoneRules) -> Result<Void, SlotCase.Failure> {
    guard time else { return question.answer(zones).map { Output.jsonLine($0) } }
    return question.time(zones).map { slots, took in
      let each = took / .microseconds(1) / Double(max(slots, 1))
      Output.line("\(question.id): \(slots) slots, \((each * 100).rounded() / 100) µs each")
    }
  }
}
