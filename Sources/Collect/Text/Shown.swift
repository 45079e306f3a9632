import Model

/// Text from outside, safe and short enough for a sentence to the administrator.
func shown(_ text: String, limit: Int = 60) -> String { UntrustedText(text).shortened(to: limit).description }

/// `"json", "csv" or "yaml"` without the quotes.
func oneOf(_ words: [String]) -> String {
  guard words.count > 1, let last = words.last else { return words.first ?? "" }
  return words.dropLast().joined(separator: ", ") + " or " + last
}
