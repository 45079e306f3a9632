import JSON
import Model

/// Builds one jq program from a system's definitions and the `each` and `map` of its requests.
///
/// The name of the request is part of the input, because libjq fixes its variables when a program is compiled.
enum JQProgram {
  /// The program's output is a list for each value of `each`: 0 and the records made of it, or 1 and an error.
  static func text(definitions: String, requests: [RequestForm]) -> String {
    // The definitions begin on the first line, so that jq's line numbers are those of the system file's `jq:`.
    var text = opening + definitions + start
    for request in requests where request.usesJQ {
      text +=
        "if $request == \(quoted(request.name)) then (\n\(request.each ?? defaultEach)\n) | try [0, (\n\(request.map ?? ".")\n)] catch [1, .]\nelse "
    }
    return text + "error(\"no such request\")" + String(repeating: " end", count: requests.count(where: \.usesJQ))
  }

  /// The variables that the definitions may use.
  static let opening = ". as {p: $p, request: $request, data: $data, since: $since, now: $now, today: $today} | "

  /// The text at which the generated part of the program begins.
  private static let start = "\n$data | "

  /// An error of jq without its line number where that lies in the generated part, which nobody can look up.
  static func located(_ words: String, in program: String) -> String {
    guard let comma = words.lastIndex(of: ","), words[comma...].hasPrefix(", line "),
      let own = program.firstRange(of: start),
      let line = Int(words[comma...].dropFirst(", line ".count).prefix { $0.isNumber }),
      line > program[..<own.lowerBound].count(where: \.isNewline) + 1
    else { return words }
    return String(words[..<comma])
  }

  /// The sentence about a value that jq could not map.
  static func words(_ error: JSONValue?) -> String {
    switch error {
    case .text(let text)?: shown(text, limit: 200)
    case let other?: shown(String(decoding: other.serialized(), as: UTF8.self), limit: 200)
    case nil: "it failed"
    }
  }

  private static let defaultEach = #"if type == "array" then .[] else . end"#

  private static func quoted(_ text: String) -> String {
    String(decoding: JSONValue.text(text).serialized(), as: UTF8.self).replacing("\\(", with: "\\\\(")
  }

  /// The input of the program. Its parameters hold no secret.
  static func input(request: String, data: JSONValue, values: TemplateValues) -> JSONValue {
    let parameters = values.parameters.compactMapValues { value -> JSONValue? in
      switch value {
      case .text(let text): .text(text)
      case .list(let list): .list(list.map { JSONValue.text($0) })
      case .secret: nil
      }
    }
    return .object([
      "p": .object(parameters), "request": .text(request), "data": data, "since": .text(values.window.since.iso8601),
      "now": .text(values.window.now.iso8601), "today": .text(values.window.today.description),
    ])
  }
}
