import Config
import YAML

/// What is wrong with a template.
struct TemplateProblem: Error, Hashable {
  let sentence: String
  /// For a file that others may write, the sentence leaves out what stands between the braces.
  var reportedSentence: Sentence { Sentence(sentence, else: "has something between {{ and }} that is not understood") }
  init(_ sentence: String) { self.sentence = sentence }
}
