import Config
import Model
import YAML

/// Reads the parts of a request from its section.
struct RequestSettings {
  let names: TemplateNames
  /// Environment variables for every command of the system.
  var environment: [String: Template] = [:]
  /// Advice for error texts of its commands.
  var advice: [(says: String, advice: String)] = []
  /// The address of a source's own `get:`, where it is a secret.
  var secretAddress: Template?
  /// Whether the section is one of a system file.
  var isInSystem = false

  func template(_ text: String, _ section: Section, at key: String) -> Template? {
    do throws(TemplateProblem) {
      return try Template(text, names: names)
    } catch {
      section.report(error.reportedSentence, at: key)
      return nil
    }
  }

  /// A template for a place that other users of the machine, or a log, can read. It must not use a secret.
  func openTemplate(_ text: String, _ section: Section, at key: String) -> Template? {
    guard let template = template(text, section, at: key) else { return nil }
    if template.usesSecret {
      section.report(
        "holds a secret; other users of the machine could read it there. Secrets go into headers: of a get:", at: key)
      return nil
    }
    return template
  }

  /// Reads a jq program. jq has braces of its own; double braces around one of our names are reported, because jq
  /// programs are no templates.
  func program(_ key: String, _ section: inout Section) -> String? {
    guard let text = section.template(key) else { return nil }
    for brace in text.matches(of: /\{\{ *([A-Za-z0-9_]+)[^{}]*\}\}/) where names.kinds[String(brace.1)] != nil {
      section.reportUnfilled(String(brace.0), of: key)
      break
    }
    return text
  }

  static let transports = ["file", "command", "get", "folder", "maildir", "imap"]

  func fetch(_ section: inout Section) -> RequestForm.Fetch? {
    let transports = Self.transports.filter(section.has)
    guard transports.count == 1 else {
      for transport in Self.transports { _ = section.node(transport) }
      section.report(
        transports.isEmpty
          ? "is missing where to read: file: PATH, command: [PROGRAM, ARGUMENT] or get: ADDRESS"
          : "has \(transports.joined(separator: ": and ")):; it can only have one of them")
      return nil
    }
    switch transports[0] {
    case "file":
      return section.template("file").flatMap { openTemplate($0, section, at: "file") }.map(RequestForm.Fetch.file)
    case "folder":
      return section.template("folder").flatMap { openTemplate($0, section, at: "folder") }.map(
        RequestForm.Fetch.folder)
    case "maildir":
      return section.template("maildir").flatMap { openTemplate($0, section, at: "maildir") }.map(
        RequestForm.Fetch.maildir)
    case "imap": return imap(&section)
    case "command": return command(&section)
    default: return get(&section)
    }
  }

  private func command(_ section: inout Section) -> RequestForm.Fetch? {
    if case .scalar(let text, _)? = section.node("command"), text.contains(" ") {
      section.report("should be a list, for example [git, log]; no shell reads it", at: "command")
      return nil
    }
    let words = section.templates("command") ?? []
    let templates = words.compactMap { openTemplate($0, section, at: "command") }
    let environment = environment.merging(variables(&section)) { _, own in own }
    if words.isEmpty { section.report("names no program, for example command: [git, log]", at: "command") }
    let asked = isInSystem ? section.templates("nothing_if") ?? [] : []
    let nothingIf = asked.compactMap { openTemplate($0, section, at: "nothing_if") }
    guard !words.isEmpty, templates.count == words.count, nothingIf.count == asked.count else { return nil }
    return .command(CommandForm(words: templates, environment: environment, nothingIf: nothingIf, advice: advice))
  }

  /// Reads the group `environment:`.
  func variables(_ section: inout Section) -> [String: Template] {
    guard var group = section.section("environment") else { return [:] }
    var variables: [String: Template] = [:]
    for name in group.keys { variables[name] = group.template(name).flatMap { openTemplate($0, group, at: name) } }
    group.finish()
    return variables
  }

