/// Why a text is not YAML, and how a person would put it.
struct YAMLSyntaxError: Error {
  let location: Location
  /// libyaml's own words, which name no part of the text.
  let problem: String
  let context: String
  /// The line on which what went wrong began.
  let began: Int?

  /// A plain sentence; libyaml's own words where there is no better one.
  var sentence: String { "this is not valid YAML: \(plain)" }

  private var plain: String {
    let since = began.map { $0 == location.line ? "" : " (it began on line \($0))" } ?? ""
    switch problem {
    case "mapping values are not allowed in this context":
      return
        "a name with \":\" cannot stand here; check the indentation, or put quotes around a text that contains \": \""
    case "could not find expected ':'":
      return "a name without \":\"\(since); check the indentation, or whether a \":\" or a quote is missing"
    case "found character that cannot start any token":
      return
        "a value cannot begin with this character; indent with spaces, not tabs, and put quotes around a text that "
        + "begins with @, ` or %"
    case "did not find expected ',' or ']'":
      return "a list in [ ] is not closed, or a comma is missing\(since)"
    case "did not find expected ',' or '}'":
      return "a group in { } is not closed, or a comma is missing\(since)"
    case "found unexpected end of stream", "found unexpected document indicator":
      return "a quote is not closed\(since)"
    case "did not find expected key", "did not find expected '-' indicator":
      return "this line does not belong to the lines above it\(since); check the indentation and the quotes"
    case "did not find expected node content":
      return "a value is missing here; two commas in a row, or a bracket that is not opened"
    case "block sequence entries are not allowed in this context":
      return "a list item (\"- \") cannot stand here; put it on a line of its own"
    case "found a tab character where an indentation space is expected",
      "found a tab character that violates indentation":
      return "indent with spaces, not tabs"
    case "found unknown escape character":
      return
        "an unknown escape after a backslash; in \"double quotes\" write \\\\ for a backslash, or use 'single quotes'"
    case "control characters are not allowed": return "a control character stands here; remove it"
    case "did not find expected <document start>", "did not find expected <stream-start>":
      return "text after the end of the settings; check the indentation of this line"
    default: return context.isEmpty ? problem : "\(problem) \(context)\(since)"
    }
  }
}
