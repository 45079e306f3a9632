import Config
import JSON
import Model
import YAML

/// Reads YAML with the configuration's own reader: with limits, without aliases and tags, and with every scalar as
/// text, so that `NO` stays "NO".
enum YAMLDecoder {
  static func decode(_ bytes: [UInt8], file: String) throws(DecodingProblem) -> Decoded {
    let problems = Problems()
    let node = YAMLReader.read(TextDecoder.utf8(bytes), file: file, problems: problems)
    if let problem = problems.sorted.first(where: { $0.severity == .error }) {
      throw DecodingProblem("this is not YAML that can be read: \(problem.sentence) (line \(problem.location.line))")
    }
    return Decoded(value: node.map(value) ?? .null)
  }

  private static func value(_ node: Node) -> JSONValue {
    switch node {
    case .empty: .null
    case .scalar(let text, _): .text(text)
    case .list(let items, _): .list(items.map(value))
    case .mapping(let entries, _):
      .object(Dictionary(entries.map { ($0.key, value($0.value)) }, uniquingKeysWith: { first, _ in first }))
    }
  }
}
