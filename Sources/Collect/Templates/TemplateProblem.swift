import Config

struct TemplateProblem: Error, Hashable {
  let sentence: String
  /// Of a file of others, not what stands between the braces.
  var reportedSentence: Sentence { Sentence(sentence, else: "has something between {{ and }} that is not understood") }
  init(_ sentence: String) { self.sentence = sentence }
}
