import Model

/// One jq program out of a system's definitions and the `each` and `map` of its requests.
///
/// Which request it is comes in with the data: a variable of libjq would be fixed when the program is compiled.
enum JQProgram {
  /// The result is a list for each value of `each`: 0 and the records made of it, or 1 and why that went wrong.
  static func text(definitions: String, requests: [RequestForm]) -> String {
    // On one line with the definitions, so that jq's line numbers are those of the system file's `jq:`.
    var text = opening + definitions + start
    for request in requests where request.usesJQ {
      text +=
        "if $request == \(quoted(request.name)) then (\n\(request.each ?? defaultEach)\n) | try [0, (\n\(request.map ?? ".")\n)] catch [1, .]\nelse "
    }
    return text + "error(\"no such request\")" + String(repeating: " end", count: requests.count(where: \.usesJQ))
  }

  /// What its definitions may use.
  static let opening = ". as {p: $p, request: $request, data: $data, since: $since, now: $now, today: $today} | "

  /// Where our own part begins.
  private static let start = "\n$data | "

  /// jq's words about a program without a line number that nobody can look up: those of our own part.
  static func located(_ words: String, in program: String) -> String {
    guard let comma = words.lastIndex(of: ","), words[comma...].hasPrefix(", line "),
      let own = program.firstRange(of: start),
      let line = Int(words[comma...].dropFirst(", line ".count).prefix { $0.isNumber }),
      line > program[..<own.lowerBound].count(where: \.isNewline) + 1
    else { return words }
    return String(words[..<comma])
  }

  /// What jq says of a value that it could not map.
  static func words(_ error: Value?) -> String {
    switch error {
    case .text(let text)?: shown(text, limit: 200)
    case let other?: shown(String(decoding: JSONWriter.write(other), as: UTF8.self), limit: 200)
    case nil: "it failed"
    }
  }

  private static let defaultEach = #"if type == "array" then .[] else . end"#

  private static func quoted(_ text: String) -> String {
    String(decoding: JSONWriter.write(.text(text)), as: UTF8.self).replacing("\\(", with: "\\\\(")
  }

  /// What the program is run on.
  static func input(request: String, data: Value, values: TemplateValues) -> Value {
    // Secrets are not among the parameters of a program.
    let parameters = values.parameters.compactMapValues { value -> Value? in
      switch value {
      case .text(let text): .text(text)
      case .list(let list): .list(list.map(Value.text))
      case .secret: nil
      }
    }
    return .object([
      "p": .object(parameters), "request": .text(request), "data": data, "since": .text(values.window.since.iso8601),
      "now": .text(values.window.now.iso8601), "today": .text(values.window.today.description),
    ])
  }
}
