/// Why bytes could not be read in their format, as a sentence without a final point.
struct DecodingProblem: Error, Hashable {
  let sentence: String
  init(_ sentence: String) { self.sentence = sentence }
}
