import Config
import YAML

/// How one product is read: a YAML file of `config/systems` or of the administrator.
package struct SystemDefinition: Sendable {
  /// The word that the configuration uses: `git`.
  package let name: String
  /// The name that readers see: `Git`.
  package let title: String
  /// One line for `dagpost systems`.
  package let about: String
  /// The path of its file.
  package let file: String
  let parameters: [Parameter]
  let requests: [RequestForm]
  let http: HTTPForm
  /// Kinds of items that are told as a number, unless the source says otherwise.
  let counted: [String]
  /// The definitions that all its jq programs share.
  let jq: String
  /// The places of placeholders that nothing fills in. A source with one of them is not read.
  let unfilled: [Location]

  /// The whole jq program; nil when the answers have our field names already. All requests share one program, because
  /// compiling costs more than running.
  package var program: String? {
    requests.contains(where: \.usesJQ) || !jq.isEmpty ? JQProgram.text(definitions: jq, requests: requests) : nil
  }

  /// The settings of a source of this system: name, whether it is required, its meaning, an example.
  package var settings: [(name: String, required: Bool, about: String, example: String)] {
    parameters.map { ($0.name, $0.required, $0.help, $0.example) }
  }
}

extension SystemDefinition {
  /// Reads a system file. Nil when it cannot be used; every mistake is then in `problems`, with its place.
  init?(_ bytes: [UInt8], file: String, problems: Problems) {
    let before = problems.all.count
    guard let node = YAMLReader.read(bytes, file: file, problems: problems) else { return nil }
    var section = Section(node, path: "", problems: problems, secrets: Self.noSecrets)
    self.file = file
    name = section.requiredText("system", example: "redmine")
    title = section.text("title") ?? name
    about = section.text("about") ?? ""
    counted = section.texts("counted") ?? []
    var parameters: [Parameter] = []
    if var group = section.section("parameters") {
      for name in group.keys {
        guard var entry = group.section(name) else { continue }
        parameters.append(Parameter(name: name, section: &entry))
      }
      group.finish()
    }
    self.parameters = parameters
    let names = TemplateNames(parameters)
    let filled = problems.unfilled.count
    jq = RequestSettings(names: names).program("jq", &section) ?? ""
    http = HTTPForm(section.section("http"), names: names)
    let environment = RequestSettings(names: names).variables(&section)
    var advice: [(says: String, advice: String)] = []
    if var group = section.section("advice") {
      for says in group.keys { if let text = group.text(says) { advice.append((says, text)) } }
      group.finish()
    }
    var requests: [RequestForm] = []
    if var group = section.section("requests") {
      for name in group.keys {
        guard var entry = group.section(name) else { continue }
        if let request = RequestForm(
          name: name, section: &entry, names: names, mapping: "map", environment: environment, advice: advice)
        {
          requests.append(request)
        }
        entry.finish()
      }
      group.finish()
    }
    self.requests = requests
    unfilled = Array(problems.unfilled.dropFirst(filled))
    if !section.has("requests") || requests.isEmpty && problems.all.count == before {
      section.report("has no requests; a system needs at least one")
    }
    section.finish()
    if problems.all.dropFirst(before).contains(where: { $0.severity == .error }) { return nil }
  }

  /// Everybody may read a system file, so it holds no secret.
  private static let noSecrets = SecretSource { _, _, _ in
    .failure(SecretProblem("is a secret; a system file names a parameter with secret: true, and the source gives it"))
  }
}