  private func get(_ section: inout Section) -> RequestForm.Fetch? {
    let address = secretAddress ?? section.template("get").flatMap { template($0, section, at: "get") }
    // An address without placeholders can be checked now. The sentence does not quote it, because a login may stand
    // in it.
    if let address, case .literal(let text)? = address.parts.first, address.parts.count == 1, Origin(text) == nil,
      !text.lowercased().hasPrefix("webcal://") || Origin("https" + text.dropFirst("webcal".count)) == nil
    {
      section.report(
        text.contains("://")
          ? "is not an address such as https://kpi.example.nl/open.json: http or https, and no login in it"
          : "does not begin with https:// or http://; write the whole address, for example https://kpi.example.nl/open.json",
        at: "get")
    }
    var query: [(name: String, value: Template)] = []
    if var group = section.section("query") {
      for name in group.keys {
        if let value = group.template(name).flatMap({ template($0, group, at: name) }) { query.append((name, value)) }
      }
      group.finish()
    }
    return address.map { .get($0, query: query) }
  }

  /// The literal end of the path or address, whose extension tells the format.
  private func exampleOfPath(_ fetch: RequestForm.Fetch?) -> String {
    let template: Template
    switch fetch {
    case .file(let path): template = path
    case .get(let address, _): template = address
    default: return ""
    }
    guard case .literal(let text)? = template.parts.last else { return "" }
    return String(text.prefix { $0 != "?" })
  }

  func format(_ section: inout Section, of fetch: RequestForm.Fetch?) -> Format? {
    let given = section.choice("format", Format.words.map { ($0, $0) })
    if let own = fetch?.format {
      if let given, given != own { section.report("is \"\(given)\"; this can only be read as \(own)", at: "format") }
      return own == "mail" ? .mail(senders(&section)) : .notes
    }
    guard let word = given ?? Format.word(forPath: exampleOfPath(fetch)) else {
      if !section.has("format") { section.report("is missing \"format\": \(oneOf(Format.words))") }
      return nil
    }
    switch word {
    case "json": return .json
    case "ndjson": return .ndjson
    case "yaml": return .yaml
    case "csv": return .csv(csv(&section))
    case "lines": return .lines(lines(&section))
    case "ics": return .ics
    case "notes": return .notes
    case "mail": return .mail(senders(&section))
    default: return .tasks
    }
  }

  private func csv(_ section: inout Section) -> CSVStyle {
    var style = CSVStyle()
    style.separator = section.choice("separator", [(",", ","), (";", ";"), ("tab", "\t")])
    style.decimal = decimal(&section)
    if var group = section.section("columns") {
      for name in group.keys { style.columns?[name] = group.text(name) }
      group.finish()
    }
    return style
  }

  func decimal(_ section: inout Section) -> NumberStyle? {
    section.choice("decimal", [("comma", .comma), ("point", .point)])
  }

  private func lines(_ section: inout Section) -> LineStyle {
    var style = LineStyle()
    if let fields = section.texts("fields"), !fields.isEmpty { style.fields = fields }
    if let separator = section.template("field_separator"), !separator.isEmpty { style.fieldSeparator = separator }
    if let separator = section.template("record_separator"), !separator.isEmpty { style.recordSeparator = separator }
    return style
  }

  func sections(_ section: inout Section) -> [(kind: RecordKind, headings: [Template])] {
    guard var group = section.section("sections") else { return [] }
    var sections: [(kind: RecordKind, headings: [Template])] = []
    for name in group.keys {
      guard let kind = RecordKind(rawValue: name) else {
        _ = group.node(name)
        group.report("is not a kind of record; it should be \(oneOf(RecordKind.allCases.map(\.rawValue)))", at: name)
        continue
      }
      let headings = (group.templates(name) ?? []).compactMap { openTemplate($0, group, at: name) }
      sections.append((kind, headings))
    }
    group.finish()
    return sections
  }
}
