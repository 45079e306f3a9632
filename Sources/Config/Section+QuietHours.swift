import Almanac
import Model
import YAML

extension Section {
  /// Quiet hours such as `["12:00-13:00", "18:00-08:00"]`, or `none`. Nil when the key is absent, and after a mistake.
  package mutating func quietHours(_ key: String) -> QuietHours? {
    if scalar(key) == "none" {
      _ = node(key)
      return QuietHours.none
    }
    guard let written = locatedTexts(key) else { return nil }
    if written.isEmpty { report("names no hours; write some, for example [\"12:00-13:00\"], or none", at: key) }
    let spans = written.compactMap { text, place -> QuietHours.Span? in
      if let span = QuietHours.Span(text) { return span }
      problems.add(Problem(at: place, path: join(key), "has \"\(text)\"\(known: whatIsWrong(with: text))"))
      return nil
    }
    guard !spans.isEmpty, spans.count == written.count else { return nil }
    guard let hours = QuietHours(spans) else {
      report("leave no time of the day in which anything may be posted; shorten them", at: key)
      return nil
    }
    return hours
  }

  private func whatIsWrong(with text: String) -> String {
    let words = text.lowercased().split(separator: " ")
    let ends = text.split { $0 == "-" || $0 == "–" }
    if ["after", "from", "na", "vanaf"].contains(words.first) {
      return ", which does not say when posts may go out again; name the end too, for example \"18:00-08:00\""
    }
    if ["before", "until", "voor", "tot"].contains(words.first) {
      return ", which does not say since when; name the start too, for example \"18:00-08:00\""
    }
    if ends.count == 2, QuietHours.Span("\(ends[0])-23:59:59") != nil, QuietHours.Span("00:00:01-\(ends[1])") != nil {
      return ", which is the whole day; name a start and another end, for example \"18:00-08:00\""
    }
    return "; quiet hours are two times of day, for example \"12:00-13:00\", or over midnight \"18:00-08:00\""
  }
}
