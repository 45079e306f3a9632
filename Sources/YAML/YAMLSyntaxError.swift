import Model

/// Why a text is not valid YAML, in words for a person.
struct YAMLSyntaxError: Error {
  let location: Location
  /// libyaml's own words. They quote nothing of the text.
  let problem: String
  let context: String
  /// Where the construct that went wrong began.
  let began: Location?

  /// The problem in plain words, at the place that it is about. Where there is no plain sentence, libyaml's own words
  /// stand.
  func problem(in text: YAMLText) -> Problem {
    let (place, plain) = invisible(text) ?? unclosed(text) ?? glued(text) ?? (location, plain(text))
    // The sentence names punctuation and places, and quotes nothing of the text.
    return Problem(at: place, path: "", "this is not valid YAML: \(known: plain)")
  }

  // MARK: What nobody sees

  private func invisible(_ text: YAMLText) -> (Location, String)? {
    if let (line, scalar) = text.oddIndentation(upTo: location.line) {
      return (
        Location(file: location.file, line: line, column: 1),
        "this line begins with blanks that are none (\(scalar.codePoint), as Teams, Confluence and Outlook paste them); "
          + "delete what stands before its first word and indent it with spaces"
      )
    }
    // The line before is looked at, too, because a text that runs over several lines begins before the line that does
    // not fit.
    for number in Set([location.line - 1, location.line, began?.line ?? location.line]).sorted() where number > 0 {
      let line = text.line(number)
      let indentation = line.prefix { $0 == " " || $0 == "\t" }
      let isRejected = problem.contains("tab") || problem == "found character that cannot start any token"
      if isRejected, number == location.line, indentation.contains("\t") {
        return (
          Location(file: location.file, line: number, column: 1),
          "a tab stands in the indentation of this line; indent with spaces, not tabs"
        )
      }
      for (before, scalar) in zip(line, line.dropFirst()) where scalar.isOdd && (before == ":" || before == "-") {
        return (
          Location(file: location.file, line: number, column: 1),
          "what stands behind the \"\(before)\" on this line looks like a blank and is none (\(scalar.codePoint)); "
            + "write an ordinary space"
        )
      }
    }
    return nil
  }

  // MARK: What does not end

