import JSON

extension JQWorker.Failure {
  /// The sentence about a failed request. Where `each` names a field that the answer lacks, it says so.
  func sentence(of request: RequestForm, on data: JSONValue) -> String {
    let sentence = sentence(request: request.name)
    guard case .failed(let words) = self, words.hasPrefix("Cannot iterate over null"), let each = request.each,
      case .object(let fields) = data
    else { return sentence }
    let name = each.drop { $0 == "." || $0.isWhitespace }.prefix { $0.isLetter || $0.isNumber || $0 == "_" }
    guard each.trimmingSpaces().hasPrefix(".\(name)[]"), !name.isEmpty else { return sentence }
    if fields[String(name)] == .null { return "\(sentence); \"\(name)\" is null in what it gave, and no list" }
    guard fields[String(name)] == nil else { return sentence }
    let lists = fields.filter { if case .list = $0.value { true } else { false } }.keys.sorted()
    let advice = lists.count == 1 ? "; its list is \"\(shown(lists[0]))\": say each: \(RecordList.path(lists[0]))" : ""
    return "\(sentence); what it gave has no \"\(name)\"\(advice)"
  }

  /// The sentence for the administrator, about one request of a source.
  package func sentence(request: String) -> String {
    switch self {
    case .doesNotCompile(let words): "its jq program does not compile: \(shown(words, limit: 300))"
    case .failed(let words): "the jq of \(request) stopped: \(shown(words, limit: 300))"
    case .tookTooLong: "the jq of \(request) did not end in time"
    case .died: "the jq of \(request) used too much memory or crashed"
    case .notStarted(let words): "the jq worker could not be started: \(shown(words, limit: 300))"
    }
  }
}
