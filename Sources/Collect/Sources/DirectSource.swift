import Config
import Model
import YAML

/// A source that states in its own section how it is read, without naming a system.
struct DirectSource {
  let request: RequestForm
  let http: HTTPForm
  let directory: String
  /// The source's secrets, under names that its templates cannot spell.
  let secrets: [String: ParameterValue]

  /// Reads the settings of the source. The caller finishes the section.
  init?(_ section: inout Section) {
    let file = section.location(of: "file")?.file ?? section.location(of: "command")?.file ?? section.location.file
    directory = absoluteFolder(of: file)
    var secrets: [String: ParameterValue] = [:]
    http = HTTPForm(direct: &section, secrets: &secrets)
    guard RequestSettings.transports.contains(where: section.has) || section.has("format") else {
      section.report(
        "does not say how it is read: system: NAME, or \(oneOf(RequestSettings.transports.map { "\($0):" }))")
      return nil
    }
    // A published calendar has no login: whoever knows its address can read it.
    var address: Template?
    if case .mapping? = section.node("get") {
      guard let secret = section.secret("get") else { return nil }
      secrets["the address"] = .secret(secret)
      address = Template(secret: "the address")
    }
    guard
      let request = RequestForm(
        name: "records", section: &section, names: TemplateNames(), mapping: "jq", secretAddress: address)
    else { return nil }
    if case .imap = request.fetch, !section.has("login") || !section.has("password") {
      section.report("is missing the login: and password: of its mailbox", at: "imap")
    }
    self.request = request
    self.secrets = secrets
  }
}

extension HTTPForm {
  /// Reads `headers:`, `login:` with `password:`, and `token:`. Secrets become parameters of the source, so that
  /// requests of sources and of systems are made alike.
  fileprivate init(direct section: inout Section, secrets: inout [String: ParameterValue]) {
    self.init(nil, names: TemplateNames())
    func place(_ secret: Secret, as name: String) -> Template {
      secrets[name] = .secret(secret)
      return Template(secret: name)
    }
    if var group = section.section("headers") {
      for name in group.keys {
        // Any header that is not about the form of the answer may hold a key, whatever its name.
        let isPlain = name.lowercased().hasPrefix("accept") || name.lowercased() == "user-agent"
        if case .scalar(let text, _)? = group.node(name), let template = try? Template(text, names: TemplateNames()),
          template.dependsOnTime
        {
          if isPlain {
            headers.append((name, template))
          } else if group.secretTemplate(name) != nil {
            var number = 0
            let hidden = Template(hiding: template) { literal in
              number += 1
              secrets["header \(name) \(number)"] = .secret(Secret(literal))
              return "header \(name) \(number)"
            }
            headers.append((name, hidden))
          }
          continue
        }
        if let value = isPlain ? group.text(name).map(Secret.init) : group.secret(name) {
          headers.append((name, place(value, as: "header \(name)")))
        }
      }
      group.finish()
    }
    let login = section.text("login")
    let password = section.secret("password")
    if section.has("login") != section.has("password") { section.report("has a login or a password without the other") }
    if let login, let password {
      credentials = .basic(login: place(Secret(login), as: "the login"), password: place(password, as: "the password"))
    }
    if let token = section.secret("token") {
      if credentials != nil { section.report("has a login and a token; it can only have one of them", at: "token") }
      credentials = .bearer(place(token, as: "the token"))
    }
  }
}