  private func unclosed(_ text: YAMLText) -> (Location, String)? {
    switch problem {
    case "did not find expected ',' or ']'", "did not find expected ',' or '}'", "did not find expected node content":
      guard let (place, sign, comment) = text.openBracket(upTo: location.line) else { return nil }
      if let comment {
        return (
          comment,
          "# begins a comment here, so the \(sign) before it is not closed; put quotes around a name that begins with #"
        )
      }
      return (
        place,
        "\(sign == "[" ? "a list in [ ]" : "a group in { }") is not closed, or a comma is missing\(noticed(place))"
      )
    case "found unexpected end of stream", "found unexpected document indicator":
      return began.map { ($0, "the quote that opens here is not closed\(noticed($0))") }
    case "did not find expected key": return unclosedQuote(text)
    default: return nil
    }
  }

  /// Finds a quote that is not closed: the text ran on to the next quote, so one line has an odd number of quotes.
  private func unclosedQuote(_ text: YAMLText) -> (Location, String)? {
    guard let began, problem == "did not find expected key", began.line < location.line else { return nil }
    let odd = (began.line...location.line).filter { !text.line($0).count(where: { $0 == "\"" }).isMultiple(of: 2) }
    guard odd.count == 1, let column = text.line(odd[0]).lastIndex(of: "\"") else { return nil }
    let place = Location(file: location.file, line: odd[0], column: column + 1)
    return (place, "the quote that opens here is not closed\(noticed(place))")
  }

  /// Finds a missing blank: `zone:Europe` is one word to YAML, so the line below it does not fit.
  private func glued(_ text: YAMLText) -> (Location, String)? {
    guard problem == "mapping values are not allowed in this context" else { return nil }
    var number = location.line - 1
    while number > 0, text.line(number).drop(while: { $0 == " " }).first.map({ $0 == "#" }) ?? true { number -= 1 }
    guard number > 0 else { return nil }
    let line = text.line(number)
    let content = line.drop { $0 == " " }
    guard let colon = content.firstIndex(of: ":"), content[content.startIndex..<colon].allSatisfy({ $0 != " " }),
      colon + 1 < line.count, line[colon + 1] != " ", line[colon + 1] != "/"
    else { return nil }
    return (
      Location(file: location.file, line: number, column: colon + 1),
      "a space is missing behind the \":\" (noticed on line \(location.line))"
    )
  }

  private func noticed(_ place: Location) -> String {
    location.line == place.line ? "" : " (noticed on line \(location.line))"
  }

  // MARK: The rest

  private func plain(_ text: YAMLText) -> String {
    let line = text.line(location.line)
    let since = began.map { $0.line == location.line ? "" : " (it began on line \($0.line))" } ?? ""
    switch problem {
    case "mapping values are not allowed in this context":
      return
        "a name with \":\" cannot stand here; check the indentation, or put quotes around a text that contains \": \""
        + typographicQuotes(in: line)
    case "could not find expected ':'":
      let first = began.map { text.line($0.line) } ?? line
      return "a name without \":\"\(since); \(missingBlank(in: first))" + typographicQuotes(in: first)
    case "found character that cannot start any token":
      let sign = line.dropFirst(location.column - 1).first.flatMap { "@`%".unicodeScalars.contains($0) ? "\($0)" : nil }
      return "a value cannot begin with \(sign ?? "this character"); put quotes around it"
    case "did not find expected ',' or ']'": return "a list in [ ] is not closed, or a comma is missing\(since)"
    case "did not find expected ',' or '}'": return "a group in { } is not closed, or a comma is missing\(since)"
    case "found unexpected end of stream", "found unexpected document indicator": return "a quote is not closed\(since)"
    case "did not find expected key", "did not find expected '-' indicator":
      return "this line does not belong to the lines above it\(since); check the indentation and the quotes"
        + typographicQuotes(in: line)
    case "did not find expected node content":
      return "a value is missing here; two commas in a row, or a bracket that is not opened"
    case "block sequence entries are not allowed in this context":
      return "a list item (\"- \") cannot stand here; put it on a line of its own"
    case "found a tab character where an indentation space is expected",
      "found a tab character that violates indentation":
      return "indent with spaces, not tabs"
    case "found unknown escape character", "did not find expected hexdecimal number":
      return
        "an unknown escape after a backslash; in \"double quotes\" write \\\\ for a backslash, or use 'single quotes'"
    case "control characters are not allowed": return "a control character stands here; remove it"
    case "did not find expected <document start>", "did not find expected <stream-start>":
      return "text after the end of the settings; check the indentation of this line"
    case "found undefined tag handle": return Self.sign("!")
    default: break
    }
    switch context {
    case "while scanning an alias": return Self.sign("*")
    case "while scanning an anchor": return Self.sign("&")
    case "while scanning a tag", "while parsing a tag": return Self.sign("!")
    case "while scanning a directive": return "a line cannot begin with %; put quotes around it"
    case "while scanning a block scalar": return "a text behind | or > begins on the next line, indented with spaces"
    default: return context.isEmpty ? problem : "\(problem) \(context)\(since)"
    }
  }

  private static func sign(_ sign: String) -> String {
    "a value cannot begin with \(sign), which means something else in YAML; put quotes around it"
  }

  /// What to do about a line without a usable ":", such as `zone:Europe` or `-item`, which are single words to YAML.
  private func missingBlank(in line: [Unicode.Scalar]) -> String {
    let content = line.drop { $0 == " " }
    if let dash = content.first, "–—−‐‑•·".unicodeScalars.contains(dash) {
      return "\(dash) (\(dash.codePoint)) makes no list, write an ordinary - and a space"
    }
    if content.first == "-", let next = content.dropFirst().first, next != " ", next != "-" {
      return "a space is missing behind the \"-\""
    }
    let isGlued = zip(content, content.dropFirst()).contains { $0 == ":" && $1 != " " && $1 != "/" }
    if isGlued, !content.contains(" ") || content.prefix(while: { $0 != " " }).contains(":") {
      return "a space is missing behind the \":\""
    }
    return "check the indentation, or whether a \":\" or a quote is missing"
  }

  private func typographicQuotes(in line: [Unicode.Scalar]) -> String {
    guard let quote = line.first(where: { "“”„‘’«»".unicodeScalars.contains($0) }) else { return "" }
    return "; \(quote) is no quote to YAML, write \" or '"
  }
}
