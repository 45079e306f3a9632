import Compose
import Foundation
import Model

/// Reads one page line by line and checks what it understands against the records. What several lines say together is
/// checked at the end, with the summary.
struct PageReader {
  let known: Known
  let page: Int
  let facts: PageFacts
  let words: ClaimWords
  let profile: TeamProfile
  /// The plans of the days before, as pages could reckon them up.
  let plansBefore: [CivilDate: DayPlan]
  private(set) var found: [Contradiction] = []

  // What the lines of this page showed.
  var done: [RecordKey] = []
  var doneMore = 0
  /// How much more the note says was finished than it names.
  var resultsMore: Int?
  var next: [RecordKey] = []
  var named: [(key: RecordKey, day: CivilDate)] = []
  var troubles = 0
  /// The day that the heading above names.
  var headingDay: CivilDate?
  /// The last day of the plan that is told, and what is told as not done.
  var planDay: CivilDate?
  var undone: Set<RecordKey> = []
  var (owners, hardOwners, slipped, passed) = (0, 0, 0, 0)
  var absent: Set<String> = []
  var askedFor: Set<String> = []
  var toldUnread: Set<String> = []
  var headlineOwners: [String]?

  var today: CivilDate { known.today(page) }
  var records: [RecordKey: Record] { known.records[page] }
  var isDaily: Bool { known.pages[page].kind == .daily }

  init(
    _ known: Known, _ page: Int, _ facts: PageFacts, _ words: ClaimWords, _ profile: TeamProfile,
    plansBefore: [CivilDate: DayPlan]
  ) {
    (self.known, self.page, self.facts, self.words) = (known, page, facts, words)
    (self.profile, self.plansBefore) = (profile, plansBefore)
  }

  // MARK: Lines

  mutating func read(_ lines: [String]) {
    var place = ClaimWords.Place.head
    var summary: String?
    for (index, line) in lines.enumerated() {
      if index == 0 {
        title(line)
      } else if index == 1, isDaily {
        summary = line
      } else if unread(line) {
        continue
      } else if let heading = heading(line) {
        place = heading
      } else if let (inline, rest) = inline(line) {
        place = inline
        part(rest, in: place, of: line)
      } else if words.match(.fixed, line) != nil || people(line) {
        continue
      } else {
        part(bare(line), in: isDaily ? place : .proud, of: line)
      }
    }
    for reading in known.pages[page].readings where !known.isRead(reading.source, on: page) {
      if !toldUnread.contains(reading.title) {
        object(.unread, lines.first ?? "", "nothing says that \(reading.title) was not read")
      }
    }
    if let resultsMore {
      let others = facts.news.count { $0.kind == .item && !done.contains($0) }
      if others != resultsMore { object(.more, lines.first ?? "", "\(others) others are done") }
    }
    if let summary {
      self.summary(summary)
    } else if isDaily {
      object(.notUnderstood, lines.first ?? "", "it has no summary")
    }
  }

  private mutating func heading(_ line: String) -> ClaimWords.Place? {
    if let found = words.match(.doneHeading, line) {
      since(found["moment"], line)
      return .done
    }
    if words.match(.nextHeading, line) != nil || words.match(.aheadHeading, line) != nil {
      headingDay = nil
      return .next
    }
    if isDaily, let day = days(line).first(where: { $0 >= known.following(page) }) {
      (headingDay, planDay) = (day, day)
      return .next
    }
    return words.match(.proudHeading, line).map { found in
      weekHeading(found, line)
      return .proud
    }
  }

  private func inline(_ line: String) -> (ClaimWords.Place, String)? {
    for (form, place) in [
      (ClaimForm.followHeading, ClaimWords.Place.follow), (.stuckHeading, .stuck), (.numbersHeading, .numbers),
    ] {
      if let rest = words.match(form, line)?["rest"] { return (place, rest) }
    }
    return nil
  }

  private func bare(_ line: String) -> String {
    ["- ", "* "].contains { line.hasPrefix($0) } ? String(line.dropFirst(2)) : line
  }

  private mutating func part(_ text: String, in place: ClaimWords.Place, of line: String) {
    var text = text
    var more = 0
    if words.match(.results, text) == nil, let found = words.match(.more, text), let number = found.number("n"),
      let rest = found["line"]
    {
      (text, more) = (rest, number)
    }
    let isUnderstood: Bool
    switch place {
    case .head:
      isUnderstood =
        ownersAway(text) || nextLine(text)
        || each(words.match(.asksMore, text)?["line"] ?? text) { $0.agreement($1) || $0.figure($1) }
      troubles += 1
    case .done:
      doneMore += more
      isUnderstood = counted(text) || notDone(text) || promise(text) || doneList(text)
    case .next: isUnderstood = crowded(text) || nextList(text)
    case .follow: isUnderstood = each(text) { $0.agreement($1) || $0.promise($1) }
    case .stuck: isUnderstood = lying(text) || each(text) { $0.overdue($1) }
    case .numbers: isUnderstood = each(text, " | ") { $0.planKept($1) || $0.figure($1) }
    case .people, .proud: isUnderstood = proud(text)
    }
    if !isUnderstood { object(.notUnderstood, line, "no sentence is known like this") }
    if more > 0 { hold(more: more, place, line) }
  }

  /// Calls `read` for each of the parts that share a line. An alert mark before a part belongs to it.
  private mutating func each(_ text: String, _ separator: String = "; ", _ read: (inout PageReader, String) -> Bool)
    -> Bool
  {
    func unmarked(_ text: String) -> String { text.hasPrefix("! ") ? String(text.dropFirst(2)) : text }
    let parts = text.split(separator: separator).map { unmarked(String($0)) }
    if parts.count > 1 {
      var reader = self
      if parts.allSatisfy({ read(&reader, $0) }) {
        self = reader
        return true
      }
    }
    return read(&self, unmarked(text))
  }

  /// The parts that share a line, each as long as it has to be for `isPart` to know it; nil where it does not.
  func parts(_ text: String, _ isPart: (String) -> Bool) -> [String]? {
    var parts: [String] = []
    var pending = ""
    for piece in text.components(separatedBy: "; ") {
      pending += pending.isEmpty ? piece : "; " + piece
      if isPart(pending) {
        parts.append(pending)
        pending = ""
      }
    }
    return pending.isEmpty ? parts : nil
  }

  // MARK: Objections

  mutating func object(_ claim: Claim, _ sentence: String, _ why: String) {
    let objection = Contradiction(slot: known.pages[page].slot, claim: claim, sentence: sentence, why: why)
    if !found.contains(objection) { found.append(objection) }
  }

  /// Checks a claim against each record that it can be about. It is taken to be about the one that contradicts it
  /// least.
  mutating func hold<R>(_ claim: Claim, _ sentence: String, _ candidates: [(record: R, problems: [String])]) -> R? {
    guard let best = candidates.min(by: { $0.problems.count < $1.problems.count }) else {
      object(claim, sentence, "no record is called so")
      return nil
    }
    for problem in best.problems { object(claim, sentence, problem) }
    return best.record
  }

  func days(_ text: String?) -> [CivilDate] { text.map { words.days.days($0, from: today) } ?? [] }
  /// Whether a day that was told is the day of a record.
  func isDay(_ text: String?, _ moment: Moment?) -> Bool {
    guard let moment else { return false }
    return days(text).contains(known.day(moment))
  }
}
