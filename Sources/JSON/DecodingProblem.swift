/// Why bytes could not be read in their format. The sentence has no final point.
package struct DecodingProblem: Error, Hashable {
  package let sentence: String
  package init(_ sentence: String) { self.sentence = sentence }
}
