import Model

/// Untrusted text made safe and short enough for a sentence to the administrator.
func shown(_ text: String, limit: Int = 60) -> String { UntrustedText(text).shortened(to: limit).description }

/// The words as a choice in a sentence: `json, csv or yaml`.
func oneOf(_ words: [String]) -> String {
  guard words.count > 1, let last = words.last else { return words.first ?? "" }
  return words.dropLast().joined(separator: ", ") + " or " + last
}
