/// Why bytes could not be read in their format. The sentence has no final point.
struct DecodingProblem: Error, Hashable {
  let sentence: String
  init(_ sentence: String) { self.sentence = sentence }
}
